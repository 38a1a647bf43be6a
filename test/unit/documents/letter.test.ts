import { describe, expect, test } from 'vitest'
import type { CaseData } from '../../../src/domain/case-data.ts'
import type { Letter, LetterKind } from '../../../src/domain/letter.ts'
import { emptyProse, proseFromText, proseSchemaVersion, proseText } from '../../../src/domain/prose.ts'
import { threadsOf } from '../../../src/domain/thread.ts'
import { voiceOf } from '../../../src/documents/letter-context.ts'
import { draftLetter } from '../../../src/documents/letter-draft.ts'
import { sentBy } from '../../../src/documents/letter-wording.ts'
import { buildLetter } from '../../../src/documents/letter.ts'
import { lintDocument } from '../../../src/documents/lint.ts'
import { statisticBlocks } from '../../../src/documents/statistic-chart.ts'
import { genitive } from '../../../src/documents/wording.ts'
import { toText } from '../../support/document-text.ts'
import { exampleCase, exampleId } from '../../support/example-case.ts'

const { data: example, office } = exampleCase({ findings: 4 })
const stamps = { createdAt: '2018-01-01T00:00:00.000Z', updatedAt: '2018-01-01T00:00:00.000Z', deleted: false }
const own = (kind: number, count: number) => ({ id: exampleId(kind, count), inspectionId: example.inspection.id, ...stamps })
const plain = (text: string): string => text.replaceAll('\u00A0', ' ').replaceAll('\u2011', '-')

const finalReport: CaseData['document'][number] = {
  ...own(32, 5),
  kind: 'finalReport',
  letterId: null,
  number: '2017-0289209-31',
  title: 'Endelig rapport',
  date: '2019-07-30',
  issuedAt: '2019-07-30T09:00:00.000Z',
  recipients: [],
  points: [
    ...example.finding.map(({ id }, i) => ({ noun: 'finding' as const, id, point: `4.${i + 1}` })),
    ...example.recommendation.map(({ id }, i) => ({ noun: 'recommendation' as const, id, point: String(i + 1) })),
    ...example.question.filter(({ askedIn }) => askedIn === 'report').map(({ id }, i) => ({ noun: 'question' as const, id, point: String(i + 1) })),
  ],
  fileName: 'rapport.docx',
  sha256: '0'.repeat(64),
  size: 1,
}

const today = '2019-11-26'

function draft(kind: LetterKind, more: Partial<CaseData> = {}) {
  const data = { ...example, ...more }
  const { sections, ...letter } = draftLetter(kind, voiceOf(data, office, []), threadsOf(data, today), [], { today })
  return {
    letter,
    sections,
    opening: plain(proseText(letter.opening)),
    of: (heading: string): string => plain(proseText(sections.find((one) => one.heading === heading)?.content ?? emptyProse)),
  }
}

/** A letter with one section, composed. */
function composed(letter: Partial<Letter>, content = proseFromText('Tak for svaret.'), more: Partial<CaseData> = {}) {
  const row: Letter = {
    ...own(40, 1),
    kind: 'letter',
    title: 'Brev om postfordeling',
    authorityIds: [],
    addressee: '',
    number: '2017-0289209-50',
    date: '2019-11-26',
    dueOn: null,
    pausesFrom: null,
    opening: emptyProse,
    signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
    position: 1,
    ...letter,
  }
  const section = { ...own(41, 1), letterId: row.id, heading: 'Autosvar', level: 1, content, questionIds: [], recommendationIds: [], position: 1 }
  return buildLetter({ letterId: row.id, data: { ...example, letter: [row], letterSection: [section], ...more }, office, frozen: [] })
}

describe('an announcement begins', () => {
  test('with theme and purpose, the questions in their order, and what is practical', () => {
    const { letter, sections, of } = draft('announcement')
    expect(letter.title).toBe('Varsling af inspektion af håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet')
    expect(sections.map(({ heading }) => heading)).toEqual(['Inspektionens tema', 'Udtalelse fra forvaltningen', 'Praktiske forhold'])
    expect(of('Inspektionens tema')).toContain('Formålet er at undersøge')
    const asked = example.question.filter(({ askedIn }) => askedIn === 'announcement')
    const places = asked.map(({ text }) => of('Udtalelse fra forvaltningen').indexOf(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(of('Praktiske forhold')).toContain('Besøget finder sted den 7. februar 2018 kl. 9.00–12.15 hos Ydelsesservice København, Eksempelvej 1.')
    expect(letter.dueOn).toBe('2018-01-19')
  })
  test('with a place to fill in where the case says nothing of its purpose', () => {
    const { of } = draft('announcement', { inspection: { ...example.inspection, purpose: '' } })
    expect(of('Inspektionens tema')).toContain('Formålet med inspektionen er …')
  })
})

describe('a closing letter begins', () => {
  const asked = example.recommendation[0]!
  const title = example.finding.find(({ id }) => id === asked.findingId)!.title
  const followUp: CaseData['followUp'][number] = {
    ...own(33, 1),
    questionId: null,
    recommendationId: asked.id,
    documentId: null,
    point: '',
    dueOn: null,
    reminders: [],
    extensions: [],
    pauses: [],
    status: 'declined',
    reason: 'Der er ikke penge til det.',
    reaction: 'Borgerrådgiveren tager det til efterretning.',
    closedOn: '2019-10-01',
  }
  const answer = {
    ...own(12, 5),
    authorityIds: [exampleId(1, 1)],
    questionIds: [],
    recommendationIds: [asked.id],
    date: '2019-09-05',
    medium: 'email' as const,
    from: '',
    text: '',
    marked: [],
    attachmentId: null,
  }

  test('with an item under the title of its finding: what was asked in which document, the answer, the reaction, the decision and its reason', () => {
    const { of, sections } = draft('closingLetter', { document: [finalReport], followUp: [followUp], answer: [{ ...answer, text: 'Det kan vi ikke.' }] })
    const item = of(title)
    expect(item).toContain(`Borgerrådgiveren anbefalede i rapporten af 30. juli 2019, ${asked.text}`)
    expect(item).toContain(
      'Det kan vi ikke.\nBorgerrådgiveren tager det til efterretning.\nForvaltningen har meddelt ikke at ville imødekomme dette.\nDer er ikke penge til det.',
    )
    const section = sections.find(({ recommendationIds }) => recommendationIds.includes(asked.id))
    expect(JSON.stringify(section?.content.doc)).toContain(`"answer":"${answer.id}"`)
  })
  test('with a place to fill in for an answer whose words nobody has', () => {
    const { of } = draft('closingLetter', { document: [finalReport], answer: [answer] })
    expect(of(title)).toContain('svarede ved e-mail af 5. september 2019, at …')
  })
  test('with the point of the report where two findings have one title', () => {
    const finding = example.finding.map((one) => ({ ...one, title: 'Post' }))
    const headings = draft('closingLetter', { document: [finalReport], finding }).sections.map(({ heading }) => heading)
    expect(headings.filter((heading) => heading.startsWith('Ad rapportens punkt 4.')).length).toBeGreaterThan(1)
    expect(headings).not.toContain('Post')
  })
  test('by saying what is still open when the investigation ends', () => {
    const { of } = draft('closingLetter', { document: [finalReport] })
    expect(of('Opsummering')).toContain('men følgende punkter står fortsat åbne:')
    expect(draft('closingLetter', { question: [], recommendation: [] }).of('Opsummering')).toBe('Undersøgelsen er hermed afsluttet.')
  })
})

test('a reminder begins with the document that asked, its date and its number, and whose answer is missing', () => {
  const { sections } = draft('reminder', { document: [finalReport], question: [], answer: [] })
  const words = plain(proseText(sections[0]?.content ?? emptyProse))
  expect(words).toContain(
    'I rapporten af 30. juli 2019 (dokumentnr. 2017-0289209-31) bad Borgerrådgiveren Beskæftigelses- og Integrationsforvaltningen om svar på følgende:',
  )
  expect(words).toContain('Anbefaling 1: At ')
  expect(words).toContain('Borgerrådgiveren har endnu ikke modtaget svar fra Beskæftigelses- og Integrationsforvaltningen.')
})

test('a statement begins with the request by its medium and date, and leaves a place for the categories of each theme', () => {
  const request = {
    ...own(12, 8),
    authorityIds: [exampleId(1, 1)],
    questionIds: [],
    recommendationIds: [],
    date: '2018-03-08',
    medium: 'email' as const,
    from: '',
    text: '',
    marked: [],
    attachmentId: null,
  }
  const { of } = draft('statement', { answer: [request] })
  expect(of('Indledning')).toMatch(/^Ved e-mail af 8\. marts 2018 har Beskæftigelses- og Integrationsforvaltningen anmodet om/)
  expect(of('Fordeling af post')).toContain('Temaet hænger sammen med klager over …')
})

test('a dated medium begins a sentence', () => {
  expect(sentBy('email', '8. marts 2018')).toBe('Ved e-mail af 8. marts 2018')
  expect(sentBy('meeting', '8. marts 2018')).toBe('På et møde den 8. marts 2018')
})

test('a genitive is right after s, x and z', () => {
  expect(['Forvaltningen', 'Kultur og Fritids', 'Ydelsesservice Nordhus'].map(genitive)).toEqual([
    'Forvaltningens',
    'Kultur og Fritids’',
    'Ydelsesservice Nordhus’',
  ])
})

describe('a letter that is composed', () => {
  test('says the day that it sets from its date', () => {
    expect(plain(toText(composed({ dueOn: '2020-01-10' })))).toContain('Borgerrådgiveren beder om at modtage forvaltningens svar senest den 10. januar 2020.')
    expect(plain(toText(composed({ kind: 'extension', dueOn: '2020-01-10' })))).toContain('Fristen for at svare er herefter den 10. januar 2020.')
    expect(plain(toText(composed({})))).not.toContain('senest')
  })
  test('goes to whom it is addressed, and a memo says that it is one', () => {
    expect(composed({ addressee: 'Økonomiudvalget' }).head.recipients).toEqual([['Økonomiudvalget']])
    const memo = composed({ kind: 'memo', addressee: 'Økonomiudvalget', title: 'klager', signatories: [] })
    expect(memo.head.recipients).toEqual([['NOTAT', 'Til Økonomiudvalget']])
    expect(memo.body.map(({ type }) => type)).toEqual(['title', 'heading', 'paragraph'])
    expect(memo.properties.title).toBe('Vedrørende klager')
    expect(lintDocument(memo)).toEqual([])
  })
  test('introduces a quoted answer by whose it is, unless its text does', () => {
    const answer = { ...example.answer[0]!, id: exampleId(12, 7), date: '2019-09-05' }
    const quoting = (source: string) => ({
      schemaVersion: proseSchemaVersion,
      doc: {
        type: 'doc',
        content: [
          {
            type: 'blockquote',
            attrs: { source, date: '2019-09-05', answer: answer.id },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ja.' }] }],
          },
        ],
      },
    })
    const quotes = (source: string) => composed({}, quoting(source), { answer: [answer] }).body.filter(({ type }) => type === 'quote')
    expect(quotes('Jobhus')).toMatchObject([{ introduction: 'Jobhus’ svar af 5.\u00A0september 2019:', source: 'Jobhus' }])
    expect(quotes('')).toMatchObject([{ introduction: '', source: 'Beskæftigelses- og Integrationsforvaltningen' }])
  })
  test('has no heading that jumps a level', () => {
    const deep = {
      schemaVersion: proseSchemaVersion,
      doc: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Først' }] },
          { type: 'paragraph', content: [{ type: 'text', text: 'Så.' }] },
        ],
      },
    }
    expect(lintDocument(composed({ opening: deep }))).toEqual([])
  })
})

test('figures are told with percentages that add up to a hundred, and with their sum', () => {
  const statistic: CaseData['statistic'][number] = {
    ...own(42, 1),
    title: 'Klager',
    source: 'Journalen',
    altText: '',
    rows: ['a', 'b', 'c'].map((label) => ({ label, value: 1 })),
    shows: 'both',
    position: 1,
  }
  const text = (shows: typeof statistic.shows) => plain(toText({ ...composed({}), body: statisticBlocks({ ...statistic, shows }) }))
  expect(text('both')).toContain('a | 1 | 33,4 %\nb | 1 | 33,3 %\nc | 1 | 33,3 %\nI alt | 3 | 100,0 %')
  expect(text('count')).toContain('Kategori | Antal\na | 1')
  expect(text('percent')).toContain('Kategori | Andel\na | 33,4 %')
  expect(text('both')).toContain('Kilde: Journalen.')
  expect(statisticBlocks({ ...statistic, rows: [] })).toEqual([])
})
