/** Lengths are in twips (1/20 point), sizes in half points, as Word counts them. */
export const page = {
  width: 11906,
  height: 16838,
  top: 1644,
  bottom: 1474,
  left: 1474,
  right: 1474,
  header: 680,
  footer: 624,
  /** The sender block of the first page: a frame from the first line to the bottom margin, so that the text keeps one width beside it. */
  frame: { width: 2268, top: 1704, gap: 454 },
} as const

export const textWidth = page.width - page.left - page.right
/** The width of the text on the first page, beside the sender block. */
export const firstPageTextWidth = textWidth - page.frame.width - page.frame.gap

/** Tables: space inside the cells at the sides and above and below, thickness of the rules, and the height of a logo in the head. */
export const tableGeometry = { cellPadding: 85, cellMargin: 30, border: 10, logoHeight: 907 } as const

/** The box of an assessment: the space between its words and its upper and lower edge, and the thickness of the lines that make it, in points and eighths of one. */
export const boxGeometry = { space: 3, line: 4 } as const

/** What an edge of the box takes, in twips. */
export const boxEdgeHeight = boxGeometry.space * 20 + (boxGeometry.line * 20) / 8

/** Calibri is on every machine with Word; Carlito has the same widths and is used where Calibri is missing. */
export const fontFamily = 'Calibri'
export const fontFallback = 'Carlito'

export type Colour = 'accent' | 'text' | 'muted' | 'status'

export type ParagraphStyle = {
  /** Word's name: built-in ones in lower case as Word stores them, own ones in Danish. */
  readonly name: string
  readonly basedOn?: StyleId
  readonly next?: StyleId
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly capitals?: boolean
  readonly colour?: Colour
  readonly before?: number
  readonly after?: number
  /** Line spacing in 240ths of a line. */
  readonly line?: number
  readonly left?: number
  readonly right?: number
  readonly hanging?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly keepNext?: boolean
  readonly keepLines?: boolean
  readonly noHyphens?: boolean
  /** The heading level for the outline, 0 for the highest. */
  readonly outline?: 0 | 1 | 2
  /** A heading that the numbering does not count. */
  readonly unnumbered?: boolean
  /** Shaded, with a line of the accent's colour at the left. */
  readonly boxed?: boolean
  /** It begins or ends the box: the space between its words and the box's edge is reckoned with it. */
  readonly boxEdge?: 'top' | 'bottom'
  /** A tab stop with dots, at the right. */
  readonly leaderTab?: number
  /** A tab stop, at the right. */
  readonly rightTab?: number
  /** It begins a page. */
  readonly pageBreak?: boolean
}

const heading = { bold: true, colour: 'accent', keepNext: true, keepLines: true, noHyphens: true, next: 'Normal', align: 'left' } as const

/** The looks of everything a document can hold: the one place that Word, the preview and the reckoning of pages take them from. */
export const paragraphStyles = {
  Normal: { name: 'Normal', size: 22, after: 140, line: 276, colour: 'text', align: 'left' },
  Title: { ...heading, name: 'Title', size: 36, before: 240, after: 100, line: 252 },
  Subtitle: { name: 'Subtitle', basedOn: 'Normal', size: 23, after: 280, colour: 'muted', keepNext: true, noHyphens: true },
  Heading1: { ...heading, name: 'heading 1', basedOn: 'Normal', size: 30, before: 440, after: 140, line: 252, outline: 0, left: 680, hanging: 680 },
  Heading2: { ...heading, name: 'heading 2', basedOn: 'Normal', size: 25, before: 320, after: 100, line: 252, outline: 1, left: 680, hanging: 680 },
  Heading3: { ...heading, name: 'heading 3', basedOn: 'Normal', size: 22, before: 220, after: 60, colour: 'text', outline: 2 },
  Heading1OnNewPage: { name: 'Overskrift 1 på ny side', basedOn: 'Heading1', next: 'Normal', pageBreak: true },
  Heading1Plain: { name: 'Overskrift 1 uden nummer', basedOn: 'Heading1', next: 'Normal', unnumbered: true, left: 0, hanging: 0 },
  Heading2Plain: { name: 'Overskrift 2 uden nummer', basedOn: 'Heading2', next: 'Normal', unnumbered: true, left: 0, hanging: 0 },
  Appendix: { name: 'Bilagsoverskrift', basedOn: 'Heading1Plain', next: 'Normal' },
  AppendixOnNewPage: { name: 'Bilagsoverskrift på ny side', basedOn: 'Appendix', next: 'Normal', pageBreak: true },
  AfterTable: { name: 'Brødtekst efter tabel', basedOn: 'Normal', before: 160 },
  BeforeSignature: { name: 'Brødtekst før underskrift', basedOn: 'Normal', keepNext: true },
  Introduction: { name: 'Indledende linje', basedOn: 'Normal', after: 80, keepNext: true },
  QuoteIntroduction: { name: 'Citatindledning', basedOn: 'Normal', bold: true, after: 60, keepNext: true, noHyphens: true },
  Quote: { name: 'Quote', basedOn: 'Normal', italic: true, left: 425, right: 425, after: 140 },
  ListBullet: { name: 'List Bullet', basedOn: 'Normal', left: 425, hanging: 283, after: 80 },
  ListBullet2: { name: 'List Bullet 2', basedOn: 'Normal', left: 850, hanging: 283, after: 80 },
  ListNumber: { name: 'List Number', basedOn: 'Normal', left: 425, hanging: 425, after: 80 },
  ListNumber2: { name: 'List Number 2', basedOn: 'Normal', left: 850, hanging: 425, after: 80 },
  ListContinue: { name: 'List Continue', basedOn: 'Normal', left: 425, after: 80 },
  ListContinue2: { name: 'List Continue 2', basedOn: 'Normal', left: 850, after: 80 },
  AssessmentHeading: {
    name: 'Vurderingsoverskrift',
    basedOn: 'Heading3',
    next: 'Assessment',
    colour: 'accent',
    before: 240,
    after: 0,
    left: 227,
    right: 113,
    boxed: true,
    boxEdge: 'top',
  },
  Assessment: { name: 'Vurdering', basedOn: 'Normal', left: 227, right: 113, before: 60, after: 60, boxed: true },
  AssessmentBullet: { name: 'Vurdering punktopstilling', basedOn: 'Assessment', left: 510, hanging: 283 },
  AssessmentNumber: { name: 'Vurdering nummereret', basedOn: 'Assessment', left: 652, hanging: 425 },
  AssessmentQuote: { name: 'Vurdering citat', basedOn: 'Assessment', italic: true },
  BeforeGrading: { name: 'Vurdering før bedømmelse', basedOn: 'Assessment', keepNext: true },
  Grading: { name: 'Bedømmelse', basedOn: 'Assessment', bold: true, keepLines: true, before: 60, after: 80, boxEdge: 'bottom' },
  Recommendation: { name: 'Anbefaling', basedOn: 'Normal', before: 160, after: 160, keepLines: true },
  Question: { name: 'Spørgsmål', basedOn: 'Normal', before: 160, after: 160, keepLines: true },
  Caption: { name: 'caption', basedOn: 'Normal', size: 20, bold: true, before: 240, after: 80, keepNext: true, noHyphens: true },
  Figure: { name: 'Figur', basedOn: 'Normal', size: 4, after: 80, line: 240, keepNext: true },
  /** A photo has nothing under it to be kept with, unlike a chart. */
  Photo: { name: 'Foto', basedOn: 'Normal', size: 4, after: 160, line: 240 },
  Account: { name: 'Forklaring', basedOn: 'Normal', size: 21, before: 40, after: 40, line: 264 },
  TableText: { name: 'Tabeltekst', basedOn: 'Normal', size: 19, before: 30, after: 30, line: 252 },
  TableTextKept: { name: 'Tabeltekst i næstsidste række', basedOn: 'TableText', keepNext: true },
  AccountKept: { name: 'Forklaring i næstsidste række', basedOn: 'Account', keepNext: true },
  TableHead: { name: 'Tabelhoved', basedOn: 'TableText', bold: true, keepNext: true, noHyphens: true },
  End: { name: 'Dokumentslut', basedOn: 'Normal', size: 2, after: 0, line: 240 },
  FootnoteText: { name: 'footnote text', basedOn: 'Normal', size: 18, after: 20, line: 240, left: 284, hanging: 284 },
  Header: { name: 'header', basedOn: 'Normal', size: 18, after: 0, line: 240, colour: 'muted', rightTab: textWidth },
  Footer: { name: 'footer', basedOn: 'Normal', size: 18, after: 0, line: 240, colour: 'muted', align: 'right' },
  Status: { name: 'Dokumentstatus', basedOn: 'Header', bold: true, colour: 'status', align: 'right', noHyphens: true },
  Municipality: {
    name: 'Kommunenavn',
    basedOn: 'Normal',
    size: 26,
    bold: true,
    capitals: true,
    colour: 'accent',
    after: 0,
    line: 240,
    noHyphens: true,
    rightTab: textWidth,
  },
  Sender: { name: 'Afsendernavn', basedOn: 'Normal', size: 20, after: 0, line: 240, colour: 'text', noHyphens: true },
  Logo: { name: 'Logo', basedOn: 'Normal', after: 60, line: 240, keepNext: true },
  Recipient: { name: 'Modtager', basedOn: 'Normal', after: 120, line: 259, keepLines: true, noHyphens: true },
  Dispatch: { name: 'Forsendelse', basedOn: 'Normal', size: 20, before: 60, after: 240, noHyphens: true },
  SenderLabel: { name: 'Afsenderblok etiket', basedOn: 'SenderText', next: 'SenderText', bold: true, before: 120, keepNext: true },
  SenderText: { name: 'Afsenderblok', basedOn: 'Normal', size: 18, after: 0, line: 252, noHyphens: true },
  ContentsTitle: { name: 'TOC Heading', basedOn: 'Normal', bold: true, colour: 'accent', size: 25, before: 240, after: 100, keepNext: true, noHyphens: true },
  Contents1: {
    name: 'toc 1',
    basedOn: 'Normal',
    size: 20,
    before: 60,
    after: 20,
    line: 245,
    left: 425,
    hanging: 425,
    right: textWidth - firstPageTextWidth,
    leaderTab: firstPageTextWidth,
    noHyphens: true,
  },
  Contents2: {
    name: 'toc 2',
    basedOn: 'Normal',
    size: 20,
    after: 10,
    line: 245,
    left: 992,
    hanging: 567,
    right: textWidth - firstPageTextWidth,
    leaderTab: firstPageTextWidth,
    noHyphens: true,
  },
  Signature: { name: 'Signature', basedOn: 'Normal', before: 320, after: 320, keepLines: true },
} as const satisfies Record<string, Omit<ParagraphStyle, 'basedOn' | 'next'> & { basedOn?: string; next?: string }>

export type StyleId = keyof typeof paragraphStyles

/** The style of the words in a table's cells; those of the last row but one keep it with the last, which would look lost alone on a page. */
export const tableTextStyle = (look: 'grid' | 'accounts', kept = false): StyleId =>
  look === 'accounts' ? (kept ? 'AccountKept' : 'Account') : kept ? 'TableTextKept' : 'TableText'

const styleOf = (id: StyleId): ParagraphStyle => paragraphStyles[id]

/** A style with everything it inherits. */
export type ResolvedStyle = ParagraphStyle & Required<Pick<ParagraphStyle, 'size' | 'before' | 'after' | 'line' | 'left' | 'right' | 'hanging'>>

const resolved = new Map<StyleId, ResolvedStyle>()

/** What a style looks like in the end, inheritance followed. */
export function resolveStyle(id: StyleId): ResolvedStyle {
  const known = resolved.get(id)
  if (known !== undefined) return known
  const style = styleOf(id)
  const base =
    style.basedOn === undefined ? { size: 22, before: 0, after: 0, line: 240, left: 0, right: 0, hanging: 0 } : inherited(resolveStyle(style.basedOn))
  const result = { ...base, ...style } as ResolvedStyle
  resolved.set(id, result)
  return result
}

function inherited(base: ResolvedStyle): Partial<ResolvedStyle> {
  const { name: _name, basedOn: _basedOn, next: _next, ...rest } = base
  return rest
}

/** Colours by their role; the accent is the letterhead's. */
export const colours = { text: '000000', muted: '595959', status: '9B1C1C', shade: 'EEF2F8', line: 'BFC5D2', watermark: 'DCDCDC' } as const
