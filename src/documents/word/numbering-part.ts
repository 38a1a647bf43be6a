import type { FlowParagraph } from '../flow.ts'
import { escapeMarkup } from '../markup.ts'
import { resolveStyle, type StyleId } from '../styles.ts'
import { namespaces, xmlHeader } from './xml.ts'

/** Which numbering definition and level stands on a paragraph itself; null where its style says it. */
export type Numbering = { readonly of: (item: FlowParagraph) => { id: number; level: number } | null; readonly part: () => string }

const headingNum = 1
const bulletNum = 2
const firstOwnNum = 3

/**
 * Numbers headings and lists as Word does. Word counts headings itself; where the frozen number is another than the one Word would come to (a point was
 * removed, or has moved), the paragraph gets an instance of the same numbering whose text is that very number. So the number in Word is always the model's.
 */
export function createNumbering(paragraphs: readonly FlowParagraph[]): Numbering {
  const own = new Map<FlowParagraph, { id: number; level: number }>()
  const instances: string[] = []
  const lists = new Map<number, number>()
  const add = (abstract: number, override: string): number => {
    const id = firstOwnNum + instances.length
    instances.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${override}</w:num>`)
    return id
  }
  const counter = { chapter: 0, point: 0 }
  const astray = { chapters: false, points: false }
  for (const item of paragraphs) {
    if (item.marker?.ordered === true) {
      const { list, level, start } = item.marker
      const id =
        lists.get(list) ??
        add(item.style === 'AssessmentNumber' ? 3 : 2, `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`)
      lists.set(list, id)
      own.set(item, { id, level })
    } else if (item.number !== null) {
      const level = item.number.includes('.') ? 1 : 0
      if (level === 0) {
        counter.chapter++
        counter.point = 0
        astray.chapters ||= item.number !== String(counter.chapter)
        astray.points = astray.chapters
      } else {
        counter.point++
        astray.points ||= item.number !== `${counter.chapter}.${counter.point}`
      }
      if (level === 0 ? astray.chapters : astray.points) own.set(item, { id: add(0, literalLevel(level, item.number)), level })
      // LibreOffice counts by the style that the numbering names and by no style based on it.
      else if (item.style === 'Heading1OnNewPage') own.set(item, { id: headingNum, level })
    }
  }
  return { of: (item) => own.get(item) ?? null, part: () => numberingPart(instances) }
}

/** A level whose text is a number and not a count. */
const literalLevel = (level: number, number: string): string =>
  `<w:lvlOverride w:ilvl="${level}"><w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/><w:lvlText w:val="${escapeMarkup(number)}"/><w:lvlJc w:val="left"/>${indent(level === 0 ? 'Heading1' : 'Heading2')}</w:lvl></w:lvlOverride>`

/** A numbering that stands on a paragraph brings its own indent, so it says the style's again. */
function indent(style: StyleId): string {
  const { left, hanging } = resolveStyle(style)
  return `<w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr>`
}

/** `word/numbering.xml`. */
function numberingPart(instances: readonly string[]): string {
  const level = (at: number, format: string, text: string, style: StyleId, linked: boolean): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${linked ? `<w:pStyle w:val="${style}"/>` : ''}<w:suff w:val="tab"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>${indent(style)}</w:lvl>`
  const abstract = (id: number, levels: string): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels}</w:abstractNum>`
  const definitions = [
    level(0, 'decimal', '%1', 'Heading1', true) + level(1, 'decimal', '%1.%2', 'Heading2', true),
    level(0, 'bullet', '•', 'ListBullet', true) + level(1, 'bullet', '–', 'ListBullet2', true),
    level(0, 'decimal', '%1.', 'ListNumber', false) + level(1, 'lowerLetter', '%2)', 'ListNumber2', false),
    level(0, 'decimal', '%1.', 'AssessmentNumber', false) + level(1, 'lowerLetter', '%2)', 'AssessmentNumber', false),
  ]
  return `${xmlHeader}<w:numbering ${namespaces.main}>${definitions.map((levels, id) => abstract(id, levels)).join('')}<w:num w:numId="${headingNum}"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="${bulletNum}"><w:abstractNumId w:val="1"/></w:num>${instances.join('')}</w:numbering>`
}
