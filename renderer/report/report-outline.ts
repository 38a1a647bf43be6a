import type { OutlineTheme } from '../findings/finding-outline.ts'

/** A line of the outline. `written`: it has a text of its own on the writing side; the others are set into the pages by themselves. */
export type OutlineLine = { readonly id: string; readonly point: string; readonly title: string; readonly level: 1 | 2; readonly written: boolean }

type Names = { readonly summary: string; readonly background: string; readonly legalBasis: string; readonly conclusion: string; readonly noTheme: string }

/** The ids of the report's own prose fields, which are also the ids of their headings. */
export const writtenSections = ['summary', 'background', 'legalBasis', 'conclusion'] as const

/**
 * The report's outline: its sections and chapters by number, the conclusion, and what the pages add by themselves (overview, hearing, appendices).
 * @param added the headings of the pages that are no section, chapter or finding, in their order
 */
export function reportOutline(
  outline: readonly OutlineTheme[],
  points: ReadonlyMap<string, string>,
  names: Names,
  added: readonly { readonly id: string; readonly title: string }[],
): OutlineLine[] {
  const section = (id: 'summary' | 'background' | 'legalBasis'): OutlineLine => ({
    id,
    point: points.get(`section:${id}`) ?? '',
    title: names[id],
    level: 1,
    written: true,
  })
  const chapters = outline.flatMap(({ theme, point, findings }): OutlineLine[] => [
    { id: theme?.id ?? 'otherFindings', point, title: theme?.title ?? names.noTheme, level: 1, written: true },
    ...findings.map((one): OutlineLine => ({ id: one.finding.id, point: one.point, title: one.finding.title, level: 2, written: true })),
  ])
  const rest = added.map((one): OutlineLine => ({ ...one, point: '', level: 1, written: one.id === 'conclusion' }))
  const conclusion: OutlineLine = { id: 'conclusion', point: '', title: names.conclusion, level: 1, written: true }
  return [section('summary'), section('background'), section('legalBasis'), ...chapters, ...(rest.some((one) => one.id === 'conclusion') ? rest : [conclusion])]
}

const plainText = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** The title line of a document's HTML: what the report is called, also when it takes its title from the theme. */
export const documentTitle = (html: string): string => plainText(/<h1 class="doc-title"[^>]*>([^<]*)<\/h1>/.exec(html)?.[1] ?? '')

/** The unnumbered chapters of a document's HTML: id (without `doc-`) and words. */
export function addedHeadings(html: string): { id: string; title: string }[] {
  return [...html.matchAll(/<h2 class="[^"]*doc-unnumbered[^"]*" id="doc-([^"]+)"[^>]*>([^<]*)<\/h2>/g)].map(([, id = '', words = '']) => ({
    id,
    title: plainText(words),
  }))
}
