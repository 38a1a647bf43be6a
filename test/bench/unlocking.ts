import { deriveKey } from '../../src/storage/keys.ts'
import { readProfileFile, type ProfileFile } from '../../src/storage/profile-file.ts'
import { passphrase, TestCore } from '../support/core.ts'
import { median, timed, type Figure } from './figure.ts'
import { exampleProfile } from './start.ts'

const runs = 15

/** From the passphrase to the open profile, beside the derivation of the key from it alone, which is slow on purpose. */
export async function measureUnlocking(): Promise<Figure[]> {
  const folder = await exampleProfile()
  const core = new TestCore(folder)
  const wrapped = (readProfileFile(folder) as ProfileFile).passphrase
  const ours: number[] = []
  const bare: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const derivation = await timed(() => deriveKey(passphrase, wrapped))
    const unlocking = await timed(() => core.do('profile.unlock', { passphrase }))
    await core.do('profile.lock', {})
    // The first round fills the caches of the disk.
    if (run === 0) continue
    bare.push(derivation)
    ours.push(unlocking)
  }
  await core.close()
  return [
    {
      section: 'unlocking',
      name: 'passphrase to open profile',
      value: median(ours),
      unit: 'ms',
      peers: [{ name: 'key derivation alone', value: median(bare) }],
      limit: { rule: '≤ 2 × key derivation', value: 2 * median(bare) },
      how: `median of ${runs} unlockings of a profile with the example case, in turn with the bare ${wrapped.derivation.name}`,
    },
  ]
}
