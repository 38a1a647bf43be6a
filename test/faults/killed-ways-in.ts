import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOfficeKey } from '../../src/storage/office-key.ts'
import { noteOf, passphrase as firstPassphrase, startCase, temporaryFolder, TestCore, TestHost } from '../support/core.ts'
import { noOutcome, type Fault } from './fault.ts'
import { untilKilled } from './killed-process.ts'

/** What the process said: what it is about to change, or what stands now. */
export type WayIn =
  | { readonly changing: 'passphrase' | 'keychain' | 'office'; readonly to?: string }
  | { readonly passphrase: string }
  | { readonly keychain: boolean }
  | { readonly office: boolean }

/** What must be so, and what was on its way. */
type Ways = { passphrase: string; keychain: boolean; office: boolean; changing: Extract<WayIn, { changing: string }> | null }

/** The passphrase is changed, and the keychain and the office's key are put on and taken off, when the process is killed. What was acknowledged opens; what was taken off does not. */
export const killedWaysIn: Fault = {
  name: 'killed while the passphrase is changed, or a way in is added or removed',
  times: 40,
  short: 2,
  run: async (times, random) => {
    const outcome = noOutcome()
    const { folder, keyFile } = await profileWithOldBackups()
    const ways: Ways = { passphrase: firstPassphrase, keychain: false, office: false, changing: null }
    for (let round = 0; round < times; round += 1) {
      const said = await untilKilled<WayIn>('faults/child-ways-in.ts', [folder, keyFile, ways.passphrase, String(round)], 10 + random() * 600)
      Object.assign(ways, { changing: null })
      for (const one of said) Object.assign(ways, 'changing' in one ? { changing: one } : { ...one, changing: null })
      outcome.tried += 1
      try {
        const missing = await missingWays(folder, ways)
        if (missing.length > 0) outcome.lost += 1
        outcome.problems.push(...missing.map((problem) => `round ${round}: ${problem}`))
      } catch (error) {
        outcome.corrupt += 1
        outcome.problems.push(`round ${round}: ${String(error)}`)
      }
    }
    return outcome
  },
}

/** A profile with a backup of today's key and one of an earlier key, and an office's public key. */
async function profileWithOldBackups(): Promise<{ folder: string; keyFile: string }> {
  let now = Date.now() - 86_400_000
  const core = await TestCore.open(undefined, { clock: () => new Date(now) })
  const { inspectionId } = await startCase(core)
  await core.do('note.create', noteOf(inspectionId, 'Den første note'))
  await core.do('profile.backUp', {})
  await core.do('profile.rekey', { passphrase: firstPassphrase })
  now += 86_400_000
  await core.do('profile.backUp', {})
  await core.close()
  const keyFile = join(temporaryFolder(), 'kontor.json')
  writeFileSync(keyFile, (await makeOfficeKey('Kontoret', firstPassphrase, (length) => new Uint8Array(randomBytes(length)))).publicFile)
  return { folder: core.folder, keyFile }
}

export function hostWithKeychain(): TestHost {
  const host = new TestHost()
  host.hasKeychain = true
  return host
}

async function missingWays(folder: string, ways: Ways): Promise<string[]> {
  const missing: string[] = []
  const core = new TestCore(folder, {}, hostWithKeychain())
  const before = ways.passphrase
  if (!(await core.call('profile.unlock', { passphrase: before })).ok) {
    const { changing } = ways
    if (changing?.changing !== 'passphrase') return [`»${before}« opens no more, and was not being changed`]
    ways.passphrase = changing.to ?? ''
    await core.do('profile.unlock', { passphrase: ways.passphrase })
  }
  const status = await core.do('profile.status', {})
  for (const [way, holds] of [
    ['keychain', status.keychainHoldsKey],
    ['office', status.office !== null],
  ] as const) {
    if (ways.changing?.changing === way) ways[way] = holds
    else if (ways[way] !== holds) missing.push(`${way}: ${holds ? 'is still there' : 'is gone'}`)
  }
  const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
  if ((await core.do('note.list', { inspectionId })).length !== 1) missing.push('the note')
  const [own] = await core.do('profile.backups', {})
  if ((own?.backups.length ?? 0) < 2) missing.push('a backup')
  for (const { day, from } of own?.backups ?? []) {
    const opens = await core.call('profile.previewBackup', { day, from, passphrase: ways.passphrase })
    if (!opens.ok) missing.push(`the backup of ${day} does not open with what opens the profile`)
  }
  await core.close()
  return missing
}
