import { chartTable } from './chart-values.ts'
import { chartSvg } from './html-chart.ts'
import {
  headCells,
  type Accounts,
  type Assessment,
  type Block,
  type Cell,
  type Chart,
  type Contents,
  type Demand,
  type DocumentModel,
  type Heading,
  type List,
  type Picture,
  type PictureBytes,
  type ProseBlock,
  type Quote,
  type Run,
  type Signature,
  type Table,
} from './model.ts'
import { escapeMarkup } from './markup.ts'
import { pictureSize } from './picture-size.ts'
import { textWidth } from './styles.ts'
import { previewCss } from './html-css.ts'
import { wording } from './wording.ts'

const text = escapeMarkup

/**
 * The document for reading on a screen, as blocks that a window can set in pages. All text is escaped; ids carry the prefix `doc-`.
 *
 * `html` is a flat sequence of elements, one a block, in this order:
 * - `<header class="doc-head">`: municipality, sender, logo and (in a preliminary report) the status;
 * - `<aside class="doc-sender">`: the sender block of the first page's right margin;
 * - `<div class="doc-running">`: the head of the further pages;
 * - `<div class="doc-watermark">`: the word behind the text, only when there is one;
 * - the body's blocks, each with class `doc-block`; `data-new-page` begins a page, `data-keep` stays with the next block, `data-notes="3 4"` names its footnotes;
 * - `<section class="doc-notes">` with one `<p class="doc-note" data-note="3">` a footnote.
 * Lengths in `css` are points; the page is `.doc-page`, A4, with custom properties for its margins.
 */
export function toHtml(model: DocumentModel, pictures: PictureBytes = new Map()): { html: string; css: string } {
  const notes = model.footnotes.map(
    (note) => `<p class="doc-note" data-note="${note.id}" id="doc-note-${note.id}"><sup>${note.id}</sup> ${inline(note.runs)}</p>`,
  )
  const html = [
    headHtml(model),
    senderHtml(model),
    `<div class="doc-running">${text(model.page.runningHead)}${statusHtml(model)}</div>`,
    ...(model.page.watermark === null ? [] : [`<div class="doc-watermark" aria-hidden="true">${text(model.page.watermark)}</div>`]),
    ...recipientsHtml(model),
    ...model.body.map((block) => (block.type === 'picture' ? pictureHtml(block, pictures) : blockHtml(block))),
    ...(notes.length === 0 ? [] : [`<section class="doc-notes" aria-label="${text(wording.notes)}">${notes.join('')}</section>`]),
  ].join('\n')
  return { html, css: previewCss(model.page.accentColour) }
}

const statusHtml = ({ page }: DocumentModel): string => (page.watermark === null ? '' : ` <strong class="doc-status">${text(page.watermark)}</strong>`)

function headHtml(model: DocumentModel): string {
  const { municipality, sender, logo } = model.head
  const picture = logo === null ? '' : `<img class="doc-logo" src="data:image/png;base64,${text(logo.data)}" alt="${text(logo.alt)}">`
  return `<header class="doc-head">${picture}<p class="doc-municipality">${text(municipality)}${statusHtml(model)}</p><p class="doc-sender-name">${text(sender)}</p></header>`
}

function senderHtml({ head }: DocumentModel): string {
  const entries = head.aside.map(({ label, lines, link }) => {
    const words = lines.map(text).join('<br>')
    const value = link === null ? words : `<a href="${text(link)}">${words}</a>`
    return `${label === null ? '' : `<p class="doc-sender-label">${text(label)}</p>`}<p class="doc-sender-text${label === null ? ' doc-sender-first' : ''}">${value}</p>`
  })
  return `<aside class="doc-sender">${entries.join('')}</aside>`
}

function recipientsHtml({ head }: DocumentModel): string[] {
  return [
    ...head.recipients.map(
      ([first = '', ...rest]) => `<p class="doc-block doc-recipient"><strong>${text(first)}</strong>${rest.map((line) => `<br>${text(line)}`).join('')}</p>`,
    ),
    ...(head.sentBy === null ? [] : [`<p class="doc-block doc-dispatch">${text(head.sentBy)}</p>`]),
  ]
}

function inline(runs: readonly Run[]): string {
  return runs.map(runHtml).join('')
}

function runHtml(run: Run): string {
  switch (run.type) {
    case 'break':
      return '<br>'
    case 'footnote':
      return `<sup class="doc-mark"><a href="#doc-note-${run.id}">${run.id}</a></sup>`
    case 'noteNumber':
      return `<a href="#doc-note-${run.id}">${run.id}</a>`
    case 'reference':
      return `<a href="#doc-${text(run.target)}">${text(run.text)}</a>`
    case 'text': {
      const words = text(run.text)
      const bold = run.bold === true ? `<strong>${words}</strong>` : words
      return run.italic === true ? `<em>${bold}</em>` : bold
    }
  }
}

/** The notes that are marked anywhere in a piece of HTML that this file made. */
const notesIn = (html: string): string[] => [...html.matchAll(/class="doc-mark"><a href="#doc-note-(\d+)"/g)].map((match) => match[1] ?? '')

function element(name: string, className: string, inner: string, more = ''): string {
  const notes = notesIn(inner)
  return `<${name} class="doc-block ${className}"${more}${notes.length === 0 ? '' : ` data-notes="${notes.join(' ')}"`}>${inner}</${name}>`
}

function blockHtml(block: Exclude<Block, Picture>): string {
  switch (block.type) {
    case 'title':
      return element(
        'div',
        'doc-title-block',
        `<h1 class="doc-title">${text(block.text)}</h1>${block.subtitle === '' ? '' : `<p class="doc-subtitle">${text(block.subtitle)}</p>`}`,
      )
    case 'table':
      return element('figure', 'doc-figure', tableHtml(block), ` id="doc-${text(block.id)}"`)
    case 'chart':
      return chartHtml(block)
    case 'accounts':
      return accountsHtml(block)
    case 'assessment':
      return assessmentHtml(block)
    case 'demand':
      return demandHtml(block)
    case 'contents':
      return contentsHtml(block)
    case 'signature':
      return signatureHtml(block)
    default:
      return proseHtml(block)
  }
}

function proseHtml(block: ProseBlock): string {
  switch (block.type) {
    case 'heading':
      return headingHtml(block)
    case 'paragraph':
      return element(
        'p',
        block.role === 'introduction' ? 'doc-introduction' : 'doc-paragraph',
        inline(block.runs),
        block.role === 'introduction' ? ' data-keep' : '',
      )
    case 'quote':
      return quoteHtml(block)
    case 'list':
      return element('div', 'doc-list', listHtml(block))
    case 'table':
      return tableHtml(block)
  }
}

/** The document's title is its first heading, so its chapters are of the second level. */
function headingHtml({ id, level, number, text: words, newPage }: Heading): string {
  const label = number === null ? '' : `<span class="doc-number">${text(number)}</span> `
  return element(
    `h${level + 1}`,
    `doc-heading-${level}${number === null ? ' doc-unnumbered' : ''}`,
    label + text(words),
    ` id="doc-${text(id)}" data-keep${newPage ? ' data-new-page' : ''}`,
  )
}

function quoteHtml({ introduction, paragraphs }: Quote): string {
  const words = paragraphs.map((runs) => `<p>${inline(runs)}</p>`).join('')
  return element(
    'div',
    'doc-quote',
    `${introduction === '' ? '' : `<p class="doc-quote-introduction">${text(introduction)}</p>`}<blockquote>${words}</blockquote>`,
  )
}

function listHtml({ ordered, start, items }: List): string {
  const inner = (blocks: readonly ProseBlock[]): string =>
    blocks.map((block) => (block.type === 'list' ? listHtml(block) : block.type === 'paragraph' ? `<p>${inline(block.runs)}</p>` : proseHtml(block))).join('')
  const children = items.map((blocks) => `<li>${inner(blocks)}</li>`).join('')
  return ordered ? `<ol${start === 1 ? '' : ` start="${start}"`}>${children}</ol>` : `<ul>${children}</ul>`
}

const cellHtml = (cell: Cell): string => cell.map(inline).join('<br>')

type Grid = Pick<Table, 'header' | 'head' | 'widths' | 'rows'>

const tableHtml = ({ caption, description, ...grid }: Table): string =>
  caption === '' ? `<table aria-label="${text(description)}">${gridHtml(grid)}</table>` : `<table><caption>${text(caption)}</caption>${gridHtml(grid)}</table>`

/** The picture and, in the same figure, its numbers as a table. */
function chartHtml(chart: Chart): string {
  const numbers = chartTable(chart)
  const inner = `<figcaption>${text(chart.caption)}</figcaption>${chartSvg(chart)}<table aria-label="${text(numbers.caption)}">${gridHtml(numbers)}</table>`
  return element('figure', 'doc-figure', inner, ` id="doc-${text(chart.id)}"`)
}

/** A photo under its caption, as large as in Word; its bytes stand in the address, because the page may fetch nothing. */
function pictureHtml(picture: Picture, pictures: PictureBytes): string {
  const bytes = pictures.get(picture.sha256)
  const { width, height } = pictureSize(picture, textWidth)
  const source = bytes === undefined ? '' : ` src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}"`
  const image = `<img class="doc-picture"${source} alt="${text(picture.alt)}" style="width:${width / 20}pt;height:${height / 20}pt">`
  return element('figure', 'doc-figure', `<figcaption>${text(picture.caption)}</figcaption>${image}`, ` id="doc-${text(picture.id)}"`)
}

function gridHtml({ widths, rows, ...heading }: Grid): string {
  const columns = widths.map((width) => `<col style="width:${Number(width.toFixed(2))}%">`).join('')
  const head = headCells(heading)
    .map((cell) => `<th scope="col">${cellHtml(cell)}</th>`)
    .join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`).join('')
  return `<colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody>`
}

function accountsHtml({ caption, accounts }: Accounts): string {
  const columns = accounts
    .map(({ source, text: words }) => `<div class="doc-account"><p class="doc-account-source">${text(source)}</p><p>${cellHtml(words)}</p></div>`)
    .join('')
  return element('div', 'doc-accounts', columns, ` role="group" aria-label="${text(caption)}"`)
}

function assessmentHtml({ label, blocks, grading }: Assessment): string {
  const inner = blocks.map(proseHtml).join('') + (grading === null ? '' : `<p class="doc-grading">${inline(grading)}</p>`)
  return element('section', 'doc-assessment', `<h4 class="doc-assessment-label">${text(label)}</h4>${inner}`)
}

const demandHtml = ({ id, kind, label, runs }: Demand): string =>
  element('p', `doc-${kind}`, `<strong>${text(label)}.</strong> ${inline(runs)}`, ` id="doc-${text(id)}"`)

function contentsHtml({ title, entries }: Contents): string {
  const lines = entries.map(
    ({ target, level, number, text: words, page }) =>
      `<li class="doc-entry-${level}"><a href="#doc-${text(target)}"><span class="doc-number">${text(number ?? '')}</span><span class="doc-entry-text">${text(words)}</span><span class="doc-entry-page">${page}</span></a></li>`,
  )
  return element('nav', 'doc-contents', `<p class="doc-contents-title">${text(title)}</p><ol>${lines.join('')}</ol>`)
}

function signatureHtml({ closing, signatories }: Signature): string {
  const people = signatories.map(
    ({ name, title }) =>
      `<br><br>${[name, title]
        .filter((line) => line !== '')
        .map(text)
        .join('<br>')}`,
  )
  return element('p', 'doc-signature', `${text(closing)}<br>${people.join('')}`)
}
