import { filesOf, itemsOf, type AccessCase, type AccessFound, type AccessItem } from '../domain/access.ts'
import { piecesOf } from '../domain/access-words.ts'
import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { civilDateOf, clockTimeOf, formatCivilDate, type CivilDate } from '../domain/civil-date.ts'
import { accessWording as words } from './access-wording.ts'
import { voiceOf } from './letter-context.ts'
import { paragraph, textCell, textRun, type Block, type DocumentModel, type Heading, type Run } from './model.ts'
import { typeset } from './typeset.ts'
import { workingPaper } from './working-paper.ts'

/** What the list is made from. `data`: the case of the request, whose letterhead it has. `fileNames`: what the files are called that go along, by their id. */
export type AccessListInput = {
  readonly found: AccessFound
  readonly date: CivilDate
  readonly data: CaseData
  readonly office: OfficeData
  readonly fileNames: ReadonlyMap<string, string>
}

/**
 * The list of what concerns a person, a unit or an authority as a document, case by case: each item with day, source, why it is there and its words, others' personal data in
 * bold brackets; an item that is left out with the rule instead of its words. A working paper for whoever decides on access, neither numbered nor issued. Pure.
 */
export function buildAccessList(input: AccessListInput): DocumentModel {
  const { found, date, data, office } = input
  const voice = voiceOf(data, office, [])
  const items = itemsOf(found)
  const withheld = items.filter((item) => item.withheld !== null).length
  return workingPaper(voice, { kindLabel: words.kindLabel, title: typeset(words.title(found.name)), date }, [
    paragraph(words.introduction(items.length, found.cases.length, formatCivilDate(date))),
    ...(withheld === 0 ? [] : [paragraph(words.withheldCount(withheld))]),
    paragraph(words.marks),
    ...(filesOf(found).length === 0 ? [] : [paragraph(words.files)]),
    ...(items.length === 0 ? [paragraph(words.none)] : []),
    ...found.cases.flatMap((one, i) => caseBlocks(input, one, i)),
  ])
}

/** A heading under that of its case, where there are several. */
const heading = (id: string, text: string, level: Heading['level']): Heading => ({
  type: 'heading',
  id: `access-${id}`,
  level,
  number: null,
  text,
  newPage: false,
})

function caseBlocks(input: AccessListInput, one: AccessCase, number: number): Block[] {
  const isOnly = input.found.cases.length === 1
  const level = isOnly ? 1 : 2
  const before = input.found.cases.slice(0, number).reduce((sum, { items }) => sum + items.length, 0)
  return [
    ...(isOnly ? [] : [heading(`case-${number}`, typeset(words.caseTitle(one.caseNumber, one.title)), 1)]),
    ...chapterBlocks(one, { before, number, level, fileNames: input.fileNames }),
    ...fileBlocks(one, { number, level, fileNames: input.fileNames }),
  ]
}

type Place = { readonly number: number; readonly level: Heading['level']; readonly fileNames: ReadonlyMap<string, string> }

/** Items under the heading of their kind, numbered as in the index. */
function chapterBlocks({ items }: AccessCase, { before, number: ofCase, level, fileNames }: Place & { readonly before: number }): Block[] {
  const numbered = items.map((item, i) => ({ item, number: before + i + 1, chapter: words.nouns[item.noun][0] }))
  const chapters = Object.entries(words.chapters) as [keyof typeof words.chapters, string][]
  return chapters.flatMap(([chapter, title]) => {
    const inIt = numbered.filter((one) => one.chapter === chapter)
    return inIt.length === 0 ? [] : [heading(`${chapter}-${ofCase}`, title, level), ...inIt.flatMap(({ item, number }) => itemBlocks(item, number, fileNames))]
  })
}

function itemBlocks(item: AccessItem, number: number, fileNames: ReadonlyMap<string, string>): Block[] {
  const names = item.fileIds.flatMap((id) => fileNames.get(id) ?? [])
  const why = item.withheld === null ? words.because(reasonsOf(item)) : words.withheld(item.withheld)
  const under = [why, ...(names.length === 0 ? [] : [`${words.folder}: ${names.join(', ')}`])].join(' ')
  return [
    { ...paragraph({ type: 'text', text: typeset(`${number}. ${itemTitle(item)}`), bold: true }), role: 'introduction' },
    ...(item.words === '' || item.withheld !== null ? [] : [quoteOf(item)]),
    { ...paragraph({ type: 'text', text: typeset(under), italic: true }), role: 'source' },
  ]
}

/** The words as they are, letter by letter: what is quoted is not set anew. */
function quoteOf({ words: said, marks }: AccessItem): Block {
  const lines: Run[][] = [[]]
  for (const { text, kind } of piecesOf(said, marks))
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) lines.push([])
      if (line !== '') lines.at(-1)?.push(kind === null ? { type: 'text', text: line } : { type: 'text', text: `[${line}]`, bold: true })
    }
  return { type: 'quote', paragraphs: lines.filter((runs) => runs.length > 0), source: '', date: null, introduction: '' }
}

/** What an item is called: its kind, day, source and place. */
function itemTitle({ noun, when, who, place, point, told }: AccessItem): string {
  const kind = told === null || noun === 'identityLook' ? words.nouns[noun][1] : words.told[told.kind]
  const at = whenWords(when)
  return [kind, at, who, place, point === '' ? '' : words.point(point)].filter((part) => part !== '').join(', ')
}

const whenWords = (when: string | null): string => {
  if (when === null) return ''
  return when.length === 10 ? formatCivilDate(when) : `${formatCivilDate(civilDateOf(when))} ${words.at(clockTimeOf(when))}`
}

const reasonsOf = ({ reasons }: AccessItem): string => reasons.map((reason) => words.reasons[reason]).join('; ')

function fileBlocks({ files, unread }: AccessCase, { number, level, fileNames }: Place): Block[] {
  const rows = files.map(({ id, fileName, fate, isSearched }) => [
    textCell(fileNames.get(id) ?? fileName),
    [[textRun(words.fate[fate])], ...(isSearched ? [] : [[textRun(words.unsearched)]])],
  ])
  const list: Block[] =
    rows.length === 0
      ? []
      : [
          heading(`enclosed-${number}`, words.filesHeading, level),
          {
            type: 'table',
            id: `access-files-table-${number}`,
            caption: words.filesCaption,
            description: words.filesDescription,
            header: words.filesHeader,
            widths: [55, 45],
            rows,
          },
        ]
  if (unread.length === 0) return list
  const names = unread.map(({ fileName }) => [paragraph(fileName)])
  return [...list, heading(`unread-${number}`, words.unreadHeading, level), paragraph(words.unread), { type: 'list', ordered: false, start: 1, items: names }]
}

/** The index as a table that spreadsheets open: semicolons, quoted, with a mark before what they would take for a formula. */
export function accessIndex({ found, fileNames }: Pick<AccessListInput, 'found' | 'fileNames'>): string {
  const items = found.cases.flatMap((one) => one.items.map((item) => ({ item, caseNumber: one.caseNumber })))
  const rows = items.map(({ item, caseNumber }, i) => [
    String(i + 1),
    caseNumber,
    item.told === null ? words.nouns[item.noun][1] : words.told[item.told.kind],
    item.when === null ? '' : item.when.length === 10 ? item.when : `${civilDateOf(item.when)} ${clockTimeOf(item.when)}`,
    item.who,
    item.place,
    item.point,
    reasonsOf(item),
    item.withheld === null ? markCounts(item) : '',
    item.withheld ?? '',
    item.fileIds.flatMap((id) => fileNames.get(id) ?? []).join(', '),
  ])
  const line = (cells: readonly string[]): string =>
    cells
      .map(
        (cell) =>
          `"${cell
            .replace(/^(?=[=+\-@\t])/, "'")
            .replaceAll('"', '""')
            .replaceAll('\n', ' ')}"`,
      )
      .join(';')
  return `\uFEFF${[words.indexHeader, ...rows].map(line).join('\r\n')}\r\n`
}

/** How many of each kind are marked: "2 navn, 1 CPR-nummer". */
const markCounts = ({ marks }: AccessItem): string =>
  [...Map.groupBy(marks, ({ kind }) => kind)].map(([kind, some]) => `${some.length} ${words.markKinds[kind]}`).join(', ')
