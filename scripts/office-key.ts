/** `npm run office-key -- make --out DIR [--name NAME]`: makes an office's key pair; the private half is encrypted by a passphrase that is asked for. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { weaknessOf } from '../src/domain/passphrase.ts'
import { systemEnvironment } from '../src/operations/environment.ts'
import { fingerprintOf, makeOfficeKey, readOfficePublicKey } from '../src/storage/office-key.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, name: { type: 'string', default: 'Kontoret' } },
})

/** Asks on the terminal without showing what is typed; a pipe is read line by line. */
const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
const terminal = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY })
const lines = terminal[Symbol.asyncIterator]()
async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const { value } = await lines.next()
  process.stderr.write('\n')
  return value ?? ''
}

async function make(folder: string): Promise<string | null> {
  const [publicPath, privatePath] = ['offentlig', 'privat'].map((half) => join(folder, `kontor.${half}.json`)) as [string, string]
  if (existsSync(publicPath) || existsSync(privatePath)) return `Der ligger allerede en nøgle i ${folder}. Intet er overskrevet.`
  const passphrase = await ask('Adgangssætning til den private nøgle: ')
  if (weaknessOf(passphrase) !== null) return 'Adgangssætningen er for let at gætte. Brug mindst tolv tegn, fx fire tilfældige ord.'
  if ((await ask('Skriv den igen: ')) !== passphrase) return 'De to adgangssætninger er ikke ens.'
  const { random } = systemEnvironment({ profileFolder: folder, resourcesFolder: '', appVersion: '' })
  const { publicFile, privateFile } = await makeOfficeKey(values.name, passphrase, random)
  mkdirSync(folder, { recursive: true })
  writeFileSync(privatePath, privateFile, { mode: 0o600, flag: 'wx' })
  writeFileSync(publicPath, publicFile, { flag: 'wx' })
  const key = readOfficePublicKey(publicFile)
  if (key === null || key === 'private') return 'Nøglen kunne ikke læses igen.'
  console.log(`Den offentlige nøgle, som gives ud: ${publicPath}`)
  console.log(`Den private nøgle, som bliver på kontoret: ${privatePath}`)
  console.log(`Fingeraftryk: ${fingerprintOf(key)}`)
  return null
}

const trouble =
  positionals[0] === 'make' && values.out !== undefined ? await make(values.out) : 'Brug: npm run office-key -- make --out MAPPE [--name "Kontorets navn"]'
terminal.close()
if (trouble !== null) {
  console.error(trouble)
  process.exitCode = 1
}
