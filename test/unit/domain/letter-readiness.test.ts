import { describe, expect, test } from 'vitest'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { letterPoints } from '../../../src/domain/letter-points.ts'
import { letterReadiness } from '../../../src/domain/letter-readiness.ts'
import type { Letter } from '../../../src/domain/letter.ts'
import { emptyProse, proseFromText, proseSchemaVersion, type Prose } from '../../../src/domain/prose.ts'
import { exampleCase, exampleId } from '../../support/example-case.ts'

const { data: example, office } = exampleCase({ findings: 1 })
const stamps = { createdAt: '2018-01-01T00:00:00.000Z', updatedAt: '2018-01-01T00:00:00.000Z', deleted: false }
const inspectionId = example.inspection.id
const own = (kind: number, count: number) => ({ id: exampleId(kind, count), inspectionId, ...stamps })

const whole: Letter = {
  ...own(40, 1),
  kind: 'letter',
  visitId: null,
  title: 'Brev om postfordeling',
  authorityIds: [],
  addressee: '',
  number: '2017-0289209-50',
  date: '2019-11-26',
  dueOn: null,
  pausesFrom: null,
  opening: proseFromText('Tak for svaret.'),
  signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
  position: 1,
}

const section = (content: Prose, more: Partial<CaseData['letterSection'][number]> = {}) => ({
  ...own(41, 1),
  letterId: whole.id,
  heading: 'Autosvar',
  level: 1,
  content,
  questionIds: [],
  recommendationIds: [],
  categories: [],
  position: 1,
  ...more,
})

/** The codes of what is said of a letter; with its params where a test asks for them. */
function issues(letter: Partial<Letter> = {}, data: Partial<CaseData> = {}, today = '2019-11-26') {
  const row = { ...whole, ...letter }
  return letterReadiness({ ...example, letter: [row], ...data }, office, row, today, { documentNumbers: ['2018-0000001-1'], caseNumbers: [] })
}
const codes = (...of: Parameters<typeof issues>): string[] => issues(...of).map(({ code }) => code)

describe('a letter', () => {
  test('that is whole may go', () => {
    expect(issues()).toEqual([])
  })

  test.each([
    ['without a title', { title: ' ' }, 'letterTitleMissing'],
    ['without a number', { number: null }, 'letterNumberMissing'],
    ['without a date', { date: null }, 'letterDateMissing'],
    ['without a signatory', { signatories: [] }, 'letterSignatoryMissing'],
    ['under a number of another case', { number: '2018-0000001-1' }, 'documentNumberUsed'],
    ['that says nothing', { opening: emptyProse }, 'letterEmpty'],
  ])('%s may not', (_, letter: Partial<Letter>, code) => {
    expect(issues(letter)).toMatchObject([{ code, severity: 'error' }])
  })

  test('needs no signatory when it is a memo', () => {
    expect(codes({ kind: 'memo', signatories: [] })).toEqual([])
  })

  test('goes to somebody: an administration of the case, or who is written on it', () => {
    expect(codes({}, { authority: [] })).toContain('letterRecipientMissing')
    expect(codes({ addressee: 'Økonomiudvalget' }, { authority: [] })).not.toContain('letterRecipientMissing')
  })
})

describe('the day that a letter sets', () => {
  test.each(['announcement', 'reminder', 'extension'] as const)('is asked for in a letter of the kind %s', (kind) => {
    expect(codes({ kind })).toContain('letterDueMissing')
  })
  test('is told to be a day off by its name', () => {
    expect(codes({ dueOn: '2020-04-09' })).toEqual(['dueOn.maundyThursday'])
    expect(codes({ dueOn: '2019-11-30' })).toEqual(['dueOn.saturday'])
  })
  test('is told to have passed, and to lie before the letter', () => {
    expect(codes({ dueOn: '2019-11-25' })).toEqual(['letterDueBeforeDate', 'letterDuePassed'])
  })
})

describe('what a letter says', () => {
  test('is asked about where a phrase has been left unfinished, but not at an elision', () => {
    expect(codes({ opening: proseFromText('Borgerrådgiveren går ud fra, at …') })).toEqual(['letterGap'])
    expect(codes({ opening: proseFromText('Som anført (…) går det frem, at [ … ] ikke') })).toEqual([])
    expect(codes({}, { letterSection: [section(proseFromText('Det er …'))] })).toEqual(['letterGap'])
  })

  test('is asked about where figures stand that have been deleted', () => {
    const statistic = {
      ...own(42, 1),
      title: 'Klager',
      source: '',
      altText: '',
      rows: [{ label: 'Tone', value: 3 }],
      shows: 'both' as const,
      position: 1,
    }
    const opening = { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [{ type: 'statistic', attrs: { id: statistic.id } }] } }
    expect(codes({ opening }, { statistic: [statistic] })).toEqual([])
    expect(codes({ opening })).toEqual(['statisticGone'])
  })

  const quoted = (words: string, answer = exampleId(12, 9)): Prose => ({
    schemaVersion: proseSchemaVersion,
    doc: {
      type: 'doc',
      content: [
        {
          type: 'blockquote',
          attrs: { source: 'Forvaltningen', date: '2019-09-05', answer },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
        },
      ],
    },
  })
  const answer = {
    ...own(12, 9),
    authorityIds: [],
    questionIds: [],
    recommendationIds: [],
    date: '2019-09-05',
    medium: 'email' as const,
    from: '',
    marked: [],
    attachmentId: null,
  }

  test('is pointed out where a quotation departs from its answer in any unmarked way', () => {
    const rows = [{ ...answer, text: 'Vi svarer altid inden for to dage.' }]
    expect(codes({ opening: quoted('Vi svarer (…) inden for to dage.') }, { answer: rows })).toEqual([])
    expect(issues({ opening: quoted('Vi svarer inden for to dage.') }, { answer: rows })).toMatchObject([
      { code: 'quoteDeviates', severity: 'ask', params: { words: 'inden for to dage.' } },
    ])
  })
  test('cannot be held against an answer whose words nobody has', () => {
    expect(codes({ opening: quoted('Vi svarer.') }, { answer: [{ ...answer, text: '' }] })).toEqual(['quoteNotChecked'])
  })
})

describe('the threads of a letter', () => {
  const [question] = example.question
  const answered = { ...example.answer[0]!, questionIds: [question!.id], recommendationIds: [] }
  const announcement = {
    ...own(32, 2),
    kind: 'announcement' as const,
    letterId: exampleId(40, 2),
    number: '2017-0289209-2',
    title: 'Varsling',
    date: '2018-06-01',
    issuedAt: '2018-06-01T09:00:00.000Z',
    recipients: [],
    points: [{ noun: 'question' as const, id: question!.id, point: '1' }],
    fileName: 'varsling.docx',
    sha256: '0'.repeat(64),
    size: 1,
  }

  test('are named when a case is closed with some still open', () => {
    const [issue] = issues({ kind: 'closingLetter' }, { question: [question!], answer: [], recommendation: [] })
    expect(issue).toMatchObject({ code: 'threadsStillOpen', severity: 'ask' })
    expect(issue?.params['threads']).toContain(question!.text.slice(0, 40))
    expect(codes({ kind: 'letter' }, { question: [question!], answer: [], recommendation: [] })).toEqual([])
  })

  test('warn of an answer that is dated before its question', () => {
    const data = { question: [question!], recommendation: [], answer: [answered], document: [announcement] }
    const about = section(proseFromText('Om svaret.'), { questionIds: [question!.id] })
    expect(codes({}, { ...data, letterSection: [about] })).toEqual(['answerBeforeQuestion'])
    expect(codes({}, { ...data, answer: [{ ...answered, date: '2018-06-01' }], letterSection: [about] })).toEqual([])
  })

  test('get their numbers from the letter that puts them first', () => {
    const ids = [exampleId(4, 7), exampleId(4, 8), question!.id]
    const letterSection = ids.map((id, i) => section(emptyProse, { id: exampleId(41, i + 1), questionIds: [id], position: i + 1 }))
    expect(letterPoints({ letterSection, document: [] }, { ...whole, kind: 'announcement' }).map(({ point }) => point)).toEqual(['1', '2', '3'])
    expect(letterPoints({ letterSection, document: [announcement] }, whole)).toEqual([
      { noun: 'question', id: ids[0], point: '1' },
      { noun: 'question', id: ids[1], point: '2' },
    ])
    const again = { ...announcement, kind: 'letter' as const, letterId: whole.id }
    expect(letterPoints({ letterSection, document: [again] }, whole)).toHaveLength(3)
  })
})
