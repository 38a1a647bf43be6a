import { describe, expect, test } from 'vitest'
import type { CaseData } from '../../../src/domain/case-data.ts'
import type { Letter, LetterKind } from '../../../src/domain/letter.ts'
import { emptyProse, proseFromText, proseSchemaVersion, proseText } from '../../../src/domain/prose.ts'
import type { DatePhrase } from '../../../src/domain/date-phrase.ts'
import { threadsOf } from '../../../src/domain/thread.ts'
import { datePhrases } from '../../../src/documents/date-phrases.ts'
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
function composed(letter: Partial<Letter>, content = proseFromText('Tak for svaret.'), more: Partial<CaseData> = {}, categories: string[] = []) {
  const row: Letter = {
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
    opening: emptyProse,
    signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
    position: 1,
    ...letter,
  }
  const section = { ...own(41, 1), letterId: row.id, heading: 'Autosvar', level: 1, content, questionIds: [], recommendationIds: [], categories, position: 1 }
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
    const clause = draft('announcement', { inspection: { ...example.inspection, purpose: 'At se, hvordan posten fordeles' } })
    expect(clause.of('Inspektionens tema')).toContain('Formålet med inspektionen er at se, hvordan posten fordeles.')
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
  test('with the passages that are marked in an answer, and a sign where words between them are left out', () => {
    const text = 'Det kan vi ikke i år. Der er ferie. Det kommer næste år.'
    const marked = [
      { words: 'Det kommer næste år.', at: 36 },
      { words: 'Det kan vi ikke i år.', at: 0 },
    ]
    const { of } = draft('closingLetter', { document: [finalReport], answer: [{ ...answer, text, marked }] })
    expect(of(title)).toContain('Det kan vi ikke i år. (…) Det kommer næste år.')
    expect(of(title)).not.toContain('ferie')
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

describe('a letter about a deadline', () => {
  const asked = example.recommendation.filter(({ asksNotice }) => asksNotice)
  const open = { document: [finalReport], question: [], answer: [] }
  const thread = (told: Partial<CaseData['followUp'][number]>, recommendationId = asked[0]!.id): CaseData['followUp'][number] => ({
    ...own(33, asked.findIndex(({ id }) => id === recommendationId) + 2),
    questionId: null,
    recommendationId,
    documentId: null,
    point: '',
    dueOn: null,
    reminders: [],
    extensions: [],
    pauses: [],
    status: 'open',
    reason: '',
    reaction: '',
    closedOn: null,
    ...told,
  })
  const words = (kind: LetterKind, more: Partial<CaseData>) => draft(kind, { ...open, ...more }).sections.map(({ content }) => plain(proseText(content)))

  test('that reminds is dated, numbered and sets a day ten working days ahead, never one off', () => {
    const { letter } = draft('reminder', open)
    expect(letter).toMatchObject({ date: today, number: '2017-0289209-32', dueOn: '2019-12-10' })
    expect(draftLetter('reminder', voiceOf({ ...example, ...open }, office, []), threadsOf(example, today), [], { today: '2019-12-16' }).dueOn).toBe(
      '2020-01-03',
    )
  })
  test('that reminds says the day of each thing where they differ, and how it was reminded before', () => {
    const followUp = [
      thread({
        dueOn: '2019-09-05',
        reminders: [
          { date: '2019-10-01', medium: 'letter', document: '2017-0289209-30' },
          { date: '2019-11-04', medium: 'phone' },
        ],
      }),
      thread({ dueOn: '2019-10-07' }, asked[1]!.id),
    ]
    const [section] = words('reminder', { followUp })
    expect(section).toMatch(/^Anbefaling 1: .*Fristen for svaret var den 5\. september 2019\.$/m)
    expect(section).toMatch(/Fristen for svaret var den 7\. oktober 2019\.$/m)
    expect(section).toContain(
      'Borgerrådgiveren har tidligere rykket for svar ved brev af 1. oktober 2019 (dokumentnr. 2017-0289209-30) og telefonisk den 4. november 2019.',
    )
  })
  test('that grants a day begins with the newest that no letter has told, and why', () => {
    const extension = { grantedOn: '2019-11-20', dueOn: '2020-01-15', reason: 'ferie' }
    const { letter } = draft('extension', { ...open, followUp: [thread({ extensions: [extension] })] })
    expect(letter).toMatchObject({ dueOn: '2020-01-15', pausesFrom: null })
    expect(words('extension', { followUp: [thread({ extensions: [extension] })] })[0]).toContain('Baggrunden er følgende: Ferie.')
    const told = { ...extension, document: '2017-0289209-30' }
    expect(draft('extension', { ...open, followUp: [thread({ extensions: [told] })] }).letter.dueOn).toBeNull()
  })
  test('that lets it rest says so, in its title and from its day', () => {
    const pause = { from: '2019-11-25', to: null, reason: 'Enheden er ved at flytte' }
    const followUp = [thread({ pauses: [pause] })]
    const { letter } = draft('extension', { ...open, followUp })
    expect(letter).toMatchObject({ dueOn: null, pausesFrom: '2019-11-25' })
    expect(letter.title).toMatch(/^Fristen for svar i sagen om .* stilles i bero$/)
    expect(words('extension', { followUp })[0]).toMatch(/^Borgerrådgiveren stiller fristen i bero for svar på følgende i rapporten af 30\. juli 2019/)
    expect(plain(toText(composed({ kind: 'extension', pausesFrom: '2019-11-25' })))).toContain(
      'Fristen for at svare er stillet i bero fra den 25. november 2019, indtil Borgerrådgiveren fastsætter en ny.',
    )
  })
})

test('the dates of a case are beginnings of sentences, in Danish that fits how each came', () => {
  const own12 = { ...own(12, 8), authorityIds: [], questionIds: [], recommendationIds: [], from: 'Jobcentret', text: 'Ja.', marked: [], attachmentId: null }
  const answer = (['letter', 'email', 'memo', 'phone', 'meeting'] as const).map((medium, i) => ({
    ...own12,
    medium,
    date: `2018-03-0${i + 1}`,
    text: `Ja ${i}.`,
  }))
  const response = { authorityId: exampleId(1, 1), receivedOn: '2019-04-09', medium: 'email' as const, from: '', fileName: '', attachmentId: null }
  const data = { ...example, answer, document: [finalReport], hearingResponse: [{ ...own(30, 1), ...response, changeCount: null, formattingCount: 0 }] }
  const phrases = datePhrases(voiceOf(data, office, []), threadsOf(data, today))
  const of = (kind: DatePhrase['kind']) => phrases.filter((one) => one.kind === kind).map(({ phrase }) => plain(phrase))
  expect(of('answer')).toEqual([
    'På et møde den 5. marts 2018 oplyste Jobcentret, at …',
    'Telefonisk den 4. marts 2018 oplyste Jobcentret, at …',
    'Ved notat af 3. marts 2018 har Jobcentret oplyst, at …',
    'Ved e-mail af 2. marts 2018 har Jobcentret oplyst, at …',
    'Ved brev af 1. marts 2018 har Jobcentret oplyst, at …',
  ])
  expect(of('document')).toEqual(['I rapporten af 30. juli 2019 (dokumentnr. 2017-0289209-31)'])
  expect(of('remarks')).toEqual([
    'Ved e-mail af 9. april 2019 har Beskæftigelses- og Integrationsforvaltningen afgivet bemærkninger til den foreløbige rapport',
  ])
  expect(of('visit')).toEqual(['Ved besøget den 7. februar 2018 hos Ydelsesservice København', 'Ved besøget den 7. februar 2018 hos Center for Jobindsats'])
  expect(of('announcement')).toHaveLength(1)
  expect(of('deadline')).toContain('Ved fristens udløb den 19. januar 2018')
  expect(phrases.map(({ date }) => date)).toEqual(
    phrases
      .map(({ date }) => date)
      .toSorted()
      .toReversed(),
  )
})

test('a statement begins with the request by its medium and date, and a theme is what the case says of it', () => {
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
  const { of, sections } = draft('statement', { answer: [request] })
  expect(of('Indledning')).toMatch(/^Ved e-mail af 8\. marts 2018 har Beskæftigelses- og Integrationsforvaltningen anmodet om/)
  expect(sections.slice(1).map(({ heading }) => heading)).toEqual(example.reportTheme.map(({ title }) => title))
  expect(of('Fordeling af post')).not.toContain('…')
})

test('a theme ends with the kinds of complaint that it is tied to; one that is tied to none says nothing of them', () => {
  const ending = (categories: string[]) =>
    plain(toText(composed({ kind: 'statement' }, proseFromText('Tak for svaret.'), {}, categories))).match(/Tak for svaret\.\s+(Klager[^\n]*)/)?.[1]
  expect(ending(['Lang sagsbehandlingstid', 'IT-fejl', 'utilstrækkelig vejledning'])).toBe(
    'Klager, der kan have forbindelse med temaet, vedrører lang sagsbehandlingstid, IT-fejl og utilstrækkelig vejledning.',
  )
  expect(ending(['Tone'])).toBe('Klager, der kan have forbindelse med temaet, vedrører tone.')
  expect(ending([])).toBeUndefined()
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

test('a memo is called by what it is about as its title line prints it', () => {
  const { letter } = draft('memo')
  expect(letter.title).toBe(`Vedrørende ${example.inspection.theme}`)
  expect(composed({ kind: 'memo', title: letter.title }).properties.title).toBe(letter.title)
})
