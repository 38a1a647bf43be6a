import type { Letter, LetterKind } from '../domain/letter.ts'
import type { LetterSection } from '../domain/letter-section.ts'
import type { ProseNode } from '../domain/prose.ts'
import { isOpen, type Thread } from '../domain/thread.ts'
import { listNode, paragraphNode, paragraphNodes, proseOfNodes, statisticNode } from './draft-prose.ts'
import { namesOf, senderOf, type Voice } from './letter-context.ts'
import { announcementOpening, announcementSections } from './letter-draft-announcement.ts'
import { closingOpening, closingSections } from './letter-draft-closing.ts'
import { draftWording } from './letter-draft-wording.ts'
import { sentBy } from './letter-wording.ts'
import { inWords } from './report-context.ts'
import { ended } from './typeset.ts'
import { capitalised, uncapitalised, wording } from './wording.ts'

/** A section as a draft begins it. */
export type DraftSection = Pick<LetterSection, 'heading' | 'content'> & Partial<Pick<LetterSection, 'questionIds' | 'recommendationIds'>>

/** What a letter begins with. */
export type LetterDraft = Pick<Letter, 'title' | 'dueOn' | 'opening' | 'signatories' | 'authorityIds'> & {
  readonly sections: readonly Required<DraftSection>[]
}

/**
 * A letter's first draft: what the case already knows, in sentences that are written on. Pure.
 * @param threads all of the case
 * @param chosen those that it is to be about; none: all that a letter of this kind is about
 */
export function draftLetter(kind: LetterKind, voice: Voice, threads: readonly Thread[], chosen: readonly Thread[]): LetterDraft {
  const about = chosen.length > 0 ? chosen : aboutOf(kind, voice, threads)
  const { opening, sections } = contentOf(kind, voice, about)
  const { inspection, report, colleague } = { ...voice.data, ...voice.office }
  const theme = inspection.theme === '' ? uncapitalised(inspection.title) : inspection.theme
  const caseworker = colleague.find(({ id }) => id === inspection.caseworkerId)
  const signatories = report[0]?.signatories ?? []
  return {
    title: draftWording.title[kind](wording.subjectOf[inspection.kind](theme), theme),
    authorityIds: [],
    dueOn: dueOf(kind, voice, about),
    opening: proseOfNodes(opening),
    signatories:
      kind === 'memo' ? [] : signatories.length > 0 || caseworker === undefined ? [...signatories] : [{ name: caseworker.name, title: caseworker.title }],
    sections: sections.map(({ heading, content, questionIds = [], recommendationIds = [] }) => ({ heading, content, questionIds, recommendationIds })),
  }
}

/** The threads that a letter of a kind is about when nobody has picked any. */
function aboutOf(kind: LetterKind, { data }: Voice, threads: readonly Thread[]): readonly Thread[] {
  const announced = new Set(data.question.filter(({ askedIn, droppedBecause }) => askedIn === 'announcement' && droppedBecause === '').map(({ id }) => id))
  if (kind === 'announcement') return threads.filter(({ id }) => announced.has(id))
  if (kind === 'closingLetter') return threads.filter(({ state }) => state !== 'notAsked' && state !== 'dropped')
  if (kind === 'reminder' || kind === 'extension') return threads.filter((thread) => isOpen(thread) && thread.missing.length > 0)
  return []
}

/** The day that the case has set already. */
function dueOf(kind: LetterKind, { data }: Voice, about: readonly Thread[]): string | null {
  if (kind === 'announcement') return data.inspection.answersDueOn
  if (kind !== 'extension') return null
  return (
    about
      .flatMap(({ followUp }) => followUp?.extensions.at(-1)?.dueOn ?? [])
      .toSorted()
      .at(-1) ?? null
  )
}

type Content = { readonly opening: readonly ProseNode[]; readonly sections: readonly DraftSection[] }

function contentOf(kind: LetterKind, voice: Voice, about: readonly Thread[]): Content {
  switch (kind) {
    case 'announcement':
      return { opening: announcementOpening(voice), sections: announcementSections(voice, about) }
    case 'closingLetter':
      return { opening: closingOpening(voice, about), sections: closingSections(voice, about) }
    case 'reminder':
    case 'extension':
      return { opening: [], sections: requestSections(kind, voice, about) }
    case 'hearingNote':
      return { opening: hearingOpening(voice), sections: [] }
    case 'statement':
      return { opening: [], sections: statementSections(voice) }
    case 'memo':
      return { opening: [], sections: memoSections(voice) }
    case 'letter':
      return { opening: [], sections: [] }
  }
}

/** What was asked in each document that asked it, and when it was to be answered; or that its day has been moved and why. */
function requestSections(kind: 'reminder' | 'extension', voice: Voice, about: readonly Thread[]): DraftSection[] {
  const { officeName, authorities, data } = voice
  return [...Map.groupBy(about, ({ asked }) => asked?.document.id ?? '').values()].map((threads) => {
    const document = threads[0]?.asked?.document
    const where = document === undefined ? null : draftWording.numbered(draftWording.documentOf(document.kind, inWords(document.date)), document.number)
    const missing = namesOf(data.authority.filter(({ id }) => threads.some((thread) => thread.missing.includes(id))))
    const reminder = where === null ? draftWording.reminder.askedBefore(officeName, authorities) : draftWording.reminder.asked(officeName, authorities, where)
    const extension = where === null ? draftWording.extension.askedBefore(officeName) : draftWording.extension.asked(officeName, where)
    const reasons = [...new Set(threads.flatMap(({ followUp }) => followUp?.extensions.at(-1)?.reason ?? []))].filter((reason) => reason !== '')
    const due = [...new Set(threads.flatMap(({ dueOn }) => dueOn ?? []))]
    const after =
      kind === 'extension'
        ? reasons.map((reason) => draftWording.extension.reason(ended(reason)))
        : [
            ...(due.length === 1 ? due.map((date) => draftWording.reminder.due(inWords(date))) : []),
            ...(missing === '' ? [] : [draftWording.reminder.missing(officeName, missing)]),
          ]
    const idsOf = (noun: Thread['noun']): string[] => threads.filter((thread) => thread.noun === noun).map(({ id }) => id)
    return {
      heading: '',
      content: proseOfNodes([
        paragraphNode(kind === 'reminder' ? reminder : extension),
        ...listNode('bulletList', threads.map(askedItem)),
        ...after.map(paragraphNode),
      ]),
      questionIds: idsOf('question'),
      recommendationIds: idsOf('recommendation'),
    }
  })
}

/** "Anbefaling 3: At forvaltningen …" */
function askedItem({ noun, text, asked }: Thread): string {
  const said = ended(capitalised(text))
  return asked === null || asked.point === '' ? said : `${wording[noun](asked.point)}: ${said}`
}

function hearingOpening({ data, officeName, authorities }: Voice): ProseNode[] {
  const { hearing, by } = wording
  const sent = data.document.findLast(({ kind }) => kind === 'preliminaryReport')
  const responses = data.hearingResponse.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))
  return [
    ...(sent === undefined ? [] : [hearing.sent(officeName, authorities, inWords(sent.date), sent.number)]),
    ...responses.map(({ authorityId, from, medium, receivedOn }) =>
      hearing.received(data.authority.find(({ id }) => id === authorityId)?.name ?? (from || authorities), by[medium](inWords(receivedOn))),
    ),
    data.remark.length === 0 ? hearing.nothingReceived(officeName) : draftWording.hearing.below,
  ].map(paragraphNode)
}

/** Who asked for it and when, the figures, and a section a theme. What came in without answering anything is the request. */
function statementSections(voice: Voice): DraftSection[] {
  const { data, officeName, authorities } = voice
  const { statement: words } = draftWording
  const request = data.answer
    .filter(({ questionIds, recommendationIds }) => questionIds.length + recommendationIds.length === 0)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))[0]
  const requested =
    request === undefined
      ? words.requestedUndated(authorities, officeName)
      : words.requested(sentBy(request.medium, inWords(request.date)), senderOf(voice, request), officeName)
  const statistics = data.statistic.toSorted((a, b) => a.position - b.position).map(({ id }) => statisticNode(id))
  return [
    { heading: draftWording.introduction, content: proseOfNodes([paragraphNode(requested)]) },
    ...(statistics.length === 0 ? [] : [{ heading: words.statistics, content: proseOfNodes([paragraphNode(words.statisticsBelow), ...statistics]) }]),
    ...themeSections(voice, [paragraphNode(words.categories)]),
  ]
}

const themeSections = ({ data }: Voice, after: readonly ProseNode[]): DraftSection[] =>
  data.reportTheme
    .toSorted((a, b) => a.position - b.position)
    .map(({ title, introduction }) => ({ heading: title, content: proseOfNodes([...(introduction.doc.content ?? []), ...after]) }))

function memoSections(voice: Voice): DraftSection[] {
  const { memo: words } = draftWording
  const commitments = voice.data.commitment.map(({ text, metric, target, dueOn, result, status }) =>
    [
      text,
      metric === '' ? '' : words.metric(metric),
      target === '' ? '' : words.target(target),
      dueOn === null ? '' : words.due(inWords(dueOn)),
      words.status(status),
      result === '' ? '' : words.result(result),
    ]
      .filter((part) => part !== '')
      .map(ended)
      .join(' '),
  )
  return [
    { heading: draftWording.introduction, content: proseOfNodes(paragraphNodes(words.introduction)) },
    ...themeSections(voice, []),
    ...(commitments.length === 0 ? [] : [{ heading: words.commitments, content: proseOfNodes(listNode('orderedList', commitments)) }]),
  ]
}
