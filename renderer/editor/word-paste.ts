import { tidyTables } from './pasted-tables.ts'

/**
 * Pasted HTML from Word (and LibreOffice) made into what the editor reads: lists with their nesting, footnotes, tables, and no office markup.
 * Word writes a list as paragraphs with `mso-list:l0 level2 lfo1` and the bullet as text, and a footnote as two links that point
 * to each other ([MS-OI29500] and what Word 365 puts on the clipboard).
 */
export type PastedWord = { readonly html: string; readonly deletions: number }

/**
 * Cleans pasted HTML.
 * @param keepDeleted what to do with text that Word's tracked changes mark as deleted, or that is struck out
 * @returns the HTML and how many such places it held
 */
export function cleanPastedHtml(html: string, keepDeleted: boolean): PastedWord {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const deleted = [...page.querySelectorAll(struckOut)].filter(
    (element) => element.parentElement?.closest(struckOut) === null && element.textContent.trim() !== '',
  )
  for (const element of deleted) element.replaceWith(...(keepDeleted ? element.childNodes : []))
  dropComments(page)
  readFootnotes(page)
  buildLists(page)
  tidyTables(page)
  for (const list of page.querySelectorAll('ol[start]')) if (!/^\d{1,4}$/.test(list.getAttribute('start') ?? '')) list.removeAttribute('start')
  for (const element of page.querySelectorAll('style, meta, link, o\\:p:empty')) element.remove()
  return { html: page.body.innerHTML, deletions: deleted.length }
}

/** What tracked changes mark as deleted, and what an author has struck out by hand: the editor knows no such words, so somebody must decide. */
const struckOut = 'del, .msoDel, s, strike, [style*="line-through"]'

/** Word's margin comments ride along as links and a list at the end; they are not part of the text. */
function dropComments(page: Document): void {
  for (const element of page.querySelectorAll('.msocomanchor, .MsoCommentReference, [style*="mso-element:comment"]')) element.remove()
}

/** A link and the link that points back from the note's words: the first becomes the footnote, the words leave the end of the text. */
function readFootnotes(page: Document): void {
  for (const anchor of page.querySelectorAll<HTMLAnchorElement>('a[name][href*="#"]')) {
    const name = anchor.getAttribute('name') ?? ''
    const back = page.querySelector(`a[href$="#${CSS.escape(name)}"]`)
    const note = back?.closest('div[id], li, [style*="mso-element:footnote"], [style*="mso-element:endnote"]')
    const target = anchor.getAttribute('href')?.split('#')[1] ?? ''
    if (!back || !note || (note.id !== target && back.getAttribute('name') !== target)) continue
    back.remove()
    const footnote = page.createElement('sup')
    footnote.dataset['footnote'] = note.textContent.replace(/\s+/g, ' ').trim()
    anchor.replaceWith(footnote)
    note.remove()
  }
  for (const rest of page.querySelectorAll('[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"]')) rest.remove()
}

const listLevel = (element: Element): number => {
  const style = element.getAttribute('style') ?? ''
  return Number(/mso-list:\s*l\d+\s+level(\d+)/i.exec(style)?.[1] ?? 0)
}

/** Rows of paragraphs that Word shows as a list become nested lists. */
function buildLists(page: Document): void {
  let open: { level: number; list: HTMLElement }[] = []
  let previous: Element | null = null
  for (const paragraph of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6, div')) {
    const level = listLevel(paragraph)
    if (level === 0) continue
    const ignored = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]')
    const marker = (ignored?.textContent ?? '').trim()
    ignored?.remove()
    if (ignored === null) dropMarker(paragraph)
    if (previous === null || !follows(previous, paragraph)) open = []
    while ((open.at(-1)?.level ?? 0) > level) open.pop()
    if ((open.at(-1)?.level ?? 0) < level) open.push({ level, list: startList(page, marker, open.at(-1)?.list, paragraph) })
    const item = page.createElement('li')
    const text = page.createElement('p')
    text.append(...paragraph.childNodes)
    item.append(text)
    open.at(-1)?.list.append(item)
    previous = open[0]?.list ?? null
    paragraph.remove()
  }
}

/** True when nothing but blank text stands between a list and the paragraph. */
function follows(list: Element, paragraph: Element): boolean {
  for (let node = paragraph.previousSibling; node !== null; node = node.previousSibling) {
    if (node === list) return true
    if (node.nodeType === 1 || (node.nodeType === 3 && node.textContent?.trim() !== '')) return false
  }
  return false
}

function startList(page: Document, marker: string, parent: HTMLElement | undefined, before: Element): HTMLElement {
  const ordered = /^\(?([\divxlcdm]+|[a-zæøå])[.)]/i.test(marker)
  const list = page.createElement(ordered ? 'ol' : 'ul')
  const start = Number.parseInt(marker.replace('(', ''), 10)
  if (ordered && start > 1) list.setAttribute('start', String(start))
  if (parent?.lastElementChild) parent.lastElementChild.append(list)
  else before.before(list)
  return list
}

/** Without its own element the bullet stands at the beginning of the words, followed by spaces that do not break. */
function dropMarker(paragraph: Element): void {
  const first = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()
  if (first) first.textContent = (first.textContent ?? '').replace(/^\s*(?:[·•▪§o–-])\s*\u00A0\s*/u, '')
}
