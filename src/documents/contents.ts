import type { Contents, DocumentModel, Heading } from './model.ts'
import { paginate } from './pagination.ts'
import { wording } from './wording.ts'

/** A report of more pages than this has a table of contents. */
const reportPagesWithoutContents = 5

/**
 * Reckons the pages of a document and, when they are more than a few, adds the table of contents with the page of each heading; the first chapter, when it is
 * numbered, then begins a page. Pages are reckoned from the widths of the letters, so that the contents is right when the file is opened and nothing asks to be
 * updated.
 * @param pagesWithoutContents how many pages do without
 */
export function withContents(model: Omit<DocumentModel, 'pages'>, pagesWithoutContents = reportPagesWithoutContents): DocumentModel {
  const { pages } = paginate(model, pagesWithoutContents)
  if (pages <= pagesWithoutContents) return { ...model, pages }
  const first = model.body.findIndex((block) => block.type === 'heading')
  if (first === -1) return { ...model, pages }
  const body = model.body.map((block, i) => (i === first && block.type === 'heading' && block.number !== null ? { ...block, newPage: true } : block))
  const headings = body.filter((block): block is Heading => block.type === 'heading' && (block.level === 1 || block.number !== null))
  const contents = (pageOf: ReadonlyMap<string, number>): Contents => ({
    type: 'contents',
    title: wording.sections.contents,
    entries: headings.map(({ id, level, number, text }) => ({ target: id, level: level === 1 ? 1 : 2, number, text, page: pageOf.get(id) ?? 1 })),
  })
  const withPages = (pageOf: ReadonlyMap<string, number>) => ({ ...model, body: body.toSpliced(first, 0, contents(pageOf)) })
  // The entries' own lines do not depend on the figures in them, so one pass with the contents in place gives the pages.
  const reckoned = paginate(withPages(new Map()))
  return { ...withPages(reckoned.pageOf), pages: reckoned.pages }
}
