import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'

const clock = (): Date => new Date('2026-11-21T10:00:00.000Z')

async function damagedProfile() {
  const core = await TestCore.open(undefined, { clock })
  const { inspectionId } = await startCase(core)
  const to = { noun: 'inspection' as const, id: inspectionId }
  await core.do('attachment.add', { to, fileName: 'aftale.txt', bytes: Buffer.from('Aftalen'), rendition: null, takenAt: null })
  await core.do('note.create', noteOf(inspectionId, 'Med i kopien'))
  await core.do('profile.backUp', {})
  const backup = join(core.folder, 'backups', 'selvsyn-2026-11-21.db')
  const early = ['.db', '.summary.json'].map((ending) => [backup.replace('.db', ending), readFileSync(backup.replace('.db', ending))] as const)
  await core.do('note.create', noteOf(inspectionId, 'Skrevet efter kopien'))
  await core.do('draft.put', { target: 'note:x:text', base: null, payload: 'Halvt skrevet' })
  await core.close()
  for (const [path, bytes] of early) writeFileSync(path, bytes)
  const path = join(core.folder, 'selvsyn.db')
  const bytes = readFileSync(path)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(path, bytes)
  return { core, inspectionId, damaged: bytes }
}

describe('rescuing a damaged profile', () => {
  it('opens it with what was written after the backup, sets the damaged one aside and says that nothing is missing', async () => {
    const { core, inspectionId, damaged } = await damagedProfile()
    const again = new TestCore(core.folder, { clock })
    expect((await again.fail('profile.unlock', { passphrase })).code).toBe('profileDamaged')
    const input = { backup: { day: '2026-11-21' }, unnamed: 'Sag uden titel' }
    expect((await again.fail('profile.recover', { ...input, passphrase: 'en helt anden adgangssætning' })).code).toBe('wrongPassphrase')
    const { status, report } = await again.do('profile.recover', { ...input, passphrase })
    expect(status.state).toBe('open')
    expect(report).toMatchObject({ isReadable: true, lost: [], maybeOlder: [], stepsMissing: 0, tables: [], files: [] })
    expect((await again.do('note.list', { inspectionId })).map(({ text }) => text)).toEqual(['Med i kopien', 'Skrevet efter kopien'])
    expect((await again.do('draft.list', {})).map(({ payload }) => payload)).toEqual(['Halvt skrevet'])
    expect((await again.do('search.find', { query: 'kopien', limit: 10 })).hits).toHaveLength(2)
    const [aside] = await again.do('profile.asides', {})
    expect(readFileSync(join(core.folder, `selvsyn-before-restore-${aside?.name}.db`)).equals(damaged)).toBe(true)
    expect(readdirSync(core.folder).filter((name) => name.startsWith('salvage'))).toEqual([])
    await again.close()
  })

  it('tells of files that are gone or changed by the names of case and row, once the backups do not have them either', async () => {
    const { core } = await damagedProfile()
    const again = new TestCore(core.folder, { clock })
    await again.do('profile.recover', { backup: { day: '2026-11-21' }, passphrase, unnamed: 'Sag uden titel' })
    const [name = ''] = readdirSync(join(core.folder, 'attachments'))
    const path = join(core.folder, 'attachments', name)
    const spare = join(core.folder, 'backups', 'attachments', name)
    rmSync(path)
    expect(await again.do('profile.checkFiles', {})).toEqual([])
    expect(existsSync(path)).toBe(true)
    const named = { fileName: 'aftale.txt', caseNumber: '2017-0289209', caseTitle: 'Inspektion af Ungecentret' }
    rmSync(spare)
    const bytes = readFileSync(path)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(await again.do('profile.checkFiles', {})).toEqual([{ trouble: 'changed', ...named }])
    rmSync(path)
    expect(await again.do('profile.checkFiles', {})).toEqual([{ trouble: 'missing', ...named }])
    await again.close()
  })
})
