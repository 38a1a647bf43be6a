/** What is never cut: a row of a table, a picture, the end of a line. */
const whole = 'tr, svg, img, br'
/** What stays although no words of it are left, so that what stands beside it keeps its place. */
const places = '.doc-account'

/**
 * The part of a block between two heights, as words of its own: a screen reader and a print have each word once. A table is continued under its head; what is
 * continued carries no id, bullet or indent of a beginning.
 * @param block as it was measured, on the page
 * @param from in pixels from the block's top; 0 for its beginning
 */
export function cutBlock(block: HTMLElement, from: number, to: number): HTMLElement {
  const { top } = block.getBoundingClientRect()
  const part = (partOf(block, top + from, top + to) ?? block.cloneNode(false)) as HTMLElement
  part.style.marginBottom = '0'
  return part
}

function partOf(node: Node, from: number, to: number): Node | null {
  if (node instanceof Text) return wordsOf(node, from, to)
  if (!(node instanceof HTMLElement || node instanceof SVGElement)) return null
  if (node.matches('thead, colgroup')) return node.cloneNode(true)
  const box = node.getBoundingClientRect()
  const middle = (box.top + box.bottom) / 2
  if (node.matches(whole)) return middle >= from && middle < to ? node.cloneNode(true) : null
  const copy = node.cloneNode(false) as HTMLElement
  copy.append(...[...node.childNodes].flatMap((child) => partOf(child, from, to) ?? []))
  if (!holdsWords(copy) && !node.matches(places)) return null
  if (box.top < from - 1) continueIn(copy, node as HTMLElement, from)
  if (box.bottom > to + 1) copy.style.paddingBottom = '0'
  return copy
}

/** A head that is repeated says nothing by itself. */
const holdsWords = (copy: HTMLElement): boolean => [...copy.childNodes].some((child) => !(child instanceof HTMLElement && child.matches('thead, colgroup')))

function continueIn(copy: HTMLElement, begun: HTMLElement, from: number): void {
  copy.removeAttribute('id')
  copy.style.marginTop = '0'
  copy.style.paddingTop = '0'
  copy.style.textIndent = '0'
  if (copy instanceof HTMLLIElement) copy.style.listStyleType = 'none'
  if (copy instanceof HTMLOListElement) {
    const gone = [...begun.children].filter((item) => item.getBoundingClientRect().bottom <= from + 1)
    copy.start += gone.length
  }
}

/** The words of a text whose lines stand between two heights. */
function wordsOf(text: Text, from: number, to: number): Text | null {
  const range = document.createRange()
  range.selectNodeContents(text)
  const middles = [...range.getClientRects()].map(({ top, bottom }) => (top + bottom) / 2)
  if (!middles.some((middle) => middle >= from && middle < to)) return null
  const start = firstLetterAt(text, from, range)
  return document.createTextNode(text.data.slice(start, firstLetterAt(text, to, range)))
}

/** Where in a text the first line begins whose middle lies under a height. */
function firstLetterAt(text: Text, height: number, range: Range): number {
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = (low + high) >> 1
    range.setStart(text, middle)
    range.setEnd(text, text.length)
    // What is left from here on begins on this letter's line; a space at a line's end has no box of its own.
    const box = range.getClientRects()[0]
    if (box === undefined || (box.top + box.bottom) / 2 >= height) high = middle
    else low = middle + 1
  }
  return low
}
