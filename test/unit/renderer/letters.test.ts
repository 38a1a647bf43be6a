import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it, test } from 'vitest'
import { withQuoteMark, type QuoteMark } from '../../../renderer/editor/quote-marks.ts'
import { listedThreads, type ListedThread } from '../../../renderer/follow-up/listed-threads.ts'
import { answerQuote, answersFirst } from '../../../renderer/letters/answer-quote.ts'
import { categoryChoices } from '../../../renderer/letters/category-choices.ts'
import { eligible, suggested } from '../../../renderer/letters/letter-threads.ts'
import { proseFromText, proseSchema, proseSchemaVersion } from '../../../src/domain/prose.ts'
import { deviationOf } from '../../../src/domain/quotation.ts'
import type { ThreadState } from '../../../src/domain/thread.ts'
import { exampleCase } from '../../support/example-case.ts'

const { data } = exampleCase({ findings: 1 })
const [example] = listedThreads(data, '2018-01-20')
const [answer] = data.answer
if (!example || !answer) throw new Error('The example asks and answers nothing')
const thread = (state: ThreadState, change: Partial<ListedThread> = {}): ListedThread => ({
  ...example,
  id: state,
  state,
  missing: ['a'],
  followUp: null,
  ...change,
})
const ids = (threads: readonly ListedThread[]) => threads.map(({ id }) => id)

describe('what a letter is about', () => {
  const threads = [
    thread('notAsked'),
    thread('waiting'),
    thread('overdue'),
    thread('partlyAnswered'),
    thread('answered', { missing: [] }),
    thread('closed'),
    thread('dropped'),
  ]

  it('is what was put, for a closing letter: to begin with all that nobody is waited for', () => {
    expect(ids(eligible('closingLetter', threads))).toEqual(['waiting', 'overdue', 'partlyAnswered', 'answered', 'closed'])
    expect(ids(suggested('closingLetter', threads))).toEqual(['answered', 'closed'])
  })

  it('is what somebody is waited for, for a reminder: to begin with what is over its day', () => {
    expect(ids(eligible('reminder', threads))).toEqual(['waiting', 'overdue', 'partlyAnswered'])
    expect(ids(suggested('reminder', threads))).toEqual(['overdue'])
    expect(ids(suggested('reminder', [thread('waiting')]))).toEqual(['waiting'])
  })
})

describe('the answers to quote', () => {
  it('are those to what the section is about before all others, the newest first; without words there is nothing to quote', () => {
    const one = { ...answer, questionIds: ['q'], recommendationIds: [], text: 'Ja.' }
    const answers = [
      { ...one, id: 'old', date: '2018-01-01' },
      { ...one, id: 'elsewhere', questionIds: ['other'], date: '2018-03-01' },
      { ...one, id: 'new', date: '2018-02-01' },
      { ...one, id: 'wordless', text: ' ' },
    ]
    const section = { questionIds: ['q'], recommendationIds: [] }
    expect(answersFirst(answers, section as never).map(({ id }) => id)).toEqual(['new', 'old', 'elsewhere'])
  })

  it('come in word for word, a paragraph a line', () => {
    const quote = proseSchema.nodeFromJSON(answerQuote({ ...answer, id: 'a1', text: 'Posten fordeles.\n\nHver dag.' }, 'Forvaltningen'))
    quote.check()
    expect(quote.children.map((node) => node.textContent)).toEqual(['Posten fordeles.', 'Hver dag.'])
    expect(quote.attrs).toMatchObject({ answer: 'a1', source: 'Forvaltningen', date: answer.date })
  })
})

test('of an answer with marked passages these are quoted, with a sign where words are left out', () => {
  const text = 'Posten fordeles. Det sker hver dag. Om fredagen kl. 9.'
  const marked = ['Om fredagen kl. 9.', 'Posten fordeles.'].map((words) => ({ words, at: text.indexOf(words) }))
  const quote = proseSchema.nodeFromJSON(answerQuote({ ...answer, text, marked }, 'Forvaltningen'))
  expect(quote.textContent).toBe('Posten fordeles. (…) Om fredagen kl. 9.')
  expect(deviationOf(quote.textContent, text)).toBeNull()
})

test('more time that no letter has told of is what an extension is about to begin with', () => {
  const granted = (document?: string) => ({ extensions: [{ grantedOn: '2018-01-02', dueOn: '2018-02-01', reason: '', document }], pauses: [] }) as never
  const threads = [thread('waiting', { followUp: granted() }), thread('overdue', { followUp: granted('2017-0289209-5') })]
  expect(ids(suggested('extension', threads))).toEqual(['waiting'])
})

describe('the marks of a quotation', () => {
  const source = 'Posten fordeles hver morgen af Anne på tlf. 12 34 56 78.'
  const marked = (mark: QuoteMark, from: string, to = from): string => {
    const doc = proseSchema.node('doc', null, [proseSchema.node('paragraph', null, [proseSchema.text(source)])])
    const state = EditorState.create({ doc })
    const selection = TextSelection.create(doc, 1 + source.indexOf(from), 1 + source.indexOf(to) + to.length)
    return state.apply(withQuoteMark(state.apply(state.tr.setSelection(selection)), mark)).doc.textContent
  }

  it('stand where words are left out or are the writer’s own, and leave the quotation true', () => {
    const quotes = [marked('elision', 'hver morgen'), marked('omission', '12 34 56 78'), marked('insertion', 'Anne')]
    expect(quotes).toEqual([
      'Posten fordeles (…) af Anne på tlf. 12 34 56 78.',
      'Posten fordeles hver morgen af Anne på tlf. [nummer udeladt].',
      'Posten fordeles hver morgen af [Anne] på tlf. 12 34 56 78.',
    ])
    expect(quotes.map((quote) => deviationOf(quote, source))).toEqual([null, null, null])
  })
})

describe('what a theme of a statement can be tied to', () => {
  const stamps = { createdAt: '', updatedAt: '', deleted: false }
  const figures = (id: string, ...labels: string[]) => ({
    ...stamps,
    id,
    inspectionId: data.inspection.id,
    title: id,
    source: '',
    altText: '',
    rows: labels.map((label) => ({ label, value: 1 })),
    shows: 'both' as const,
    position: 1,
  })
  const withFigures = { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [{ type: 'statistic', attrs: { id: 'klager' } }] } }

  it('is the rows of the figures that stand in the letter, then what it is tied to already, each once', () => {
    const statistics = [figures('andre', 'Ventetid'), figures('klager', 'Tone', 'Vejledning')]
    expect(categoryChoices([proseFromText('Tak.'), withFigures], statistics, ['Manglende svar', 'Tone'])).toEqual(['Tone', 'Vejledning', 'Manglende svar'])
    expect(categoryChoices([proseFromText('Tak.')], statistics, [])).toEqual([])
  })
})
