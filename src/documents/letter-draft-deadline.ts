import type { CivilDate } from '../domain/civil-date.ts'
import { deadlineFrom } from '../domain/deadline.ts'
import type { FollowUp } from '../domain/follow-up.ts'
import type { LetterKind } from '../domain/letter.ts'
import type { Thread } from '../domain/thread.ts'
import { listNode, paragraphNode, proseOfNodes } from './draft-prose.ts'
import { namesOf, type Voice } from './letter-context.ts'
import { draftWording } from './letter-draft-wording.ts'
import type { DraftSection } from './letter-draft.ts'
import { inWords } from './report-context.ts'
import { ended } from './typeset.ts'
import { capitalised, enumerate, wording } from './wording.ts'

/** What a letter is to say of a deadline, as far as somebody has said it already; what is left out is as the threads have it. */
export type DeadlineWish = {
  readonly today: CivilDate
  readonly dueOn?: CivilDate | undefined
  readonly pausesFrom?: CivilDate | undefined
  readonly reason?: string | undefined
}

/** How long an authority that is reminded gets, in working days: the day proposed is never a day off. */
const reminderDays = 10

/** The day that a reminder or an extension sets, or from which it lets the deadline rest. */
export function deadlineOf(kind: LetterKind, about: readonly Thread[], wish: DeadlineWish): { dueOn: CivilDate | null; pausesFrom: CivilDate | null } {
  const { today, dueOn, pausesFrom } = wish
  if (kind === 'reminder') return { dueOn: dueOn ?? deadlineFrom(today, reminderDays, 'workingDays'), pausesFrom: null }
  if (dueOn !== undefined || pausesFrom !== undefined) return { dueOn: dueOn ?? null, pausesFrom: pausesFrom ?? null }
  const granted = about.flatMap(({ followUp }) => untold(followUp?.extensions)?.dueOn ?? []).toSorted()
  const rests = about.flatMap(({ followUp }) => lasting(followUp)?.from ?? []).toSorted()
  if (granted.length === 0 && rests[0] !== undefined) return { dueOn: null, pausesFrom: rests[0] }
  return { dueOn: granted.at(-1) ?? null, pausesFrom: null }
}

/** The newest of what was written down by hand, if no letter has told it. */
const untold = <Entry extends { document?: string | undefined }>(entries: readonly Entry[] = []): Entry | undefined =>
  entries.at(-1)?.document === undefined ? entries.at(-1) : undefined

function lasting(followUp: FollowUp | null): FollowUp['pauses'][number] | undefined {
  const last = untold(followUp?.pauses)
  return last?.to === null ? last : undefined
}

/** What was asked in each document that asked it, when it was to be answered, who has not and how often that was said already; a section for each that differs. */
export function reminderSections(voice: Voice, about: readonly Thread[], today: CivilDate): DraftSection[] {
  const { officeName, authorities, data, recipients } = voice
  const { reminder: words } = draftWording
  const missingOf = ({ missing }: Thread): string[] => missing.filter((id) => recipients.some((recipient) => recipient.id === id))
  return [...Map.groupBy(about, (thread) => [thread.asked?.document.id ?? isAnnounced(data, thread), ...missingOf(thread)].join()).values()].map((threads) => {
    const where = documentOf(voice, threads[0])
    const missing = namesOf(data.authority.filter(({ id }) => threads.some((thread) => missingOf(thread).includes(id))))
    const days = [...new Set(threads.map(({ dueOn }) => dueOn))]
    const due = (day: CivilDate | null | undefined): string[] => (day == null ? [] : [(day < today ? words.due : words.dueStill)(inWords(day))])
    return {
      content: proseOfNodes([
        paragraphNode(where === null ? words.askedBefore(officeName, authorities) : words.asked(officeName, authorities, where)),
        ...listNode(
          'bulletList',
          threads.map((thread) => [askedItem(thread), ...(days.length > 1 ? due(thread.dueOn) : [])].join(' ')),
        ),
        ...[
          ...(days.length === 1 ? due(days[0]) : []),
          ...earlier(threads).map((how) => words.earlier(officeName, how)),
          ...(missing === '' ? [] : [words.missing(officeName, missing)]),
        ].map(paragraphNode),
      ]),
      ...headed(threads),
    }
  })
}

/** How it was reminded before, in one row: "ved brev af 1. oktober 2019 (dokumentnr. 2017-0289209-40) og telefonisk den 4. november 2019". */
function earlier(threads: readonly Thread[]): string[] {
  const reminders = threads.flatMap(({ followUp }) => followUp?.reminders ?? []).toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const named = reminders.map(({ date, medium, document }) => {
    const how = wording.by[medium](inWords(date))
    return document === undefined ? how : draftWording.numbered(how, document)
  })
  return named.length === 0 ? [] : [enumerate([...new Set(named)])]
}

/** That the day has been moved, or that the deadline rests, for what each document asked; and why. */
export function extensionSections(voice: Voice, about: readonly Thread[], { reason }: DeadlineWish, rests: boolean): DraftSection[] {
  const { officeName } = voice
  const words = draftWording.extension
  return [...Map.groupBy(about, (thread) => thread.asked?.document.id ?? isAnnounced(voice.data, thread)).values()].map((threads) => {
    const where = documentOf(voice, threads[0])
    const known = threads.flatMap(({ followUp }) => (rests ? lasting(followUp) : untold(followUp?.extensions))?.reason ?? [])
    const reasons = [...new Set(reason === undefined ? known : [reason])].filter((one) => one.trim() !== '')
    return {
      content: proseOfNodes([
        paragraphNode((rests ? words.rests : words.extends)(officeName, where)),
        ...listNode('bulletList', threads.map(askedItem)),
        ...reasons.map((one) => paragraphNode(words.reason(ended(capitalised(one))))),
      ]),
      ...headed(threads),
    }
  })
}

/**
 * "rapporten af 30. juli 2019 (dokumentnr. 2017-0289209-31)"; the announcement by its date where it was not issued here; null where nobody knows what asked.
 */
function documentOf({ data }: Voice, thread: Thread | undefined): string | null {
  const document = thread?.asked?.document
  if (document !== undefined) return draftWording.numbered(draftWording.documentOf(document.kind, inWords(document.date)), document.number)
  const { announcedOn } = data.inspection
  return announcedOn !== null && isAnnounced(data, thread) ? draftWording.documentOf('announcement', inWords(announcedOn)) : null
}

const isAnnounced = ({ question }: Voice['data'], thread: Thread | undefined): boolean =>
  question.some(({ id, askedIn }) => id === thread?.id && askedIn === 'announcement')

function headed(threads: readonly Thread[]): Omit<DraftSection, 'content'> {
  const idsOf = (noun: Thread['noun']): string[] => threads.filter((thread) => thread.noun === noun).map(({ id }) => id)
  return { heading: '', questionIds: idsOf('question'), recommendationIds: idsOf('recommendation') }
}

/** "Anbefaling 3: At forvaltningen …" */
function askedItem({ noun, text, asked }: Thread): string {
  const said = ended(capitalised(text))
  return asked === null || asked.point === '' ? said : `${wording[noun](asked.point)}: ${said}`
}
