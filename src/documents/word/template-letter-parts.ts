import { posix } from 'node:path'
import type { NumberingShift } from './template-numbering.ts'
import { kindOf, relationshipsName, type Relationship } from './template-package.ts'
import type { Template } from './template.ts'
import { childrenOf, declareNamespaces, marker, parse, replaceMarker, rootOf, serialise } from './template-xml.ts'
import { relationshipXml, relationshipsXml } from './relationships.ts'
import { namespaces, xmlHeader } from './xml.ts'
import type { WordParts } from './write.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

type Margin = 'header' | 'footer'

/** Parts of our own document that are merged with the template's or take its place, and are not carried over beside it. */
const merged = new Set(['styles', 'numbering', 'settings', 'fontTable', 'footnotes', 'header', 'footer'])

/** The parts of a letter while it is put together from a template's and ours: their names, kinds and relationships, none of them twice. */
export class LetterParts {
  readonly #template: Template
  readonly #own: WordParts
  readonly #prefix: string
  readonly #written = new Map<string, { type: string; content: string | Uint8Array }>()
  readonly #relationships: Relationship[]
  readonly #inMargins = new Map<string, string>()
  readonly #carried = new Map<string, readonly Relationship[]>()
  #styles: ReadonlyMap<string, string> = new Map()
  #shift: NumberingShift = { definitions: 0, instances: 0 }
  #margins = 0

  constructor(template: Template, own: WordParts) {
    this.#template = template
    this.#own = own
    this.#relationships = [...template.main.relationships]
    let prefix = 'rIdSelvsyn'
    while (this.#relationships.some(({ id }) => id.startsWith(prefix))) prefix += 'x'
    this.#prefix = prefix
    for (const [name, part] of template.package.parts) if (name !== template.main.name) this.#written.set(name, { type: part.type, content: part.bytes })
    this.#carryOver()
  }

  /** From here on our own XML comes with the letter's names of styles and numbers of lists. */
  useStyles(styles: ReadonlyMap<string, string>, shift: NumberingShift): void {
    this.#styles = styles
    this.#shift = shift
  }

  /** One of our parts with its lists numbered as the letter has them. */
  renumbered(name: string, { definitions, instances }: NumberingShift): string {
    const raise =
      (by: number) =>
      (whole: string, before: string, number: string): string =>
        number === '0' && before.startsWith('<w:numId') ? whole : `${before}${Number(number) + by}"`
    return String(this.#own[name])
      .replace(/(<w:numId w:val="|<w:num w:numId=")(\d+)"/g, raise(instances))
      .replace(/(<w:abstractNumId w:val="|<w:abstractNum w:abstractNumId=")(\d+)"/g, raise(definitions))
  }

  /** One of our parts as it stands in the letter. */
  adopted = (name: string): string => this.adoptedXml(this.#own[name] as string)

  /** A piece of our XML as it stands in the letter. Its words cannot be taken for tags: they are escaped. */
  adoptedXml(xml: string): string {
    const { definitions, instances } = this.#shift
    return xml
      .replace(
        /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"/g,
        (_, before: string, id: string) => `${before}${this.#styles.get(id) ?? id}"`,
      )
      .replace(/(<w:numId w:val="|<w:num w:numId=")([1-9]\d*)"/g, (_, before: string, id: string) => `${before}${Number(id) + instances}"`)
      .replace(/(<w:abstractNumId w:val="|<w:abstractNum w:abstractNumId=")(\d+)"/g, (_, before: string, id: string) => `${before}${Number(id) + definitions}"`)
      .replace(/( r:(?:id|embed|link|pict)=")([^"]+)"/g, (_, before: string, id: string) => `${before}${this.#prefix}${id}"`)
  }

  /** Writes a part that the main document has one of, in the place of the template's own. */
  replace(kind: 'styles' | 'numbering' | 'settings' | 'footnotes' | 'fontTable', content: string): void {
    const there = this.#relationships.find((one) => kindOf(one.type) === kind)?.target
    const name = there ?? posix.join(posix.dirname(this.#template.main.name), `${kind}.xml`)
    if (there === undefined) this.#relationships.push({ id: `${this.#prefix}${kind}`, type: `${office}/${kind}`, target: name, external: false })
    this.#written.set(name, { type: `${word}.${kind}+xml`, content })
  }

  /**
   * Adds a paragraph of ours to a head or foot: to the template's own once, however many pages show it, or to a new one.
   * @param name the part of the template's own; null for a new one
   * @param refer is told the relationship of a new one
   */
  addToMargin(margin: Margin, name: string | null, inner: string, refer: (relationship: string) => void): void {
    if (name !== null) {
      this.#inMargins.set(name, this.#inMargins.get(name) ?? inner)
      return
    }
    const id = `${this.#prefix}${margin}${++this.#margins}`
    const target = posix.join(posix.dirname(this.#template.main.name), `selvsyn-${margin}${this.#margins}.xml`)
    const root = margin === 'header' ? 'hdr' : 'ftr'
    this.#relationships.push({ id, type: `${office}/${margin}`, target, external: false })
    this.#written.set(target, { type: `${word}.${margin}+xml`, content: `${xmlHeader}<w:${root} ${namespaces.header}>${this.adoptedXml(inner)}</w:${root}>` })
    refer(id)
  }

  /** The letter's parts, its main document being this. */
  finish(main: string): WordParts {
    for (const [name, document] of this.#template.margins) {
      const inner = this.#inMargins.get(name)
      if (inner !== undefined) {
        declareNamespaces(rootOf(document), namespaces.header.replace(/^/, ' '))
        rootOf(document).appendChild(marker(document, 'added'))
      }
      const content = serialise(document)
      const type = this.#template.package.parts.get(name)?.type ?? ''
      this.#written.set(name, { type, content: inner === undefined ? content : replaceMarker(content, 'added', this.adoptedXml(inner)) })
    }
    this.#written.set(this.#template.main.name, { type: `${word}.document.main+xml`, content: main })
    const properties = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml']
    const types = new Map([
      ...[...this.#written].map(([name, { type }]) => [name, type] as const),
      ...properties.map((name) => [name, ownType(this.#own, name)] as const),
    ])
    return {
      '[Content_Types].xml': `${xmlHeader}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[...types].map(([name, type]) => `<Override PartName="/${attribute(name)}" ContentType="${attribute(type)}"/>`).join('')}</Types>`,
      '_rels/.rels': String(this.#own['_rels/.rels']).replace('Target="word/document.xml"', `Target="${attribute(this.#template.main.name)}"`),
      ...Object.fromEntries(properties.map((name) => [name, this.#own[name] ?? ''])),
      ...this.#relationshipParts(),
      ...Object.fromEntries([...this.#written].map(([name, { content }]) => [name, content])),
    }
  }

  #relationshipParts(): WordParts {
    const parts: Record<string, string> = {}
    const write = (of: string, relationships: readonly Relationship[]): void => {
      if (relationships.length === 0) return
      parts[relationshipsName(of)] = relationshipsXml(
        relationships.map(({ id, type, target, external }) =>
          relationshipXml(id, type, external ? target : posix.relative(posix.dirname(of), target), external),
        ),
      )
    }
    write(this.#template.main.name, this.#relationships)
    for (const [name, part] of this.#template.package.parts) if (name !== this.#template.main.name) write(name, part.relationships)
    for (const [name, relationships] of this.#carried) write(name, relationships)
    return parts
  }

  /** What our body leads to beside the parts that are merged: links, and parts with all that they lead to, under names of their own. */
  #carryOver(): void {
    for (const one of ownRelationships(this.#own, 'word/document.xml'))
      if (!merged.has(kindOf(one.type)))
        this.#relationships.push({ ...one, id: `${this.#prefix}${one.id}`, target: one.external ? one.target : this.#carry(one.target) })
  }

  #carry(name: string): string {
    const carried = posix.join(posix.dirname(name), `selvsyn-${posix.basename(name)}`)
    if (this.#written.has(carried)) return carried
    this.#written.set(carried, { type: ownType(this.#own, name), content: this.#own[name] ?? '' })
    const relationships = ownRelationships(this.#own, name).map((one) => (one.external ? one : { ...one, target: this.#carry(one.target) }))
    this.#carried.set(carried, relationships)
    return carried
  }
}

const attribute = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

function ownRelationships(own: WordParts, name: string): Relationship[] {
  const part = own[relationshipsName(name)]
  if (part === undefined) return []
  return childrenOf(rootOf(parse(String(part)))).map((entry) => {
    const external = entry.getAttribute('TargetMode') === 'External'
    const target = entry.getAttribute('Target') ?? ''
    return {
      id: entry.getAttribute('Id') ?? '',
      type: entry.getAttribute('Type') ?? '',
      target: external ? target : posix.join(posix.dirname(name), target),
      external,
    }
  })
}

/** What our own document says a part of it is. */
function ownType(own: WordParts, name: string): string {
  const entries = childrenOf(rootOf(parse(String(own['[Content_Types].xml']))))
  const found =
    entries.find((entry) => entry.getAttribute('PartName') === `/${name}`) ??
    entries.find((entry) => entry.localName === 'Default' && entry.getAttribute('Extension') === posix.extname(name).slice(1))
  return found?.getAttribute('ContentType') ?? ''
}
