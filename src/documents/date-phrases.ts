import type { DatePhrase } from '../domain/date-phrase.ts'
import type { Thread } from '../domain/thread.ts'
import { senderOf, type Voice } from './letter-context.ts'
import { draftWording } from './letter-draft-wording.ts'
import { sentBy } from './letter-wording.ts'
import { inWords } from './report-context.ts'
import { enumerate } from './wording.ts'

const { dates: words } = draftWording

/**
 * Every date of a case as the beginning of a sentence, the newest first: when it was announced and visited, what was issued, what came in and how, reminders and
 * deadlines. What was said by a document is told by the document alone. Pure.
 */
export function datePhrases(voice: Voice, threads: readonly Thread[]): DatePhrase[] {
  const all = [...ofTheCase(voice), ...received(voice), ...ofThreads(voice, threads)]
  const once = new Map(all.map((one) => [`${one.kind} ${one.phrase} ${one.kind === 'answer' ? one.about : ''}`, one]))
  return [...once.values()].toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

function ofTheCase({ data }: Voice): DatePhrase[] {
  const { announcedOn } = data.inspection
  const units = new Map(data.unit.map(({ id, name }) => [id, name]))
  const isTold = data.document.some(({ kind, date }) => kind === 'announcement' && date === announcedOn)
  return [
    ...(announcedOn === null || isTold ? [] : [{ kind: 'announcement' as const, date: announcedOn, phrase: words.announced(inWords(announcedOn)), about: '' }]),
    ...data.visit.map(({ date, unitIds }) => ({
      kind: 'visit' as const,
      date,
      phrase: words.visited(inWords(date), enumerate(unitIds.flatMap((id) => units.get(id) ?? []))),
      about: '',
    })),
    ...data.document.map(({ kind, date, number, title }) => ({
      kind: 'document' as const,
      date,
      phrase: words.inDocument(draftWording.numbered(draftWording.documentOf(kind, inWords(date)), number)),
      about: title,
    })),
  ]
}

function received(voice: Voice): DatePhrase[] {
  const { data, authorities } = voice
  return [
    ...data.hearingResponse.map(({ authorityId, from, medium, receivedOn }) => {
      const who = data.authority.find(({ id }) => id === authorityId)?.name ?? (from || authorities)
      return { kind: 'remarks' as const, date: receivedOn, phrase: words.remarked[medium](sentBy(medium, inWords(receivedOn)), who), about: '' }
    }),
    ...data.answer.map((answer) => {
      const { medium, date, text } = answer
      return {
        kind: 'answer' as const,
        date,
        phrase: words.answered[medium](sentBy(medium, inWords(date)), senderOf(voice, answer)),
        about: text.slice(0, 200),
      }
    }),
  ]
}

function ofThreads({ officeName }: Voice, threads: readonly Thread[]): DatePhrase[] {
  return threads.flatMap(({ followUp, dueOn, text }): DatePhrase[] => [
    ...(followUp?.reminders ?? [])
      .filter(({ document }) => document === undefined)
      .map(({ date, medium }) => ({ kind: 'reminder' as const, date, phrase: words.reminded[medium](sentBy(medium, inWords(date)), officeName), about: '' })),
    ...(followUp?.extensions ?? []).map((one) => ({
      kind: 'extension' as const,
      date: one.grantedOn,
      phrase: words.extended(inWords(one.grantedOn), inWords(one.dueOn)),
      about: text,
    })),
    ...(dueOn === null ? [] : [{ kind: 'deadline' as const, date: dueOn, phrase: words.due(inWords(dueOn)), about: text }]),
  ])
}
