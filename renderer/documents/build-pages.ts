import { cutBlock } from './cut-block.ts'
import { fillPages, type Measured } from './fill-pages.ts'

/** The parts of a document's HTML, as `report.preview` gives them: see `documents/html`. */
type Parts = {
  readonly head: HTMLElement | null
  readonly sender: HTMLElement | null
  readonly running: HTMLElement | null
  readonly watermark: HTMLElement | null
  readonly blocks: readonly HTMLElement[]
  readonly notes: ReadonlyMap<string, HTMLElement>
}

/**
 * Sets a document in A4 pages inside an element that is on the page already. What stood there is replaced at once.
 * @param pageLabel the words at the foot, "Side 3 af 12"
 * @returns how many pages there are
 */
export function buildPages(host: HTMLElement, preview: { html: string; css: string }, pageLabel: (page: number, pages: number) => string): number {
  const parts = partsOf(preview.html)
  const style = document.createElement('style')
  style.textContent = preview.css
  const bench = document.createElement('div')
  bench.className = 'doc-page doc-bench'
  host.append(style, bench)
  const lengths = lengthsOf(bench)
  const firstTop = firstPageTop(bench, parts, lengths)
  const firstWidth = lengths.width - lengths.senderWidth - lengths.senderGap
  const first = measure(bench, parts.blocks.slice(0, 80), firstWidth)
  const rest = measure(bench, parts.blocks, lengths.width)
  const noteHeights = heightsOf(bench, parts.notes, lengths.width)
  const plans = fillPages(first.blocks, rest.blocks, {
    firstHeight: lengths.height - (firstTop - lengths.top),
    height: lengths.height,
    noteHeight: (note) => noteHeights.get(note) ?? 0,
    separator: 16,
  })
  const pages = plans.map((plan, index) => {
    const page = document.createElement('section')
    page.className = 'doc-page'
    page.setAttribute('aria-label', pageLabel(index + 1, plans.length))
    const isFirst = index === 0
    for (const part of isFirst ? [parts.head, parts.sender, parts.watermark] : [parts.running, parts.watermark]) if (part) page.append(part.cloneNode(true))
    const body = page.appendChild(document.createElement('div'))
    body.className = 'doc-body'
    body.style.top = `${isFirst ? firstTop : lengths.top}px`
    body.style.width = `${isFirst ? firstWidth : lengths.width}px`
    body.append(
      ...plan.pieces.flatMap(({ block, from, to }, place) => {
        const measured = (isFirst ? first : rest).copies[block]
        if (measured === undefined) return []
        const isWhole = from === 0 && to >= measured.offsetHeight - 1
        const piece = isWhole ? (measured.cloneNode(true) as HTMLElement) : cutBlock(measured, from, to)
        if (place === 0) piece.style.marginTop = '0'
        return [piece]
      }),
    )
    if (plan.notes.length > 0) page.append(notesOf(parts.notes, plan.notes, isFirst ? firstWidth : lengths.width))
    const foot = page.appendChild(document.createElement('p'))
    foot.className = 'doc-foot'
    foot.textContent = pageLabel(index + 1, plans.length)
    return page
  })
  host.replaceChildren(style, ...pages)
  return pages.length
}

function partsOf(html: string): Parts {
  const template = document.createElement('template')
  template.innerHTML = html
  const { content } = template
  const only = (name: string) => content.querySelector<HTMLElement>(name)
  const notes = [...content.querySelectorAll<HTMLElement>('.doc-note')].map((note): [string, HTMLElement] => [note.dataset['note'] ?? '', note])
  return {
    head: only('.doc-head'),
    sender: only('.doc-sender'),
    running: only('.doc-running'),
    watermark: only('.doc-watermark'),
    blocks: [...content.children].filter((element): element is HTMLElement => element.classList.contains('doc-block')),
    notes: new Map(notes),
  }
}

const pixelsPerPoint = 96 / 72

function lengthsOf(bench: HTMLElement) {
  const style = getComputedStyle(bench)
  const read = (name: string) => Number.parseFloat(style.getPropertyValue(name)) * pixelsPerPoint
  const page = document.createElement('div')
  page.className = 'doc-page'
  bench.append(page)
  const { offsetWidth, offsetHeight } = page
  page.remove()
  const top = read('--doc-top')
  return {
    top,
    width: offsetWidth - read('--doc-left') - read('--doc-right'),
    height: offsetHeight - top - read('--doc-bottom'),
    senderWidth: read('--doc-sender-width'),
    senderGap: read('--doc-sender-gap'),
  }
}

/** The text of the first page begins under the head, which a logo may make tall. */
function firstPageTop(bench: HTMLElement, parts: Parts, lengths: { top: number }): number {
  if (parts.head === null) return lengths.top
  const head = bench.appendChild(parts.head.cloneNode(true) as HTMLElement)
  const bottom = head.offsetTop + head.offsetHeight
  head.remove()
  return Math.max(lengths.top, bottom + 12)
}

/** Sets blocks down in a column of the bench, where they stay: what is cut later is cut as it stands there. */
function measure(bench: HTMLElement, blocks: readonly HTMLElement[], width: number): { blocks: Measured[]; copies: HTMLElement[] } {
  const column = document.createElement('div')
  column.style.width = `${width}px`
  const copies = blocks.map((block) => column.appendChild(block.cloneNode(true) as HTMLElement))
  bench.append(column)
  const origin = column.getBoundingClientRect().top
  const boxes = copies.map((copy) => copy.getBoundingClientRect())
  return {
    copies,
    blocks: copies.map((copy, index) => {
      const box = boxes[index] as DOMRect
      return {
        top: box.top - origin,
        bottom: box.bottom - origin,
        keep: copy.dataset['keep'] !== undefined,
        newPage: copy.dataset['newPage'] !== undefined,
        notes: copy.dataset['notes']?.split(' ') ?? [],
        cuts: cutsIn(copy, box),
        repeated: copy.querySelector('thead')?.getBoundingClientRect().height ?? 0,
      }
    }),
  }
}

/** The heights at which a block may be cut: under its rows but the last two, which stay together, or under its lines with two at least on either side. */
function cutsIn(block: HTMLElement, box: DOMRect): number[] {
  if (block.matches('.doc-signature, .doc-title-block, [data-keep]') || box.height < 60) return []
  const rows = [...block.querySelectorAll('tbody > tr')].map((row) => row.getBoundingClientRect().bottom - box.top)
  if (rows.length > 0) return rows.slice(0, -2)
  const range = document.createRange()
  range.selectNodeContents(block)
  const lines: number[] = []
  for (const { bottom, height } of range.getClientRects())
    if (height > 0 && height < 40 && bottom - box.top > (lines.at(-1) ?? 0) + 6) lines.push(bottom - box.top)
  return lines.slice(1, -2).map((line) => line + 1)
}

function heightsOf(bench: HTMLElement, notes: ReadonlyMap<string, HTMLElement>, width: number): Map<string, number> {
  const column = document.createElement('div')
  column.style.width = `${width}px`
  const copies = [...notes].map(([id, note]): [string, HTMLElement] => [id, column.appendChild(note.cloneNode(true) as HTMLElement)])
  bench.append(column)
  return new Map(copies.map(([id, copy]) => [id, copy.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(copy).marginBottom)]))
}

function notesOf(notes: ReadonlyMap<string, HTMLElement>, ids: readonly string[], width: number): HTMLElement {
  const foot = document.createElement('div')
  foot.className = 'doc-page-notes'
  foot.style.width = `${width}px`
  foot.append(...ids.flatMap((id) => notes.get(id)?.cloneNode(true) ?? []))
  return foot
}
