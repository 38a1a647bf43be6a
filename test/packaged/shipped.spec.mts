import { expect, test } from '@playwright/test'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { billOfMaterials, type BillOfMaterials } from '../../scripts/bill-of-materials.ts'
import { linuxFolder } from '../../scripts/package.ts'
import { findRuntime } from '../../scripts/runtime.ts'

const root = join(import.meta.dirname, '../..')
const resources = join(linuxFolder, 'resources')
const written = readFileSync(join(resources, 'bill-of-materials.cdx.json'), 'utf8')
const bill = JSON.parse(written) as BillOfMaterials

/** Licences that ask for no more than to be named; those of fonts and of data among them. */
const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
  'OFL-1.1',
  'blessing',
]

const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

/** Packages that the program's own source imports for more than their types. */
function imported(): Set<string> {
  const found = new Set<string>()
  for (const file of globSync('{src,electron,renderer}/**/*.{ts,tsx,css}', { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8')
    for (const [, specifier = ''] of source.matchAll(/(?:^import (?!type\b)[^'"]*?|^export [^'"]*? from |@import |\bimport\()['"]([^'".][^'"]*)['"]/gm))
      if (!/^(node:|electron$)/.test(specifier)) found.add(packageOf(specifier))
  }
  return found
}

test('the bill of materials is CycloneDX 1.6 and names everything that the source imports, with version, licence and hash', () => {
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application', name: 'selvsyn' } } })
  const refs = bill.components.map((one) => one['bom-ref'])
  expect(new Set(refs).size).toBe(refs.length)
  for (const { type, name, version, purl, licenses, hashes } of bill.components) {
    expect(['library', 'framework'], name).toContain(type)
    expect(version, name).toMatch(/^\d+\.\d+/)
    expect(purl, name).toMatch(/^pkg:(npm|generic)\/[^@]+@\d/)
    expect(licenses?.length, name).toBe(1)
    if (purl.startsWith('pkg:npm/') && name !== 'electron')
      expect(hashes, name).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }])
  }
  const locked = (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string; name?: string }> })
    .packages
  const named = new Map(bill.components.map(({ name, version }) => [name, version]))
  const own = imported()
  expect(own.size).toBeGreaterThan(15)
  for (const name of own) {
    const entry = locked[`node_modules/${name}`]
    expect(named.get(entry?.name ?? name), name).toBe(entry?.version)
  }
  for (const { ref, dependsOn } of bill.dependencies)
    for (const one of [ref, ...dependsOn]) expect([...refs, bill.metadata.component['bom-ref']]).toContain(one)
})

test('the same checkout gives the same bill, which says nothing of time, machine and registry', async () => {
  const folders = Object.entries((JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, unknown> }).packages)
    .map(([folder]) => folder)
    .filter((folder) => folder !== '' && bill.components.some(({ purl }) => purl === purlIn(folder)))
  const { version } = await findRuntime()
  expect(`${JSON.stringify(billOfMaterials(root, folders, version), null, 2)}\n`).toBe(written)
  expect(written).not.toContain(dirname(root))
  expect(written.replace(bill.$schema, '')).not.toMatch(/https?:|localhost|\d{4}-\d\d-\d\dT|serialNumber|timestamp/)
})

function purlIn(folder: string): string {
  try {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { name: string; version: string }
    return `pkg:npm/${name.replace('@', '%40')}@${version}`
  } catch {
    // Of another system, and not installed here.
    return ''
  }
}

test('what is shipped may be shipped: every licence is one that asks only to be named, and is there in its own words', () => {
  const words = readFileSync(join(resources, 'licences.txt'), 'utf8')
  for (const { name, version, licenses } of bill.components) {
    const [one] = licenses ?? []
    const said = one === undefined ? '' : 'license' in one ? one.license.id : one.expression
    // Of alternatives one must be allowed, of licences that hold together all.
    const isAllowed = said
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((way) => way.split(' AND ').every((licence) => allowed.includes(licence)))
    expect(isAllowed, `${name}: ${said}`).toBe(true)
    // The others stand in Electron's own files and in the native module's.
    if (!['electron', 'sqlite', 'sqlite3multipleciphers'].includes(name)) expect(words).toContain(`${name} ${version}\n`)
  }
})
