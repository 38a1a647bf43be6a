import { unzipSync } from 'fflate'
import { posix } from 'node:path'
import { returnedLimits } from '../domain/returned-word.ts'
import { attributeOf, childElements, decodePart, parsePart, WordRefusal } from './word-xml.ts'

type Relationship = { readonly kind: string; readonly target: string; readonly external: boolean }

/** A Word file of which only text is unpacked. */
export type WordPackage = {
  /** The text of the main document. */
  readonly main: string
  /** The texts of the parts that the main document leads to, by the last word of the relationship's type: `comments`, `footnotes`, `header`. */
  readonly related: (kind: string) => string[]
  /** The file's own custom properties by their names. */
  readonly properties: ReadonlyMap<string, string>
  /** How often anything in it points outside, web addresses in the text aside. */
  readonly externalCount: number
}

/**
 * Opens a Word file that others made, as unknown: sizes are looked at before anything is unpacked, pictures and embedded files stay packed, nothing is fetched.
 * @throws WordRefusal
 */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  const files = unpack(bytes)
  const types = contentTypes(files)
  if (types.macros || [...files.keys()].some((name) => /vbaProject|vbaData/i.test(name))) throw new WordRefusal('returnedMacros')
  const relationships = new Map([...files.keys()].filter((name) => name.endsWith('.rels')).map((name) => [name, relationshipsIn(files, name)]))
  const main = relationships.get('_rels/.rels')?.find(({ kind, external }) => kind === 'officeDocument' && !external)?.target ?? ''
  if (!/wordprocessingml\.(document|template)\.main\+xml$/.test(types.of(main)) || !files.has(main)) throw new WordRefusal('returnedNotWord')
  const ofMain = relationships.get(posix.join(posix.dirname(main), '_rels', `${posix.basename(main)}.rels`)) ?? []
  return {
    main: textOf(files, main),
    related: (kind) =>
      [...new Set(ofMain.filter((one) => one.kind === kind && !one.external).map(({ target }) => target))]
        .filter((target) => files.has(target))
        .map((target) => textOf(files, target)),
    properties: propertiesIn(files, relationships.get('_rels/.rels') ?? []),
    externalCount: [...relationships.values()].flat().filter(({ external, kind }) => external && kind !== 'hyperlink').length,
  }
}

type Files = ReadonlyMap<string, Uint8Array>

/** The signature of the older container of Office, which also holds what has a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function unpack(bytes: Uint8Array): Files {
  if (bytes.length > returnedLimits.file) throw new WordRefusal('returnedTooLarge')
  if (oldContainer.every((byte, i) => bytes[i] === byte)) {
    const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new WordRefusal(isEncrypted ? 'returnedProtected' : 'returnedOldWord')
  }
  const names = new Set<string>()
  let unpacked = 0
  const accept = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (/^[/\\]|\\|:|\0/.test(name) || name.split('/').includes('..') || names.has(name.toLowerCase())) throw new WordRefusal('returnedDamaged')
    names.add(name.toLowerCase())
    if (names.size > returnedLimits.entries) throw new WordRefusal('returnedTooLarge')
    // What is no text is looked at by its name only.
    if (!/\.(xml|rels)$/i.test(name) && !/vba/i.test(name)) return false
    unpacked += originalSize
    if (unpacked > returnedLimits.xml) throw new WordRefusal('returnedTooLarge')
    return true
  }
  try {
    // A part is unpacked into the room that its entry says it needs, and never into more.
    return new Map(Object.entries(unzipSync(bytes, { filter: accept })))
  } catch (error) {
    if (error instanceof WordRefusal) throw error
    throw new WordRefusal('returnedNotWord')
  }
}

const textOf = (files: Files, name: string): string => decodePart(files.get(name) ?? new Uint8Array())

function contentTypes(files: Files): { of: (name: string) => string; macros: boolean } {
  if (!files.has('[Content_Types].xml')) throw new WordRefusal('returnedNotWord')
  const byEnding = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const entry of childElements(parsePart(textOf(files, '[Content_Types].xml')))) {
    const type = attributeOf(entry, 'ContentType')
    if (entry.localName === 'Default') byEnding.set(attributeOf(entry, 'Extension').toLowerCase(), type)
    else byName.set(attributeOf(entry, 'PartName').slice(1).toLowerCase(), type)
  }
  return {
    of: (name) => byName.get(name.toLowerCase()) ?? byEnding.get(posix.extname(name).slice(1).toLowerCase()) ?? '',
    macros: [...byEnding.values(), ...byName.values()].some((type) => /macroEnabled|vbaProject/i.test(type)),
  }
}

/** A part's relationships, from the part that holds them: `word/_rels/document.xml.rels` is about what lies in `word/`. */
function relationshipsIn(files: Files, name: string): Relationship[] {
  const folder = posix.dirname(posix.dirname(name))
  return [...childElements(parsePart(textOf(files, name)))].map((entry) => {
    const target = attributeOf(entry, 'Target')
    const external = attributeOf(entry, 'TargetMode') === 'External'
    const inside = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    const type = attributeOf(entry, 'Type')
    return { kind: type.slice(type.lastIndexOf('/') + 1), target: external ? target : inside, external }
  })
}

function propertiesIn(files: Files, relationships: readonly Relationship[]): ReadonlyMap<string, string> {
  const part = relationships.find(({ kind, external }) => kind === 'custom-properties' && !external)?.target
  if (part === undefined || !files.has(part)) return new Map()
  return new Map([...childElements(parsePart(textOf(files, part)))].map((entry) => [attributeOf(entry, 'name'), (entry.textContent ?? '').trim()]))
}
