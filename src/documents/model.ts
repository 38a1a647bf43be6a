import type { CivilDate } from '../domain/civil-date.ts'
import type { DocumentKind } from '../domain/document-kind.ts'
import { typeset } from './typeset.ts'

/** Raised when the meaning of a stored model changes. An issued document keeps the model it was issued with. */
export const modelVersion = 2

/** A piece of a line. Everything a writer can say within a paragraph, and nothing about how it looks. */
export type Run =
  | { readonly type: 'text'; readonly text: string; readonly bold?: true; readonly italic?: true }
  | { readonly type: 'break' }
  /** The mark of a footnote. */
  | { readonly type: 'footnote'; readonly id: string }
  /** The number of a footnote that stands elsewhere: "jf. note 3". */
  | { readonly type: 'noteNumber'; readonly id: string }
  /** The number of a heading, recommendation or request that stands elsewhere: "punkt 5.3". */
  | { readonly type: 'reference'; readonly target: string; readonly text: string }

/** What a paragraph is. Its look is the style catalogue's business. */
export type ParagraphRole = 'body' | 'introduction' | 'grading' | 'source'

export type Paragraph = { readonly type: 'paragraph'; readonly role: ParagraphRole; readonly runs: readonly Run[] }

/** A heading with an id that contents and references point to. `number` is what stands before it, "5.3"; null for none. */
export type Heading = {
  readonly type: 'heading'
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly number: string | null
  readonly text: string
  /** True when it begins a page. */
  readonly newPage: boolean
}

/** Somebody else's words, with where they come from and when; `introduction` is the line before them: "Teamkoordinator, 7. februar 2018:". */
export type Quote = {
  readonly type: 'quote'
  readonly paragraphs: readonly (readonly Run[])[]
  readonly source: string
  readonly date: CivilDate | null
  readonly introduction: string
}

export type List = { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly ProseBlock[])[] }

/** What written prose consists of. */
export type ProseBlock = Paragraph | Heading | Quote | List | Table

export type Cell = readonly (readonly Run[])[]

/** A table. `caption` is empty for one that stands in written prose. `header` is repeated on each page; `widths` are shares of the text column that add up to 100. */
export type Table = {
  readonly type: 'table'
  readonly id: string
  readonly caption: string
  /** What the table shows, for those who cannot see it. */
  readonly description: string
  readonly header: readonly string[]
  /** The heading row where it holds more than its words. */
  readonly head?: readonly Cell[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The cells of a table's heading row. */
export const headCells = ({ header, head }: Pick<Table, 'header' | 'head'>): readonly Cell[] => head ?? header.map((title) => [[{ type: 'text', text: title }]])

/** How a chart draws its series: bars lie and columns stand, side by side or one on the other. */
export type ChartKind = 'bars' | 'stackedBars' | 'columns' | 'stackedColumns'

/** Numbers as a picture and, under it, as a table: each series has a value for each category. A percentage is stored as a share, 0.72 for 72 %. */
export type Chart = {
  readonly type: 'chart'
  readonly id: string
  readonly kind: ChartKind
  readonly caption: string
  /** What the picture shows, in words and figures. */
  readonly alt: string
  readonly format: 'count' | 'percentage'
  /** What the categories are: the head of the table's first column. */
  readonly categoryTitle: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** What the values count; null when the caption says it. */
  readonly axisTitle: string | null
  /** The table under the picture where it says more than the bars do; left out, it gives their values. */
  readonly table?: Pick<Table, 'description' | 'header' | 'widths' | 'rows'>
}

/** A photo that shows what was established. Its bytes are a JPEG that is known by its hash; they lie with the case's files. */
export type Picture = {
  readonly type: 'picture'
  readonly id: string
  readonly sha256: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** With its number: "Foto 2: Skabene i postrummet". */
  readonly caption: string
  /** What it shows, for those who cannot see it. */
  readonly alt: string
}

/** The bytes of the photos of a document, by their hash. */
export type PictureBytes = ReadonlyMap<string, Uint8Array>

/** Accounts of one fact that contradict each other, side by side, each with its source. */
export type Accounts = {
  readonly type: 'accounts'
  readonly caption: string
  readonly accounts: readonly { readonly source: string; readonly text: Cell }[]
}

/** What the ombudsman thinks, visibly apart from the facts; `grading` is the scale's fixed wording. */
export type Assessment = {
  readonly type: 'assessment'
  readonly label: string
  readonly blocks: readonly ProseBlock[]
  readonly grading: readonly Run[] | null
}

/** A numbered recommendation or request for information. `label` is "Anbefaling 3". */
export type Demand = {
  readonly type: 'demand'
  readonly id: string
  readonly kind: 'recommendation' | 'question'
  readonly label: string
  readonly runs: readonly Run[]
}

/** The table of contents; `page` is where the heading was reckoned to stand. */
export type Contents = {
  readonly type: 'contents'
  readonly title: string
  readonly entries: readonly { readonly target: string; readonly level: 1 | 2; readonly number: string | null; readonly text: string; readonly page: number }[]
}

/** The closing and those who sign, kept together. */
export type Signature = {
  readonly type: 'signature'
  readonly closing: string
  readonly signatories: readonly { readonly name: string; readonly title: string }[]
}

export type Title = { readonly type: 'title'; readonly text: string; readonly subtitle: string }

export type Block = Picture | Title | ProseBlock | Chart | Accounts | Assessment | Demand | Contents | Signature

export type Footnote = { readonly id: string; readonly runs: readonly Run[] }

/** A picture with its bytes as PNG in base64, its size in pixels and what it shows in words. */
export type Figure = { readonly data: string; readonly width: number; readonly height: number; readonly alt: string }

/** One thing in the block at the right of the first page. `field` ties it to a document property. */
export type SenderLine = {
  readonly label: string | null
  readonly lines: readonly string[]
  readonly field: 'caseNumber' | 'documentNumber' | null
  readonly link: string | null
}

/** Who writes to whom: the head of the first page. */
export type Head = {
  readonly municipality: string
  readonly sender: string
  readonly logo: Figure | null
  /** Each recipient's lines: administration, department, attention, own case number. */
  readonly recipients: readonly (readonly string[])[]
  /** "Sendt dags dato pr. e-post til: …"; null when no address is known. */
  readonly sentBy: string | null
  readonly aside: readonly SenderLine[]
}

/** What the records system and the file's own properties say of the document. */
export type Properties = {
  readonly kind: DocumentKind
  readonly kindLabel: string
  readonly title: string
  readonly author: string
  readonly organisation: string
  readonly caseNumber: string
  readonly documentNumber: string
  readonly date: CivilDate
  /** The date as the letter writes it. */
  readonly dateText: string
  /** "FORELØBIG" or "ENDELIG". */
  readonly status: string
  readonly language: 'da-DK'
}

export type PageSetup = {
  /** `#RRGGBB` of headings and rules. */
  readonly accentColour: string
  /** Stands large behind the text and small in the head of every page; null for none. */
  readonly watermark: string | null
  /** The head of the pages after the first. */
  readonly runningHead: string
}

/** A document as it is, apart from any format: what is frozen when it is issued. Plain JSON. */
export type DocumentModel = {
  readonly version: typeof modelVersion
  readonly properties: Properties
  readonly page: PageSetup
  readonly head: Head
  readonly body: readonly Block[]
  readonly footnotes: readonly Footnote[]
  /** How many pages it was reckoned to take. */
  readonly pages: number
}

/** A run of plain text, bound as letters are. */
export const textRun = (text: string): Run => ({ type: 'text', text: typeset(text) })

/** A paragraph of body text. */
export const paragraph = (...runs: readonly (Run | string)[]): Paragraph => ({
  type: 'paragraph',
  role: 'body',
  runs: runs.map((run) => (typeof run === 'string' ? textRun(run) : run)),
})

/** A table cell of plain text, one paragraph a line. */
export const textCell = (text: string): Cell => text.split('\n').map((line) => [textRun(line)])
