import type { CaseData } from '../domain/case-data.ts'
import type { ProseNode } from '../domain/prose.ts'
import { isOpen, type Thread } from '../domain/thread.ts'
import { answerNode, listNode, paragraphNode, paragraphNodes, proseOfNodes } from './draft-prose.ts'
import { namesOf, senderOf, type Voice } from './letter-context.ts'
import { draftWording } from './letter-draft-wording.ts'
import type { DraftSection } from './letter-draft.ts'
import { inWords } from './report-context.ts'
import { ended } from './typeset.ts'
import { capitalised, enumerate, uncapitalised, wording } from './wording.ts'

const { closing: words } = draftWording

/** The theme and where it was looked into: "… i Ydelsesservice under Beskæftigelsesforvaltningen". */
export function subjectOf({ data, authorities }: Voice): string {
  const { theme, title } = data.inspection
  const units = enumerate(data.unit.toSorted((a, b) => a.position - b.position).map(({ name }) => name))
  const where = authorities === '' ? '' : units === '' ? wording.background.whereAuthority(authorities) : wording.background.where(units, authorities)
  return (theme === '' ? uncapitalised(title) : theme) + where
}

/** What was done, why, which reports came of it, who answered, and a place for the assessment of it all. */
export function closingOpening(voice: Voice, about: readonly Thread[]): ProseNode[] {
  const { data, officeName } = voice
  const { kind, purpose } = data.inspection
  const days = enumerate([...new Set(data.visit.map(({ date }) => date))].toSorted().map((date) => `den ${inWords(date)}`))
  const subject = subjectOf(voice)
  const final = data.document.findLast((one) => one.kind === 'finalReport')
  const preliminary = data.document.findLast((one) => one.kind === 'preliminaryReport')
  return [
    paragraphNode(days === '' ? `${officeName} ${wording.hasCarriedOut[kind]} af ${subject}.` : words.visited[kind](officeName, days, subject)),
    ...paragraphNodes(purpose === '' ? '' : wording.background.purpose(wording.theInspection[kind], ended(purpose))),
    ...(final === undefined
      ? []
      : [
          paragraphNode(preliminary === undefined ? words.finalReport(inWords(final.date)) : words.bothReports(inWords(preliminary.date), inWords(final.date))),
        ]),
    ...answerSentences(voice, about),
    paragraphNode(words.overall(officeName)),
  ]
}

/** Who answered how and when, a sentence for each. */
function answerSentences(voice: Voice, about: readonly Thread[]): ProseNode[] {
  const answers = [...new Map(about.flatMap((thread) => thread.answers).map((answer) => [answer.id, answer])).values()]
  const inTime = answers.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return [...Map.groupBy(inTime, (answer) => senderOf(voice, answer))].map(([who, all]) =>
    paragraphNode(words.answered(who, enumerate([...new Set(all.map(({ medium, date }) => wording.by[medium](inWords(date))))]))),
  )
}

/** The background, an item for each subject, and the summing up. */
export function closingSections(voice: Voice, about: readonly Thread[]): DraftSection[] {
  const items = groups(about).map((threads, i) => itemOf(voice, threads, headingOf(voice, threads, about, i + 1)))
  return [
    { heading: words.background, content: proseOfNodes(backgroundNodes(voice)) },
    ...items,
    { heading: words.summingUp, content: proseOfNodes(endingNodes(about)) },
  ]
}

function backgroundNodes({ data, officeName, authorities, theAuthorities }: Voice): ProseNode[] {
  const { kind, announcedOn } = data.inspection
  const responses = data.hearingResponse.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))
  return [
    ...(announcedOn === null ? [] : [wording.background.announced(officeName, wording.theInspection[kind], authorities, inWords(announcedOn))]),
    ...responses.map(({ authorityId, from, medium, receivedOn }) =>
      wording.hearing.received(data.authority.find(({ id }) => id === authorityId)?.name ?? (from || authorities), wording.by[medium](inWords(receivedOn))),
    ),
    words.below(officeName, theAuthorities),
  ].map(paragraphNode)
}

/** What concerns one finding is one item. */
const groups = (about: readonly Thread[]): Thread[][] => [...Map.groupBy(about, ({ findingId, id }) => findingId ?? id).values()]

/** The finding's title; its point where several have the same; "Ad 2." for what belongs to none. */
function headingOf({ data }: Voice, [first]: readonly Thread[], about: readonly Thread[], ordinal: number): string {
  const finding = data.finding.find(({ id }) => id === first?.findingId)
  if (finding === undefined) {
    const asked = first?.asked
    if (asked == null || asked.point === '') return words.ad(String(ordinal))
    return asked.document.kind === 'finalReport' ? words.adQuestion(asked.point) : words.ad(asked.point)
  }
  const isTwice = data.finding.some(({ id, title }) => title === finding.title && id !== finding.id && about.some(({ findingId }) => findingId === id))
  const point = data.document.flatMap(({ points }) => points).findLast(({ noun, id }) => noun === 'finding' && id === finding.id)?.point
  return isTwice && point !== undefined ? words.adPoint(point) : finding.title
}

function itemOf(voice: Voice, threads: readonly Thread[], heading: string): DraftSection {
  const idsOf = (noun: Thread['noun']): string[] => threads.filter((thread) => thread.noun === noun).map(({ id }) => id)
  const quoted = new Set<string>()
  const content = threads.flatMap((thread) => [
    paragraphNode(askedSentence(voice, thread)),
    ...thread.answers.filter(({ id }) => !quoted.has(id)).flatMap((answer) => (quoted.add(answer.id), answerNodes(voice, answer))),
    ...outcomeNodes(voice, thread),
  ])
  return { heading, content: proseOfNodes(content), questionIds: idsOf('question'), recommendationIds: idsOf('recommendation') }
}

function askedSentence({ data, officeName }: Voice, { noun, id, text, asked }: Thread): string {
  const where = asked === null ? '' : words.where(draftWording.documentOf(asked.document.kind, inWords(asked.document.date)))
  if (noun === 'question') return words.askedToKnow(officeName, where, ended(text))
  const notice = data.recommendation.find((one) => one.id === id)?.asksNotice === true ? words.askedNotice(officeName) : ''
  return words.recommended(officeName, where, ended(text)) + notice
}

function answerNodes(voice: Voice, answer: CaseData['answer'][number]): ProseNode[] {
  const who = senderOf(voice, answer)
  if (answer.text.trim() === '') return [paragraphNode(words.wordless(who, wording.by[answer.medium](inWords(answer.date))))]
  return [answerNode(answer, who)]
}

/** What is missing, what the office says to the answers, and what it has decided. */
function outcomeNodes({ data, officeName, theAuthorities }: Voice, { state, missing, answers, followUp }: Thread): ProseNode[] {
  const waitsFor = state === 'waiting' || state === 'overdue' || state === 'partlyAnswered' ? missing : []
  const absent = waitsFor.length === 0 ? [] : [paragraphNode(words.noAnswer(officeName, namesOf(data.authority.filter(({ id }) => waitsFor.includes(id)))))]
  const decided: Partial<Record<typeof state, string>> = {
    carriedOn: words.carriedOn(officeName),
    declined: words.declined(theAuthorities),
    fixedOnSpot: words.fixedOnSpot(wording.theInspection[data.inspection.kind]),
    repeated: words.repeated,
  }
  const said = followUp?.reaction ?? ''
  const reaction = said.trim() !== '' ? paragraphNodes(said) : answers.length > 0 ? [paragraphNode(words.reaction(officeName))] : []
  const decision = decided[state]
  return [...absent, ...reaction, ...(decision === undefined ? [] : [paragraphNode(decision), ...paragraphNodes(followUp?.reason ?? '')])]
}

function endingNodes(about: readonly Thread[]): ProseNode[] {
  const open = about.filter(isOpen).map(({ text }) => ended(capitalised(text)))
  return open.length === 0 ? [paragraphNode(words.ended)] : [paragraphNode(words.endedWithOpen), ...listNode('bulletList', open)]
}
