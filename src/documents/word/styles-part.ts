import { boxGeometry, colours, fontFamily, paragraphStyles, tableGeometry, type Colour, type ParagraphStyle, type StyleId } from '../styles.ts'
import { namespaces, xmlHeader } from './xml.ts'

/** How Word numbers by style: which definition and level a style counts in. */
const styleNumbering: Partial<Record<StyleId, { readonly num: number; readonly level: number }>> = {
  Heading1: { num: 1, level: 0 },
  Heading2: { num: 1, level: 1 },
  ListBullet: { num: 2, level: 0 },
  ListBullet2: { num: 2, level: 1 },
  AssessmentBullet: { num: 2, level: 0 },
}

/** The built-in names of Word that a person looks for first. */
const primary = new Set<StyleId>([
  'Normal',
  'Title',
  'Subtitle',
  'Heading1',
  'Heading2',
  'Heading3',
  'Quote',
  'Assessment',
  'Grading',
  'Recommendation',
  'Question',
])

/** The complete `word/styles.xml`: every style of the catalogue, the character styles, two table styles, and the document's language. */
export function stylesPart(accent: string): string {
  const colour: Record<Colour, string> = { accent: accent.slice(1).toUpperCase(), text: colours.text, muted: colours.muted, status: colours.status }
  const ids = Object.keys(paragraphStyles) as StyleId[]
  return `${xmlHeader}<w:styles ${namespaces.main}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${fontFamily}" w:hAnsi="${fontFamily}" w:eastAsia="${fontFamily}" w:cs="${fontFamily}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${ids.map((id) => paragraphStyle(id, colour)).join('')}${characterStyles(colour)}${tableStyles(colour)}</w:styles>`
}

function paragraphStyle(id: StyleId, colour: Record<Colour, string>): string {
  const style = paragraphStyles[id] as ParagraphStyle
  const base = style.basedOn === undefined ? '' : `<w:basedOn w:val="${style.basedOn}"/>`
  const next = style.next === undefined || style.next === id ? '' : `<w:next w:val="${style.next}"/>`
  const kind = id === 'Normal' ? ' w:default="1"' : isBuiltIn(style.name) ? '' : ' w:customStyle="1"'
  return `<w:style w:type="paragraph"${kind} w:styleId="${id}"><w:name w:val="${style.name}"/>${base}${next}${primary.has(id) ? '<w:qFormat/>' : ''}<w:pPr>${paragraphProperties(id, style, colour)}</w:pPr><w:rPr>${runProperties(style, colour)}</w:rPr></w:style>`
}

/** Word's own styles have English names in the file whatever language Word speaks; ours are Danish. */
const builtIn = /^(Normal|Title|Subtitle|heading \d|toc \d|TOC Heading|Quote|List (Bullet|Number|Continue)( 2)?|caption|footnote text|header|footer|Signature)$/
const isBuiltIn = (name: string): boolean => builtIn.test(name)

function paragraphProperties(id: StyleId, style: ParagraphStyle, colour: Record<Colour, string>): string {
  const flag = (name: string, on: boolean | undefined): string => (on === true ? `<w:${name}/>` : '')
  const numbering = styleNumbering[id]
  return [
    flag('keepNext', style.keepNext),
    flag('keepLines', style.keepLines),
    flag('pageBreakBefore', style.pageBreak),
    id === 'Normal' ? '<w:widowControl/>' : '',
    style.unnumbered === true ? '<w:numPr><w:numId w:val="0"/></w:numPr>' : '',
    numbering === undefined ? '' : `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.num}"/></w:numPr>`,
    style.boxed === true ? box(colour.accent) : '',
    tabs(style),
    flag('suppressAutoHyphens', style.noHyphens),
    spacing(style),
    indents(style),
    style.align === undefined ? '' : `<w:jc w:val="${style.align}"/>`,
    style.outline === undefined ? '' : `<w:outlineLvl w:val="${style.outline}"/>`,
  ].join('')
}

/** Above and below stand lines of the shade's own colour: a shade ends where the words end, and they hold its edges off. */
function box(accent: string): string {
  const edge = (side: 'top' | 'bottom'): string =>
    `<w:${side} w:val="single" w:sz="${boxGeometry.line}" w:space="${boxGeometry.space}" w:color="${colours.shade}"/>`
  return `<w:pBdr>${edge('top')}<w:left w:val="single" w:sz="18" w:space="8" w:color="${accent}"/>${edge('bottom')}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${colours.shade}"/>`
}

function tabs({ leaderTab, rightTab }: ParagraphStyle): string {
  if (leaderTab !== undefined) return `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${leaderTab}"/></w:tabs>`
  return rightTab === undefined ? '' : `<w:tabs><w:tab w:val="right" w:pos="${rightTab}"/></w:tabs>`
}

function spacing({ before, after, line }: ParagraphStyle): string {
  if (before === undefined && after === undefined && line === undefined) return ''
  return `<w:spacing${attribute('before', before)}${attribute('after', after)}${line === undefined ? '' : ` w:line="${line}" w:lineRule="auto"`}/>`
}

const attribute = (name: string, value: number | undefined): string => (value === undefined ? '' : ` w:${name}="${value}"`)

function indents({ left, right, hanging }: ParagraphStyle): string {
  if (left === undefined && right === undefined && hanging === undefined) return ''
  return `<w:ind${attribute('left', left)}${attribute('right', right)}${attribute('hanging', hanging)}/>`
}

function runProperties({ bold, italic, capitals, colour: role, size }: ParagraphStyle, colour: Record<Colour, string>): string {
  return [
    bold === true ? '<w:b/><w:bCs/>' : '',
    italic === true ? '<w:i/><w:iCs/>' : '',
    capitals === true ? '<w:caps/>' : '',
    role === undefined ? '' : `<w:color w:val="${colour[role]}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  ].join('')
}

/** Everything that is set off within a line is a style too, so that nothing is formatted by hand. */
function characterStyles(colour: Record<Colour, string>): string {
  const style = (id: string, name: string, properties: string, custom = false): string =>
    `<w:style w:type="character"${custom ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${properties}</w:rPr></w:style>`
  return [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>',
    style('Strong', 'Strong', '<w:b/><w:bCs/>'),
    style('Emphasis', 'Emphasis', '<w:i/><w:iCs/>'),
    style('StrongEmphasis', 'Fed og kursiv', '<w:b/><w:bCs/><w:i/><w:iCs/>', true),
    style('Hyperlink', 'Hyperlink', `<w:color w:val="${colour.accent}"/><w:u w:val="single"/>`),
    style('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>'),
    style('StatusMark', 'Statusmærke', `<w:b/><w:bCs/><w:caps w:val="0"/><w:color w:val="${colour.status}"/><w:sz w:val="20"/><w:szCs w:val="20"/>`, true),
  ].join('')
}

function tableStyles(colour: Record<Colour, string>): string {
  const padding = `<w:tblCellMar><w:top w:w="${tableGeometry.cellMargin}" w:type="dxa"/><w:left w:w="${tableGeometry.cellPadding}" w:type="dxa"/><w:bottom w:w="${tableGeometry.cellMargin}" w:type="dxa"/><w:right w:w="${tableGeometry.cellPadding}" w:type="dxa"/></w:tblCellMar>`
  const rule = (side: string, size: number, fill: string): string => `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${fill}"/>`
  const table = (id: string, name: string, insideVertical: boolean, headFill: string): string =>
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${rule('top', 8, colour.accent)}${rule('bottom', 6, colours.line)}${rule('insideH', 4, colours.line)}${insideVertical ? rule('insideV', 4, colours.line) : ''}</w:tblBorders>${padding}</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${headFill}"/></w:tcPr></w:tblStylePr></w:style>`
  return [
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    table('ReportTable', 'Rapporttabel', false, colours.shade),
    table('AccountsTable', 'Forklaringer side om side', true, 'FFFFFF'),
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>',
  ].join('')
}
