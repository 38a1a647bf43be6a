import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A package as its own package.json describes it. */
type Package = {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly dependencies?: Readonly<Record<string, string>>
}

/** A component of CycloneDX 1.6, as far as this program says anything of it. */
export type Component = {
  readonly type: 'library' | 'framework' | 'application'
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly scope?: 'required'
  readonly licenses?: readonly ({ readonly license: { readonly id: string } } | { readonly expression: string })[]
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[]
}

export type BillOfMaterials = {
  readonly $schema: string
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly version: 1
  readonly metadata: { readonly lifecycles: readonly { readonly phase: 'build' }[]; readonly component: Component }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const purlOf = ({ name, version }: Pick<Package, 'name' | 'version'>): string => `pkg:npm/${name.replace('@', '%40')}@${version}`

function licensesOf({ license, name }: Package): NonNullable<Component['licenses']> {
  const said = typeof license === 'string' ? license : (license?.type ?? '')
  if (said === '') throw new Error(`${name} does not say its licence`)
  return /[ ()]/.test(said) ? [{ expression: said }] : [{ license: { id: said } }]
}

/** The hash that the lockfile has of a package's archive. */
function hashesOf(integrity: string | undefined): NonNullable<Component['hashes']> {
  const [algorithm, digest] = integrity?.split('-', 2) ?? []
  return algorithm === 'sha512' && digest !== undefined ? [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] : []
}

/**
 * What the program is made of, as CycloneDX 1.6 (ECMA-424). The same checkout gives the same bytes: no time, no machine, no address that a package was fetched from.
 * @param folders of the packages that are shipped, relative to the checkout
 * @param electron the version of Electron that it runs on
 * @throws Error for a package that says no licence
 */
export function billOfMaterials(root: string, folders: readonly string[], electron: string): BillOfMaterials {
  const own = read(join(root, 'package.json')) as Package
  const locked = (read(join(root, 'package-lock.json')) as { packages: Record<string, { integrity?: string }> }).packages
  const packages = folders.toSorted().map((folder) => ({ folder, described: read(join(root, folder, 'package.json')) as Package }))
  const components = packages.map(({ folder, described }): Component => {
    const { name, version } = described
    const purl = purlOf(described)
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      purl,
      scope: 'required',
      licenses: licensesOf(described),
      hashes: hashesOf(locked[folder]?.integrity),
    }
  })
  const runtime: Component = {
    type: 'framework',
    'bom-ref': purlOf({ name: 'electron', version: electron }),
    name: 'electron',
    version: electron,
    purl: purlOf({ name: 'electron', version: electron }),
    scope: 'required',
    licenses: [{ license: { id: 'MIT' } }],
  }
  const engine = engineComponents(root)
  const refs = new Map(packages.map(({ folder, described }) => [folder.slice(folder.lastIndexOf('node_modules/') + 13), purlOf(described)]))
  const needed = packages.map(({ described }) => ({
    ref: purlOf(described),
    dependsOn: [
      ...Object.keys(described.dependencies ?? {}).flatMap((name) => refs.get(name) ?? []),
      ...(described.name.startsWith('better-sqlite3') ? engine.map((one) => one['bom-ref']) : []),
    ],
  }))
  const program: Component = { type: 'application', 'bom-ref': purlOf(own), name: own.name, version: own.version, purl: purlOf(own) }
  const all = unique([...components, ...engine, runtime])
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: program },
    components: all,
    dependencies: [
      { ref: program['bom-ref'], dependsOn: all.map((one) => one['bom-ref']) },
      ...needed.filter(({ ref }, i) => needed.findIndex((one) => one.ref === ref) === i),
    ],
  }
}

/** The database itself, which the native module holds as C: by the versions that its header states. */
function engineComponents(root: string): Component[] {
  const header = readFileSync(join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.h'), 'utf8')
  const component = (name: string, pattern: RegExp, licence: string): Component => {
    const version = pattern.exec(header)?.[1] ?? ''
    const purl = `pkg:generic/${name}@${version}`
    return { type: 'library', 'bom-ref': purl, name, version, purl, scope: 'required', licenses: [{ license: { id: licence } }] }
  }
  return [
    component('sqlite', /#define SQLITE_VERSION\s+"([\d.]+)"/, 'blessing'),
    component('sqlite3multipleciphers', /"SQLite3 Multiple Ciphers ([\d.]+)"/, 'MIT'),
  ]
}

/** The same package in two folders is one component. */
const unique = (components: readonly Component[]): Component[] => [...new Map(components.map((one) => [one['bom-ref'], one])).values()]

/** The licences of what is shipped, in their own words, as most of them ask for. */
export function licenceTexts(root: string, folders: readonly string[]): string {
  return folders
    .toSorted()
    .map((folder) => {
      const { name, version, license } = read(join(root, folder, 'package.json')) as Package
      const file = readdirSync(join(root, folder)).find((one) => /^(licen[cs]e|copying)(\.|-|$)/i.test(one))
      return `${name} ${version}\n\n${file === undefined ? String(license) : readFileSync(join(root, folder, file), 'utf8').trim()}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}
