import { escapeMarkup } from '../markup.ts'
import { xmlHeader } from './xml.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The relationships of the body: its parts by fixed names, and the links that lead out of the document. */
export type Relationships = {
  /** The id of a link to an address outside; the same address gets the same id. */
  readonly link: (address: string) => string
  /** The id of the next chart; they are numbered from one in the order of the text. */
  readonly chart: () => { readonly id: string; readonly number: number }
  /** The id of a photo's part, and its number; the same photo has one part. */
  readonly picture: (sha256: string) => { readonly id: string; readonly number: number }
  readonly part: () => string
}

const parts: readonly (readonly [string, string, string])[] = [
  ['rIdStyles', 'styles', 'styles.xml'],
  ['rIdNumbering', 'numbering', 'numbering.xml'],
  ['rIdSettings', 'settings', 'settings.xml'],
  ['rIdFonts', 'fontTable', 'fontTable.xml'],
  ['rIdFootnotes', 'footnotes', 'footnotes.xml'],
  ['rIdHeader', 'header', 'header1.xml'],
  ['rIdFirstHeader', 'header', 'header2.xml'],
  ['rIdFooter', 'footer', 'footer1.xml'],
  ['rIdFirstFooter', 'footer', 'footer2.xml'],
]

/** One relationship: its id, the whole name of its kind, and where it leads. */
export const relationshipXml = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${escapeMarkup(target)}"${external ? ' TargetMode="External"' : ''}/>`

/** A part of relationships from pairs of id, kind and target. */
export const relationshipsXml = (entries: readonly string[]): string =>
  `${xmlHeader}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`

export const officeRelationship = (id: string, kind: string, target: string): string => relationshipXml(id, `${office}/${kind}`, target)

/** The relationships of the package itself. */
export const packageRelationships = (): string =>
  relationshipsXml([
    officeRelationship('rId1', 'officeDocument', 'word/document.xml'),
    relationshipXml('rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
    officeRelationship('rId3', 'extended-properties', 'docProps/app.xml'),
    officeRelationship('rId4', 'custom-properties', 'docProps/custom.xml'),
  ])

const pictureRelationship = (number: number): string => `rIdPhoto${number}`

/** Where a photo lies, seen from the body. */
export const picturePart = (number: number): string => `media/photo${number}.jpg`

const chartRelationship = (number: number): string => `rIdChart${number}`

export function createRelationships(): Relationships {
  const links = new Map<string, string>()
  const pictures = new Map<string, number>()
  let charts = 0
  return {
    link: (address) => {
      const id = links.get(address) ?? `rIdLink${links.size + 1}`
      links.set(address, id)
      return id
    },
    chart: () => ({ id: chartRelationship(++charts), number: charts }),
    picture: (sha256) => {
      const number = pictures.get(sha256) ?? pictures.size + 1
      pictures.set(sha256, number)
      return { id: pictureRelationship(number), number }
    },
    part: () =>
      relationshipsXml([
        ...parts.map(([id, kind, target]) => officeRelationship(id, kind, target)),
        ...Array.from({ length: charts }, (_, i) => officeRelationship(chartRelationship(i + 1), 'chart', `charts/chart${i + 1}.xml`)),
        ...[...pictures.values()].map((number) => officeRelationship(pictureRelationship(number), 'image', picturePart(number))),
        ...[...links].map(([address, id]) => relationshipXml(id, `${office}/hyperlink`, address, true)),
      ]),
  }
}
