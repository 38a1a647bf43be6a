import { escapeMarkup } from '../markup.ts'

export const xmlHeader = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** The namespaces of the parts, by what they hold. */
export const namespaces = {
  main: `${w} ${r}`,
  /** A head holds pictures and the watermark's old-style drawing. */
  header: `${w} ${r} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"`,
} as const

/** What does not stand as a letter in a text element. Word has an element of its own for the no-break hyphen; the letter would come from another font. */
const elements: Readonly<Record<string, string>> = { '\t': '<w:tab/>', '\n': '<w:br/>', '\u2011': '<w:noBreakHyphen/>' }

/** A run of text, with a character style or none. */
export function textXml(text: string, style = ''): string {
  if (text === '') return ''
  const properties = style === '' ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`
  const parts = /[\t\n\u2011]/.test(text) ? text.split(/([\t\n\u2011])/).filter((part) => part !== '') : [text]
  return `<w:r>${properties}${parts.map((part) => elements[part] ?? `<w:t xml:space="preserve">${escapeMarkup(part)}</w:t>`).join('')}</w:r>`
}

/** A field that carries the value it has now, so that it reads right everywhere and nobody is asked to update it. */
export function fieldXml(instruction: string, cached: string, style = ''): string {
  const properties = style === '' ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`
  const mark = (type: string): string => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`
  return `${mark('begin')}<w:r>${properties}<w:instrText xml:space="preserve"> ${escapeMarkup(instruction)} </w:instrText></w:r>${mark('separate')}${textXml(cached, style)}${mark('end')}`
}

/** A paragraph of a style; what stands before its runs in `properties` comes in the order of the schema. */
export const paragraphXml = (style: string, inner: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${inner}</w:p>`
