import { unzipSync } from 'fflate'
import { posix } from 'node:path'
import { templateLimits } from '../../domain/letterhead-template.ts'
import { childrenOf, parseForeign, rootOf, TemplateRefusal } from './template-xml.ts'

export type Relationship = { readonly id: string; readonly type: string; readonly target: string; readonly external: boolean }
export type Part = { readonly name: string; readonly type: string; readonly bytes: Uint8Array; readonly relationships: readonly Relationship[] }

/** The parts of a template that a letter can have, by name; the main document leads to them all. */
export type TemplatePackage = { readonly main: string; readonly parts: ReadonlyMap<string, Part> }

/** The last word of a relationship's type, which says what it leads to. */
export const kindOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1)

/** What a letter needs. */
const taken = new Set(['styles', 'numbering', 'settings', 'fontTable', 'theme', 'header', 'footer', 'image', 'hyperlink', 'font', 'hdphoto'])

/** What belongs to the making of a template and not to a letter: left behind without a word. */
const leftBehind = new Set([
  ...['webSettings', 'customXml', 'glossaryDocument', 'stylesWithEffects', 'printerSettings', 'keyMapCustomizations', 'classificationlabels'],
  ...['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible', 'people', 'footnotes', 'endnotes'],
])

/**
 * Reads a Word file that others made, as unknown: sizes are looked at before anything is unpacked, and only what a letter needs is followed.
 * @throws TemplateRefusal
 */
export function readPackage(bytes: Uint8Array): TemplatePackage {
  const files = unpack(bytes)
  const types = contentTypes(files)
  if ([...files.keys()].some((name) => /vbaProject|vbaData/i.test(name)) || [...types.all].some((type) => /macroEnabled|vbaProject/i.test(type)))
    throw new TemplateRefusal('templateMacros')
  const main = relationshipsOf(files, '').find(({ type, external }) => kindOf(type) === 'officeDocument' && !external)
  if (main === undefined) throw new TemplateRefusal('templateNotWord')
  if (main.type.startsWith('http://purl.oclc.org/')) throw new TemplateRefusal('templateStrict')
  if (!/wordprocessingml\.(document|template)\.main\+xml$/.test(types.of(main.target))) throw new TemplateRefusal('templateNotWord')
  const parts = new Map<string, Part>()
  follow(main.target)
  return { main: main.target, parts }

  function follow(name: string): void {
    if (parts.has(name)) return
    const bytes = files.get(name)
    if (bytes === undefined) throw new TemplateRefusal('templateDamaged')
    // Also what a letter only carries along, as a theme: nobody else looks at it before the receiver's Word does.
    if (/[/+]xml$/.test(types.of(name)) || /\.(xml|svg)$/i.test(name)) parseForeign(bytes)
    // A template's settings point at other templates and at lists of addresses: nothing of that is followed.
    const all = /\.settings\+xml$/.test(types.of(name)) ? [] : relationshipsOf(files, name)
    const relationships = all.filter((one) => isTaken(one))
    parts.set(name, { name, type: types.of(name), bytes, relationships })
    for (const { target, external } of relationships) if (!external) follow(target)
  }
}

/** Signature of the older container of Office, which also holds what is encrypted. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > templateLimits.file) throw new TemplateRefusal('templateTooLarge')
  if (oldContainer.every((byte, i) => bytes[i] === byte))
    throw new TemplateRefusal(Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'templateProtected' : 'templateOldWord')
  const names = new Set<string>()
  const total = { unpacked: 0, xml: 0 }
  const accept = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (isOutside(name) || names.has(name.toLowerCase())) throw new TemplateRefusal('templateDamaged')
    names.add(name.toLowerCase())
    total.unpacked += originalSize
    if (/\.(xml|rels)$/i.test(name)) total.xml += originalSize
    if (names.size > templateLimits.entries || total.unpacked > templateLimits.unpacked || total.xml > templateLimits.xml)
      throw new TemplateRefusal('templateTooLarge')
    return !name.endsWith('/')
  }
  try {
    // A part is unpacked into the room that its entry says it needs, and never into more.
    return new Map(Object.entries(unzipSync(bytes, { filter: accept })))
  } catch (error) {
    if (error instanceof TemplateRefusal) throw error
    throw new TemplateRefusal('templateNotWord')
  }
}

const isOutside = (name: string): boolean => /^[/\\]|\\|:|\0/.test(name) || name.split('/').includes('..')

function contentTypes(files: ReadonlyMap<string, Uint8Array>): { of: (name: string) => string; all: ReadonlySet<string> } {
  const part = files.get('[Content_Types].xml')
  if (part === undefined) throw new TemplateRefusal('templateNotWord')
  const byEnding = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const entry of childrenOf(rootOf(parseForeign(part)))) {
    const type = entry.getAttribute('ContentType') ?? ''
    if (entry.localName === 'Default') byEnding.set((entry.getAttribute('Extension') ?? '').toLowerCase(), type)
    else byName.set((entry.getAttribute('PartName') ?? '').slice(1).toLowerCase(), type)
  }
  return {
    of: (name) => byName.get(name.toLowerCase()) ?? byEnding.get(posix.extname(name).slice(1).toLowerCase()) ?? '',
    all: new Set([...byEnding.values(), ...byName.values()]),
  }
}

/** The place of the relationships of a part; of the package for ''. */
export const relationshipsName = (name: string): string => posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`)

function relationshipsOf(files: ReadonlyMap<string, Uint8Array>, name: string): Relationship[] {
  const part = files.get(name === '' ? '_rels/.rels' : relationshipsName(name))
  if (part === undefined) return []
  return childrenOf(rootOf(parseForeign(part))).map((entry) => {
    const written = entry.getAttribute('Target') ?? ''
    const external = entry.getAttribute('TargetMode') === 'External'
    const target = external ? written : written.startsWith('/') ? written.slice(1) : posix.join(posix.dirname(name), written)
    if (!external && (isOutside(target) || target.startsWith('.'))) throw new TemplateRefusal('templateDamaged')
    return { id: entry.getAttribute('Id') ?? '', type: entry.getAttribute('Type') ?? '', target, external }
  })
}

/** @throws TemplateRefusal for what a letter must not carry along */
function isTaken({ type, target, external }: Relationship): boolean {
  const kind = kindOf(type)
  // Links lead to web pages, mail and telephones; one to a drive of the office tells whoever gets the letter where it lies.
  if (kind === 'hyperlink') return external && /^(https?:|mailto:|tel:)/i.test(target)
  if (leftBehind.has(kind)) return false
  if (external) throw new TemplateRefusal('templateExternal')
  if (!taken.has(kind)) throw new TemplateRefusal('templateEmbedded')
  return true
}
