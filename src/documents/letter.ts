import { isMemo, type LetterKind } from '../domain/letter.ts'
import { proseSchemaVersion, statisticsIn, type Prose, type ProseNode } from '../domain/prose.ts'
import { withContents, type ContentsRule } from './contents.ts'
import { answerIntroduction, letterContext, type LetterContext, type LetterInput } from './letter-context.ts'
import { remarkBlocks } from './letter-remarks.ts'
import { letterWording } from './letter-wording.ts'
import { addressesOf, documentHead, documentProperties } from './letterhead.ts'
import { modelVersion, paragraph, type Block, type DocumentModel, type Head, type Heading, type Properties } from './model.ts'
import { proseBlocks } from './prose.ts'
import { inWords } from './report-context.ts'
import { statisticBlocks } from './statistic-chart.ts'
import { typeset } from './typeset.ts'
import { visitRecordBlocks } from './visit-record.ts'
import { wording } from './wording.ts'

/** A letter is read from its beginning to its end; only a long one has a table of contents, of what its headings are about: "Ad 12." tells nobody where to look. */
const contents: ContentsRule = { morePagesThan: 10, lists: ({ text }) => !/^Ad \S+$/.test(text) }

/**
 * Composes a letter from its draft: the title line, the opening, its sections, the day that it sets, the signatures; in a hearing note the table of remarks.
 * Pure: the same input gives the same model. An unfinished letter composes too, so that it can be seen.
 */
export function buildLetter(input: LetterInput): DocumentModel {
  const context = letterContext(input)
  const { letterhead, letter, data } = context
  const properties = letterProperties(context)
  const body = letterBody(context)
  return withContents(
    {
      version: modelVersion,
      properties,
      page: {
        accentColour: letterhead.accentColour,
        watermark: null,
        runningHead: wording.runningHead(letterhead.sender, letterWording.kindLabel[letter.kind], letterhead.caseNumberLabel, data.inspection.caseNumber),
      },
      head: documentHead(context, properties, letterAddresses(context)),
      body,
      footnotes: context.footnotes.all(),
    },
    contents,
  )
}

/** The title line as it is printed. */
const titleOf = ({ letter: { kind, title } }: LetterContext): string => typeset(kind === 'memo' && title !== '' ? letterWording.concerning(title) : title)

function letterProperties(context: LetterContext): Properties {
  const { kind, number, date } = context.letter
  return documentProperties(context, {
    kind,
    kindLabel: letterWording.kindLabel[kind],
    title: titleOf(context),
    status: wording.status.finalReport,
    number: number ?? '',
    date: date ?? '',
  })
}

/** Who it goes to. A memo says above that it is one. */
function letterAddresses({ data, letter, recipients }: LetterContext): Pick<Head, 'recipients' | 'sentBy'> {
  const { kind, addressee } = letter
  if (isMemo(kind)) {
    const names = addressee === '' ? recipients.map(({ name }) => name) : [addressee]
    return { recipients: [[letterWording.memo, ...names.map((name) => typeset(letterWording.to(name)))]], sentBy: null }
  }
  return addressee === '' ? addressesOf(data, recipients) : { recipients: [[typeset(addressee)]], sentBy: null }
}

/** The parts in their order. They are composed in it too, because footnotes are numbered as they come. */
function letterBody(context: LetterContext): Block[] {
  const { letter, sections, letterhead, data } = context
  const signs = !isMemo(letter.kind) || letter.signatories.length > 0
  return [
    { type: 'title', text: titleOf(context), subtitle: '' },
    ...withoutJumps([
      ...written(context, letter.opening, 1, letter.id),
      ...data.visit.filter(({ id }) => id === letter.visitId).flatMap((visit) => visitRecordBlocks(context, visit)),
      ...sections.flatMap(({ id, heading, level, content, categories }) => [
        ...(heading.trim() === '' ? [] : [headingOf(id, level === 1 ? 1 : 2, heading)]),
        ...written(context, content, level === 1 ? 1 : 2, id),
        ...(categories.length === 0 ? [] : [paragraph(typeset(letterWording.categories(categories)))]),
      ]),
      ...(letter.kind === 'hearingNote' ? remarkBlocks(context) : []),
      ...deadlineBlocks(context),
    ]),
    ...(signs ? [{ type: 'signature' as const, closing: letterhead.closing, signatories: letter.signatories }] : []),
  ]
}

const headingOf = (id: string, level: 1 | 2, text: string): Heading => ({ type: 'heading', id, level, number: null, text: typeset(text), newPage: false })

/** Written prose with the statistics that stand in it. One within a list comes after the list: Word has no table within an item. */
function written(context: LetterContext, { doc }: Prose, under: 1 | 2, id: string): Block[] {
  const { footnotes, data } = context
  const pieces: ProseNode[][] = [[]]
  for (const node of doc.content ?? []) {
    pieces.at(-1)?.push(node)
    if (statisticsIn(node).length > 0) pieces.push([])
  }
  return pieces.flatMap((content, i): Block[] => [
    ...proseBlocks(
      { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content } },
      { footnotes, under, id: `${id}-${i}`, answerOf: (answer, source, date) => answerIntroduction(context, answer, source, date) },
    ),
    ...content.flatMap(statisticsIn).flatMap((statistic) => data.statistic.filter((one) => one.id === statistic).flatMap(statisticBlocks)),
  ])
}

/** Headings of which none jumps a level: the first of a letter stands directly under its title. */
function withoutJumps(blocks: readonly Block[]): Block[] {
  let above = 0
  return blocks.map((block) => {
    if (block.type !== 'heading') return block
    const level = Math.min(block.level, above + 1) as Heading['level']
    above = level
    return { ...block, level }
  })
}

/** The day that the letter sets. It is a date of the letter and said from it, so that text and date cannot differ. */
function deadlineBlocks(context: LetterContext): Block[] {
  const { letterhead, data, letter } = context
  const said = deadlineSentence(context)
  if (said === null) return []
  const { heading, how } = letterWording.deadline
  const where = letterhead.email === '' || !said.asks ? '' : ` ${how(letterhead.email, data.inspection.caseNumber)}`
  return [...(letter.kind === 'announcement' ? [headingOf('deadline', 1, heading)] : []), paragraph(said.sentence + where)]
}

/** What a letter says of its day, and whether it asks for an answer by it; null without a day. */
export function deadlineSentence({ letter, officeName, theAuthorities }: LetterContext): { readonly sentence: string; readonly asks: boolean } | null {
  const { answer, extended, remarks, rests } = letterWording.deadline
  if (letter.kind === 'extension' && letter.pausesFrom !== null) return { sentence: rests(inWords(letter.pausesFrom), officeName), asks: false }
  if (letter.dueOn === null) return null
  const date = inWords(letter.dueOn)
  const asks = answer(officeName, theAuthorities, date)
  const sentences: Record<LetterKind, string> = {
    announcement: asks,
    visitRecord: remarks(date),
    reminder: asks,
    extension: extended(date),
    closingLetter: asks,
    letter: asks,
    hearingNote: remarks(date),
    statement: remarks(date),
    memo: remarks(date),
  }
  return { sentence: sentences[letter.kind], asks: sentences[letter.kind] === asks }
}
