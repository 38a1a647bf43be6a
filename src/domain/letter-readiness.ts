import { formatCivilDate, type CivilDate } from './civil-date.ts'
import type { CaseData, OfficeData } from './case-data.ts'
import { dayOff } from './deadline.ts'
import type { Issue, IssueSeverity } from './issue.ts'
import { isMemo, type Letter, type LetterKind } from './letter.ts'
import { isProseEmpty, statisticsIn, type Prose, type ProseNode } from './prose.ts'
import { deviationOf } from './quotation.ts'
import { letterheadIssues, shortened, type NumbersElsewhere } from './readiness.ts'
import { isOpen, threadsOf, type Thread } from './thread.ts'

type At = NonNullable<Issue['at']>
const issue = (severity: IssueSeverity, code: string, params: Issue['params'], at?: At): Issue => ({ code, severity, params, ...(at && { at }) })

/** A piece of a letter's text: its opening or a section, with the name that a person knows it by. */
type Part = { readonly at: At; readonly name: string; readonly content: Prose }

/**
 * What stands in the way of issuing a letter: errors refuse, asks want a yes, warnings only tell. Pure.
 * @param data the case without tombstones
 * @param today `YYYY-MM-DD`
 */
export function letterReadiness(data: CaseData, office: OfficeData, letter: Letter, today: CivilDate, elsewhere: NumbersElsewhere): Issue[] {
  const sections = data.letterSection.filter(({ letterId }) => letterId === letter.id).toSorted((a, b) => a.position - b.position)
  const parts: Part[] = [
    { at: { noun: 'letter', id: letter.id, field: 'opening' }, name: letter.title, content: letter.opening },
    ...sections.map(({ id, heading, content }) => ({ at: { noun: 'letterSection', id, field: 'content' }, name: heading || letter.title, content })),
  ]
  const about = new Set(sections.flatMap(({ questionIds, recommendationIds }) => [...questionIds, ...recommendationIds]))
  const threads = threadsOf(data, today)
  return [
    ...letterheadIssues(data, office),
    ...identityIssues(data, letter, today, elsewhere),
    ...contentIssues(data, letter, parts),
    ...dueIssues(letter, today),
    ...threadIssues(
      threads.filter(({ id }) => about.has(id)),
      letter.kind === 'closingLetter' ? threads.filter(isOpen) : [],
    ),
  ]
}

function identityIssues(data: CaseData, letter: Letter, today: CivilDate, { documentNumbers }: NumbersElsewhere): Issue[] {
  const at = (field: string): At => ({ noun: 'letter', id: letter.id, field })
  const { number, date, kind } = letter
  const found: Issue[] = []
  if (letter.title.trim() === '') found.push(issue('error', 'letterTitleMissing', {}, at('title')))
  if (data.authority.length === 0 && letter.addressee.trim() === '') found.push(issue('error', 'letterRecipientMissing', {}, at('addressee')))
  if (!isMemo(kind) && letter.signatories.length === 0) found.push(issue('error', 'letterSignatoryMissing', {}, at('signatories')))
  if (number === null) found.push(issue('error', 'letterNumberMissing', {}, at('number')))
  else if (documentNumbers.includes(number) || data.document.some((document) => document.number === number))
    found.push(issue('error', 'documentNumberUsed', { number }, at('number')))
  if (date === null) found.push(issue('error', 'letterDateMissing', {}, at('date')))
  else if (date > today) found.push(issue('warning', 'letterDateInFuture', { date: formatCivilDate(date) }, at('date')))
  const earlier = data.document.find(({ letterId }) => letterId === letter.id)
  if (earlier) found.push(issue('ask', 'letterAlreadyIssued', { number: earlier.number, date: formatCivilDate(earlier.date) }))
  return found
}

/** A letter of these kinds sets a day. */
const setsDay: ReadonlySet<LetterKind> = new Set(['announcement', 'reminder', 'extension'])

function dueIssues({ id, kind, dueOn, pausesFrom, date }: Letter, today: CivilDate): Issue[] {
  const at: At = { noun: 'letter', id, field: 'dueOn' }
  const rests = kind === 'extension' && pausesFrom !== null
  if (rests) return dueOn === null ? [] : [issue('error', 'letterDueAndPause', { from: formatCivilDate(pausesFrom), due: formatCivilDate(dueOn) }, at)]
  if (dueOn === null) return setsDay.has(kind) ? [issue('ask', 'letterDueMissing', {}, at)] : []
  const due = formatCivilDate(dueOn)
  const off = dayOff(dueOn)
  return [
    ...(off === null ? [] : [issue('warning', `dueOn.${off}`, { due }, at)]),
    ...(date !== null && dueOn < date ? [issue('warning', 'letterDueBeforeDate', { due, date: formatCivilDate(date) }, at)] : []),
    ...(dueOn < today ? [issue('warning', 'letterDuePassed', { due }, at)] : []),
  ]
}

function contentIssues(data: CaseData, letter: Letter, parts: readonly Part[]): Issue[] {
  const saysNothing = parts.every(({ content }) => isProseEmpty(content) && statisticsIn(content.doc).length === 0)
  const speaksByItself = letter.kind === 'hearingNote' ? data.remark.length > 0 : data.visit.some(({ id }) => id === letter.visitId)
  if (saysNothing && !speaksByItself) return [issue('error', 'letterEmpty', {}, { noun: 'letter', id: letter.id, field: 'opening' })]
  const inTitle = hasGap(letter.title) ? [issue('ask', 'letterGap', { part: letter.title }, { noun: 'letter', id: letter.id, field: 'title' })] : []
  return [...inTitle, ...parts.flatMap((part) => partIssues(data, part))]
}

function partIssues({ answer, statistic }: CaseData, { at, name, content }: Part): Issue[] {
  const gaps = ownWords(content.doc).some(hasGap) ? [issue('ask', 'letterGap', { part: shortened(name) }, at)] : []
  const quotes = quoteFaults(content, answer).map(({ code, date, words }) =>
    issue('ask', code, { part: shortened(name), date: formatCivilDate(date), ...(words !== undefined && { words }) }, at),
  )
  const gone = statisticsIn(content.doc).some((wanted) => statistic.every(({ id }) => id !== wanted))
  return [...gaps, ...quotes, ...(gone ? [issue('ask', 'statisticGone', { part: shortened(name) }, at)] : [])]
}

/** A quotation that is not known to be true: it leaves its answer at `words`, or the answer's words are not in the case. */
export type QuoteFault = { readonly code: 'quoteDeviates' | 'quoteNotChecked'; readonly date: CivilDate; readonly words?: string }

/** Holds the quotations of a text against the answers that they are taken from. */
export function quoteFaults({ doc }: Prose, answers: CaseData['answer']): QuoteFault[] {
  return quotesOf(doc).flatMap(({ answerId, words }): QuoteFault[] => {
    const source = answers.find(({ id }) => id === answerId)
    if (source === undefined) return []
    const { date, text } = source
    if (text.trim() === '') return [{ code: 'quoteNotChecked', date }]
    const deviation = deviationOf(words, text)
    return deviation === null ? [] : [{ code: 'quoteDeviates', date, words: deviation.words }]
  })
}

/** A place that a phrase leaves to be filled in: `…` that is no quotation's own elision `(…)` or `[…]`. */
const hasGap = (words: string): boolean => /(?<![([]\s*)…/u.test(words)

/** The text of the blocks that are the writer's own, not quoted; one entry a paragraph. */
function ownWords(node: ProseNode): string[] {
  if (node.type === 'blockquote') return []
  if (node.type === 'paragraph' || node.type === 'heading') return [textOf(node)]
  return (node.content ?? []).flatMap(ownWords)
}

function quotesOf(node: ProseNode): { answerId: string; words: string }[] {
  if (node.type !== 'blockquote') return (node.content ?? []).flatMap(quotesOf)
  const answerId = node.attrs?.['answer']
  return typeof answerId === 'string' && answerId !== '' ? [{ answerId, words: (node.content ?? []).map(textOf).join('\n') }] : []
}

/** The words of a paragraph; notes and evidence that the writer has put to them are not among them. */
const textOf = (node: ProseNode): string => (node.content ?? []).map((child) => child.text ?? (child.type === 'hardBreak' ? '\n' : '')).join('')

/** More than these would fill the window. */
const threadsNamed = 10

/** @param open what is still open in a case that the letter closes */
function threadIssues(about: readonly Thread[], open: readonly Thread[]): Issue[] {
  const early = about.flatMap(({ noun, id, asked, answers, text }) =>
    answers
      .filter(({ date }) => asked !== null && date < asked.document.date)
      .map(({ date }) =>
        issue(
          'warning',
          'answerBeforeQuestion',
          { thread: shortened(text), date: formatCivilDate(date), asked: formatCivilDate(asked?.document.date ?? date) },
          { noun, id },
        ),
      ),
  )
  if (open.length === 0) return early
  const named = open.slice(0, threadsNamed).map(({ text }) => `»${shortened(text)}«`)
  const threads = [...named, ...(open.length > threadsNamed ? [`+${open.length - threadsNamed}`] : [])].join(', ')
  return [...early, issue('ask', 'threadsStillOpen', { threads, number: open.length })]
}
