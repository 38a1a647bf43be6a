import { documentNumbers, nextDocumentNumber } from '../domain/case-number.ts'
import { isMemo, type Letter, type LetterKind } from '../domain/letter.ts'
import type { LetterSection } from '../domain/letter-section.ts'
import type { ProseNode } from '../domain/prose.ts'
import { isOpen, type Thread } from '../domain/thread.ts'
import { listNode, paragraphNode, paragraphNodes, proseOfNodes, statisticNode } from './draft-prose.ts'
import { senderOf, type Voice } from './letter-context.ts'
import { announcementOpening, announcementSections } from './letter-draft-announcement.ts'
import { closingOpening, closingSections } from './letter-draft-closing.ts'
import { deadlineOf, extensionSections, reminderSections, type DeadlineWish } from './letter-draft-deadline.ts'
import { draftWording } from './letter-draft-wording.ts'
import { sentBy } from './letter-wording.ts'
import { inWords } from './report-context.ts'
import { ended } from './typeset.ts'
import { uncapitalised, wording } from './wording.ts'

/** A section as a draft begins it. */
export type DraftSection = Pick<LetterSection, 'heading' | 'content'> & Partial<Pick<LetterSection, 'questionIds' | 'recommendationIds'>>

/** What a letter begins with. */
export type LetterDraft = Pick<Letter, 'title' | 'number' | 'date' | 'dueOn' | 'pausesFrom' | 'opening' | 'signatories'> & {
  readonly sections: readonly Required<DraftSection>[]
}

/**
 * A letter's first draft: what the case already knows, in sentences that are written on. Pure.
 * @param threads all of the case
 * @param chosen those that it is to be about; none: all that a letter of this kind is about
 */
export function draftLetter(kind: LetterKind, voice: Voice, threads: readonly Thread[], chosen: readonly Thread[], wish: DeadlineWish): LetterDraft {
  const about = chosen.length > 0 ? chosen : aboutOf(kind, voice, threads)
  const days = daysOf(kind, voice, about, wish)
  const { opening, sections } = contentOf(kind, voice, about, wish, days.pausesFrom !== null)
  const { inspection } = voice.data
  const theme = inspection.theme === '' ? uncapitalised(inspection.title) : inspection.theme
  return {
    title: days.pausesFrom === null ? draftWording.title[kind](wording.subjectOf[inspection.kind](theme), theme) : draftWording.extension.restsTitle(theme),
    ...identityOf(kind, voice, wish),
    ...days,
    opening: proseOfNodes(opening),
    signatories: signatoriesOf(kind, voice),
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

/** The day that the letter sets, where the case or the threads know it. */
function daysOf(kind: LetterKind, { data }: Voice, about: readonly Thread[], wish: DeadlineWish): Pick<Letter, 'dueOn' | 'pausesFrom'> {
  if (kind === 'reminder' || kind === 'extension') return deadlineOf(kind, about, wish)
  return { dueOn: kind === 'announcement' ? data.inspection.answersDueOn : null, pausesFrom: null }
}

/** Date and number of a letter that is ready as it is begun; the others are written first. */
function identityOf(kind: LetterKind, { data }: Voice, { today }: DeadlineWish): Pick<Letter, 'date' | 'number'> {
  if (kind !== 'reminder' && kind !== 'extension' && kind !== 'visitRecord') return { date: null, number: null }
  return { date: today, number: nextDocumentNumber(data.inspection.caseNumber, documentNumbers(data)) }
}

/** Who signed last: the report, else the newest letter; else the caseworker. A memo is not signed. */
function signatoriesOf(kind: LetterKind, { data, office }: Voice): Letter['signatories'] {
  if (isMemo(kind)) return []
  const earlier = [data.report[0]?.signatories, data.letter.findLast(({ signatories }) => signatories.length > 0)?.signatories]
  const known = earlier.find((signatories) => signatories !== undefined && signatories.length > 0)
  const caseworker = office.colleague.find(({ id }) => id === data.inspection.caseworkerId)
  return known ? [...known] : caseworker === undefined ? [] : [{ name: caseworker.name, title: caseworker.title }]
}

type Content = { readonly opening: readonly ProseNode[]; readonly sections: readonly DraftSection[] }

function contentOf(kind: LetterKind, voice: Voice, about: readonly Thread[], wish: DeadlineWish, rests: boolean): Content {
  switch (kind) {
    case 'announcement':
      return { opening: announcementOpening(voice), sections: announcementSections(voice, about) }
    case 'closingLetter':
      return { opening: closingOpening(voice, about), sections: closingSections(voice, about) }
    case 'reminder':
      return { opening: [], sections: reminderSections(voice, about, wish.today) }
    case 'extension':
      return { opening: [], sections: extensionSections(voice, about, wish, rests) }
    case 'hearingNote':
      return { opening: hearingOpening(voice), sections: [] }
    case 'statement':
      return { opening: [], sections: statementSections(voice) }
    case 'memo':
      return { opening: [], sections: memoSections(voice) }
    case 'visitRecord':
    case 'letter':
      return { opening: [], sections: [] }
  }
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
    ...themeSections(voice),
  ]
}

const themeSections = ({ data }: Voice): DraftSection[] =>
  data.reportTheme.toSorted((a, b) => a.position - b.position).map(({ title, introduction }) => ({ heading: title, content: introduction }))

function memoSections(voice: Voice): DraftSection[] {
  const { memo: words } = draftWording
  const commitments = voice.data.commitment.map(({ text, metric, target, dueOn, measuredOn, result, status }) =>
    [
      text,
      metric === '' ? '' : words.metric(metric),
      target === '' ? '' : words.target(target),
      dueOn === null ? '' : words.due(inWords(dueOn)),
      words.status(status),
      measuredOn === null ? '' : words.measured(inWords(measuredOn)),
      result === '' ? '' : words.result(result),
    ]
      .filter((part) => part !== '')
      .map(ended)
      .join(' '),
  )
  return [
    { heading: draftWording.introduction, content: proseOfNodes(paragraphNodes(words.introduction)) },
    ...themeSections(voice),
    ...(commitments.length === 0 ? [] : [{ heading: words.commitments, content: proseOfNodes(listNode('orderedList', commitments)) }]),
  ]
}
