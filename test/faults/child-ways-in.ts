/** A process that changes what opens a profile, over and over until it is killed: node child-ways-in.ts FOLDER OFFICEKEY PASSPHRASE ROUND */
import { writeSync } from 'node:fs'
import { TestCore } from '../support/core.ts'
import { hostWithKeychain, type WayIn } from './killed-ways-in.ts'

const [folder = '', keyFile = '', given = '', round = ''] = process.argv.slice(2)
const say = (way: WayIn): number => writeSync(1, `${JSON.stringify(way)}\n`)

const core = new TestCore(folder, {}, hostWithKeychain())
let passphrase = given
const { keychainHoldsKey, office } = await core.do('profile.unlock', { passphrase })
core.host.openPath = keyFile
const { name, publicKey } = await core.do('profile.readOfficeKey', {})
let [isInKeychain, isAtOffice] = [keychainHoldsKey, office !== null]
writeSync(1, 'open\n')
for (let count = 0; ; count += 1) {
  const to = `lampe sofa cykel solskin ${round} ${count}`
  say({ changing: 'passphrase', to })
  await core.do('profile.changePassphrase', { from: passphrase, to })
  passphrase = to
  say({ passphrase })

  say({ changing: 'keychain' })
  isInKeychain = !isInKeychain
  await core.do('profile.setKeychain', { isUsed: isInKeychain, passphrase })
  say({ keychain: isInKeychain })

  say({ changing: 'office' })
  isAtOffice = !isAtOffice
  if (isAtOffice) await core.do('profile.addOfficeKey', { officeKey: { name, publicKey }, passphrase })
  else await core.do('profile.removeOfficeKey', { passphrase })
  say({ office: isAtOffice })
}
