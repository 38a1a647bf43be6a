/** What a table may have of columns; a wider one is no table of a text. */
const mostColumns = 60
const blocks = 'p, div, h1, h2, h3, h4, h5, h6, blockquote, pre'

/**
 * Makes the tables of a pasted page such as written prose has them: rows of as many cells each, without joined cells, the cells holding paragraphs. A table of one
 * column is a frame around text, which keeps its paragraphs; a table within a table becomes lines.
 */
export function tidyTables(page: Document): void {
  for (const table of [...page.querySelectorAll('table')].reverse()) {
    const rows = [...table.rows].filter(saysSomething)
    const caption = table.caption ? [paragraphOf(page, table.caption.childNodes)] : []
    if (rows.every((row) => row.cells.length === 1)) table.replaceWith(...caption, ...rows.flatMap((row) => unframed(page, row)))
    else if (table.parentElement?.closest('table')) table.replaceWith(...caption, ...rows.map((row) => lineOf(page, row)))
    else {
      table.before(...caption)
      table.replaceChildren(gridOf(page, rows))
    }
  }
}

/** Whether there are words in it, or a footnote, whose words stand in an attribute. */
function saysSomething(node: Node): boolean {
  if ((node.textContent ?? '').trim() !== '') return true
  return node.nodeType === 1 && ((node as Element).matches('[data-footnote]') || (node as Element).querySelector('[data-footnote]') !== null)
}

function unframed(page: Document, row: HTMLTableRowElement): Node[] {
  const [only] = row.cells
  if (!only) return []
  return only.querySelector(`${blocks}, ul, ol, table`) ? [...only.childNodes] : [paragraphOf(page, only.childNodes)]
}

function paragraphOf(page: Document, nodes: Iterable<Node>): HTMLElement {
  const paragraph = page.createElement('p')
  paragraph.append(...nodes)
  return paragraph
}

/** The cells of a row as one line, apart, so that no figure runs into the next. */
function lineOf(page: Document, row: HTMLTableRowElement): HTMLElement {
  const line = page.createElement('p')
  for (const [index, cell] of [...row.cells].entries()) {
    for (const block of [...cell.querySelectorAll(`${blocks}, ul, ol, li`)].reverse()) block.replaceWith(...block.childNodes, ' ')
    if (index > 0) line.append(' · ')
    if (cell.textContent.trim() === '') line.append('–')
    else line.append(...cell.childNodes)
  }
  return line
}

/** The rows with joined cells taken apart: the words stand in the first of them, the others are empty. */
function gridOf(page: Document, rows: readonly HTMLTableRowElement[]): HTMLElement {
  const body = page.createElement('tbody')
  /** How many more rows each column is taken by a cell above. */
  const taken: number[] = []
  const grid = rows.map((row) => {
    const line: HTMLElement[] = []
    const free = (): void => {
      while ((taken[line.length] ?? 0) > 0 && line.length < mostColumns) {
        taken[line.length] = (taken[line.length] ?? 0) - 1
        line.push(page.createElement('td'))
      }
    }
    for (const cell of row.cells) {
      free()
      const at = line.length
      line.push(cellOf(page, cell))
      for (let more = 1; more < Math.min(cell.colSpan, mostColumns); more++) line.push(page.createElement('td'))
      for (let column = at; column < line.length; column++) taken[column] = Math.min(cell.rowSpan, rows.length) - 1
    }
    free()
    return line.slice(0, mostColumns)
  })
  const columns = Math.max(...grid.map((line) => line.length))
  for (const line of grid) {
    const row = page.createElement('tr')
    row.append(...line, ...Array.from({ length: columns - line.length }, () => page.createElement('td')))
    body.append(row)
  }
  return body
}

/** A cell whose blocks are paragraphs; the points of a list within it begin with a dash. */
function cellOf(page: Document, cell: HTMLTableCellElement): HTMLElement {
  for (const item of cell.querySelectorAll('li')) item.prepend('– ')
  const made = page.createElement('td')
  let loose: Node[] = []
  const close = (): void => {
    if (loose.some(saysSomething)) made.append(paragraphOf(page, loose))
    loose = []
  }
  const into = (parent: ParentNode): void => {
    for (const node of [...parent.childNodes]) {
      const element = node.nodeType === 1 ? (node as Element) : null
      if (element?.matches(`${blocks}, ul, ol, li`)) {
        close()
        into(element)
        close()
      } else loose.push(node)
    }
  }
  into(cell)
  close()
  return made
}
