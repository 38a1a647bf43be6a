import { isProseEmpty } from '../domain/prose.ts'
import type { CaseData } from '../domain/case-data.ts'
import { paragraph, type Block, type Heading, type List } from './model.ts'
import { linesAsRuns, proseBlocks } from './prose.ts'
import { inWords, type ReportContext } from './report-context.ts'
import { ended } from './typeset.ts'
import { capitalised, countWord, enumerate, uncapitalised, wording } from './wording.ts'

type Visit = CaseData['visit'][number]

/** A list of plain lines. */
export const listOf = (items: readonly string[], ordered = false): List => ({
  type: 'list',
  ordered,
  start: 1,
  items: items.map((item) => [{ type: 'paragraph', role: 'body', runs: linesAsRuns(item) }]),
})

const subheading = (id: string, text: string): Heading => ({ type: 'heading', id, level: 2, number: null, text, newPage: false })

/** How the inspection came about and was carried out: what was written, then what the case's own dates, visits and people say. */
export function backgroundBlocks(context: ReportContext): Block[] {
  const written = isProseEmpty(context.report.background) ? standingIntroduction(context) : proseBlocks(context.report.background, setting(context))
  const parts: [string, Block[]][] = [
    [wording.background.heading.announcement, announcementBlocks(context)],
    [wording.background.heading.visits, visitBlocks(context)],
    [wording.background.heading.material, materialBlocks(context)],
    [wording.background.heading.hearing, hearingBlocks(context)],
  ]
  return [...written, ...parts.flatMap(([title, blocks], i) => (blocks.length === 0 ? [] : [subheading(`background-${i}`, title), ...blocks]))]
}

const setting = ({ footnotes }: ReportContext) => ({ footnotes, under: 1, id: 'background-written' }) as const

function standingIntroduction({ data, officeName, authorities }: ReportContext): Block[] {
  const { kind, theme, title, purpose } = data.inspection
  const units = enumerate(data.unit.map((unit) => unit.name))
  const where = authorities === '' ? '' : units === '' ? wording.background.whereAuthority(authorities) : wording.background.where(units, authorities)
  const subject = wording.background.subject(officeName, wording.hasCarriedOut[kind], theme === '' ? uncapitalised(title) : theme, where)
  return [paragraph(subject), ...(purpose === '' ? [] : [paragraph(...linesAsRuns(wording.background.purpose(wording.theInspection[kind], ended(purpose))))])]
}

function announcementBlocks({ data, officeName, authorities, theAuthorities }: ReportContext): Block[] {
  const { kind, announcedOn, answersDueOn } = data.inspection
  const blocks: Block[] = []
  if (announcedOn !== null) blocks.push(paragraph(wording.background.announced(officeName, wording.theInspection[kind], authorities, inWords(announcedOn))))
  else if (kind === 'unannouncedVisit') blocks.push(paragraph(wording.background.notAnnounced))
  const questions = data.question.filter((question) => question.askedIn === 'announcement').toSorted((a, b) => a.position - b.position)
  if (questions.length === 0) return blocks
  const due = answersDueOn === null ? null : inWords(answersDueOn)
  blocks.push({ ...paragraph(wording.background.questionsIntroduction(theAuthorities, due)), role: 'introduction' })
  blocks.push(
    listOf(
      questions.map((question) => capitalised(question.text)),
      true,
    ),
  )
  const asked = new Set(questions.map((question) => question.id))
  for (const answer of data.answer.filter((one) => one.questionIds.some((id) => asked.has(id))).toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const who = enumerate(data.authority.filter((authority) => answer.authorityIds.includes(authority.id)).map((authority) => authority.name)) || authorities
    blocks.push(paragraph(wording.background.answered(who, wording.by[answer.medium](inWords(answer.date)))))
  }
  return blocks
}

function visitBlocks(context: ReportContext): Block[] {
  const { data } = context
  const visits = data.visit.toSorted((a, b) => (`${a.date}${a.startsAt ?? ''}` < `${b.date}${b.startsAt ?? ''}` ? -1 : 1))
  const blocks: Block[] = []
  const [only] = visits
  const { unit } = context.index
  if (only !== undefined && visits.length === 1) blocks.push(paragraph(wording.background.visit(describeVisit(unit, only))))
  else if (visits.length > 1) {
    blocks.push({ ...paragraph(wording.background.visits(wording.theInspection[data.inspection.kind], countWord(visits.length))), role: 'introduction' })
    blocks.push(listOf(visits.map((visit) => ended(capitalised(describeVisit(unit, visit))))))
  }
  const sides = tookPart(context)
  if (sides.length > 0) blocks.push({ ...paragraph(wording.background.tookPart), role: 'introduction' }, listOf(sides))
  if (blocks.length > 0) blocks.push(paragraph(wording.background.sources(wording.theInspection[data.inspection.kind])))
  return blocks
}

/** When and where a visit takes place: "den 7. februar 2018 kl. 9.00–12.15 hos Ydelsesservice, Eksempelvej 1". */
export function describeVisit(unit: ReadonlyMap<string, { readonly name: string }>, visit: Visit): string {
  const clock = (time: string): string => time.replace(':', '.').replace(/^0/, '')
  const time = visit.startsAt === null ? '' : wording.background.visitTime(clock(visit.startsAt), visit.endsAt === null ? null : clock(visit.endsAt))
  const units = enumerate(visit.unitIds.map((id) => unit.get(id)?.name ?? '').filter((name) => name !== ''))
  return `den ${inWords(visit.date)}${time}${units === '' ? '' : wording.background.visitUnits(units)}${visit.place === '' ? '' : wording.background.visitPlace(visit.place)}`
}

/** Who took part, a line for the office and one for each unit: the roles in their order, equal ones said once. Those of no unit come from the administration. */
function tookPart({ index }: ReportContext): string[] {
  return [...Map.groupBy(index.participants, index.placeOf)].map(([place, people]) => {
    const roles = new Set(people.map((participant) => uncapitalised(participant.role)))
    return wording.background.tookPartFrom(place, enumerate([...roles]))
  })
}

function materialBlocks({ data, officeName }: ReportContext): Block[] {
  const material = data.material.toSorted((a, b) => a.position - b.position)
  if (material.length === 0) return []
  const items = material.map((one) => {
    const from = one.from === '' ? '' : `, ${one.from}`
    const date = one.date === null ? '' : `, ${inWords(one.date)}`
    return `${capitalised(one.reference === '' ? one.title : `${one.reference}: ${one.title}`)}${from}${date}`
  })
  return [{ ...paragraph(wording.background.material(officeName, wording.theInspection[data.inspection.kind])), role: 'introduction' }, listOf(items)]
}

function hearingBlocks({ kind, officeName, preliminary }: ReportContext): Block[] {
  if (kind !== 'finalReport' || preliminary === null) return []
  return [paragraph(wording.background.preliminarySent(inWords(preliminary.date), officeName))]
}
