import { z } from 'zod'
import { requiredLine } from './text.ts'

/** An office's own Word template at a letterhead, by what it is called and the hash of its bytes. The bytes lie beside the rows. */
export const letterheadTemplate = z.strictObject({
  fileName: requiredLine,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** In bytes. */
  size: z.int().min(1).max(10_485_760),
})
export type LetterheadTemplate = z.output<typeof letterheadTemplate>

/** The largest template that is taken, in bytes: as it lies on the disk, unpacked, and of its XML alone. */
export const templateLimits = {
  file: 10 * 1024 * 1024,
  unpacked: 50 * 1024 * 1024,
  xml: 10 * 1024 * 1024,
  entries: 1000,
  /** Elements of one part, several times those of an office's styles, and how deep they may stand: tables within tables within text boxes need some sixty levels. */
  elements: 20_000,
  depth: 400,
} as const

/** What a letter says of itself. A template that has no place for one of these is told so, and where its words go instead. */
export const neededPlaces = ['indhold', 'sagsnr', 'dokumentnr', 'dato', 'modtager', 'sendt', 'sagsbehandler', 'status'] as const

/** What a template may show beside, from the letterhead's own fields and from the report. */
export const furtherPlaces = ['titel', 'dokumenttype', 'kommune', 'afsender', 'adresse', 'telefon', 'telefax', 'e-mail', 'ean', 'hjemmeside'] as const

export type NeededPlace = (typeof neededPlaces)[number]
/** The name that stands between double braces, or as the tag or title of a content control. */
export type PlaceName = NeededPlace | (typeof furtherPlaces)[number]

const names: ReadonlyMap<string, PlaceName> = new Map<string, PlaceName>([
  ...[...neededPlaces, ...furtherPlaces].map((name) => [name, name] as const),
  ['sagsnr.', 'sagsnr'],
  ['sagsnummer', 'sagsnr'],
  ['dokumentnr.', 'dokumentnr'],
  ['dokumentnummer', 'dokumentnr'],
  ['email', 'e-mail'],
])

/** Which place a written name means; null for none. Capitals do not matter. */
export const placeNamed = (written: string): PlaceName | null => names.get(written.trim().normalize('NFC').toLowerCase()) ?? null

/** The known name that a mistyped one is nearest to; null when none is near. */
export function nearestPlace(written: string): PlaceName | null {
  const word = written.trim().toLowerCase()
  const [nearest] = [...new Set(names.values())].map((name) => ({ name, away: distance(word, name) })).toSorted((a, b) => a.away - b.away)
  return nearest !== undefined && nearest.away <= Math.max(1, Math.floor(nearest.name.length / 3)) ? nearest.name : null
}

/** How many letters must be put in, taken away or changed to make one word the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

/** Something a template lacks, or that will look otherwise than its author may think. Each has a sentence that says what follows from it. */
export type TemplateLack =
  | { readonly code: 'place'; readonly place: NeededPlace }
  | { readonly code: 'unknownPlace'; readonly written: string; readonly suggestion: PlaceName | null }
  /** The place of the contents is inside a table or a text box. */
  | { readonly code: 'contentInside' }
  /** Styles by Word's own (English) names or by our Danish ones. */
  | { readonly code: 'styles'; readonly names: readonly string[] }
  | { readonly code: 'headingNumbers' }
  | { readonly code: 'pageNumber' }
  | { readonly code: 'language' }
  | { readonly code: 'altText'; readonly count: number }
  | { readonly code: 'dateField' }
  /** Comments, footnotes and endnotes of the template itself. */
  | { readonly code: 'notTaken' }

/** Why a file is not taken as a template; each has a sentence in the catalogue (`errors.<reason>`). */
export const templateRefusals = [
  'templateNotWord',
  'templateOldWord',
  'templateProtected',
  'templateMacros',
  'templateTooLarge',
  'templateDamaged',
  'templateStrict',
  'templateExternal',
  'templateEmbedded',
] as const
export type TemplateRefusalReason = (typeof templateRefusals)[number]
