import type { Block, Contents, DocumentModel, Heading } from './model.ts'
import { paginate } from './pagination.ts'
import { wording } from './wording.ts'

/** When a document has a table of contents, and what is listed there. */
export type ContentsRule = { readonly morePagesThan: number; readonly lists: (heading: Heading) => boolean }

const reportRule: ContentsRule = { morePagesThan: 5, lists: () => true }

/**
 * Reckons the pages of a document and, when they are more than a few, adds the table of contents with the page of each heading; the first chapter, when it is
 * numbered, then begins a page. Pages are reckoned from the widths of the letters, so that the contents is right when the file is opened and nothing asks to be
 * updated.
 */
export function withContents(model: Omit<DocumentModel, 'pages'>, { morePagesThan, lists }: ContentsRule = reportRule): DocumentModel {
  const { pages } = paginate(model, morePagesThan)
  if (pages <= morePagesThan) return { ...model, pages }
  const isListed = (block: Block): block is Heading => block.type === 'heading' && (block.level === 1 || block.number !== null) && lists(block)
  if (model.body.filter(isListed).length < 2) return { ...model, pages: paginate(model).pages }
  const first = model.body.findIndex((block) => block.type === 'heading')
  const body = model.body.map((block, i) => (i === first && block.type === 'heading' && block.number !== null ? { ...block, newPage: true } : block))
  const headings = body.filter(isListed)
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
