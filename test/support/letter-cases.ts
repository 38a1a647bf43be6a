/** Invented cases for every kind of letter, as case files: roles only, and no case like another. */
import { proseFromText, proseSchemaVersion, type ProseNode } from '../../src/domain/prose.ts'

type Row = Record<string, unknown>

const text = (words: string, ...marks: string[]): ProseNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const p = (...content: (string | ProseNode)[]): ProseNode => ({ type: 'paragraph', content: content.map((one) => (typeof one === 'string' ? text(one) : one)) })
const prose = (...content: ProseNode[]) => ({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content } })
const quote = (answer: string, source: string, date: string | null, ...content: ProseNode[]): ProseNode => ({
  type: 'blockquote',
  attrs: { source, date, answer },
  content,
})

const letterhead = {
  label: 'Tilsynet, Eksempelby',
  municipality: 'Eksempelby Kommune',
  sender: 'Borgerrådgivningen',
  officeName: 'Borgerrådgivningen',
  street: 'Havnegade 4',
  postalTown: '9999 Eksempelby',
  phone: '9999 0000',
  email: 'tilsyn@eksempelby.example',
  closing: 'Venlig hilsen',
}
const signatories = [{ name: 'Mette Vinter', title: 'Borgerrådgiver' }]
const teknik = { id: 'teknik', name: 'Teknikforvaltningen', department: 'Direktionen', email: 'teknik@eksempelby.example' }
const kultur = { id: 'kultur', name: 'Kultur og Fritids', counterpartCaseNumber: '2021-0055512' }

const caseOf = (caseNumber: string, title: string, inspection: Row, rows: Row): Row => ({
  format: 'selvsyn-case',
  schemaVersion: 1,
  inspection: { kind: 'ownInitiative', caseNumber, title, caseworkerId: 'jurist', ...inspection },
  office: { letterhead, colleagues: [{ id: 'jurist', name: 'Jens Sommer', title: 'Jurist' }] },
  authorities: [teknik],
  report: { signatories },
  ...rows,
})

const draft = (kind: string, caseNumber: string, more: Row): Row => ({ id: 'brev', kind, number: `${caseNumber}-7`, date: '2022-03-01', signatories, ...more })
const section = (count: number, heading: string, content: ReturnType<typeof prose>, more: Row = {}): Row => ({
  id: `afsnit-${count}`,
  letterId: 'brev',
  heading,
  level: 1,
  content,
  questionIds: [],
  recommendationIds: [],
  ...more,
})
const answer = (id: string, date: string, authorityIds: string[], questionIds: string[], words: string, more: Row = {}): Row => ({
  id,
  date,
  authorityIds,
  questionIds,
  text: words,
  ...more,
})

/** Two administrations that answer singly and together, in four ways; one has not answered the other question. */
export const severalAuthorities = (): Row =>
  caseOf(
    '2021-0055500',
    'Lån af haller',
    {
      theme: 'foreningers lån af kommunens haller',
      purpose: 'Formålet er at se, hvordan tiderne fordeles',
      announcedOn: '2021-05-03',
      answersDueOn: '2021-06-01',
      practicalities: 'Der ønskes adgang til bookingsystemet.',
      plannedFrom: '2021-06-14',
      plannedTo: '2021-06-18',
    },
    {
      authorities: [teknik, kultur],
      units: [
        { id: 'hallen', authorityId: 'kultur', name: 'Nordhallen' },
        { id: 'drift', authorityId: 'teknik', name: 'Driftsgården' },
      ],
      participants: [
        { id: 'inspektor', side: 'office', role: 'Jurist', name: 'Jens Sommer' },
        { id: 'leder', side: 'authority', role: 'Hallens leder', unitId: 'hallen' },
      ],
      questions: [
        { id: 'tider', askedIn: 'announcement', text: 'Hvordan fordeles de faste tider?' },
        { id: 'klager', askedIn: 'announcement', text: 'hvem der behandler klager over fordelingen', dueOn: '2021-09-01' },
      ],
      answers: [
        answer('a1', '2021-05-20', ['kultur'], ['tider'], 'Tiderne fordeles efter ansøgning.\nFristen er 1. april.', { medium: 'letter' }),
        answer('a2', '2021-05-28', ['teknik'], ['tider'], 'Driftsgården har ingen del i fordelingen.', { medium: 'email' }),
        answer('a3', '2021-06-15', ['teknik', 'kultur'], ['tider'], 'Et nyt regelsæt træder i kraft i 2022.', { medium: 'memo' }),
        answer('a4', '2021-08-02', ['kultur'], ['tider', 'klager'], 'Klager behandles af lederen.', { medium: 'phone' }),
      ],
      followUps: [
        { id: 'f1', questionId: 'tider', status: 'closed', closedOn: '2021-08-10', reaction: 'Borgerrådgivningen tager svarene til efterretning.' },
        { id: 'f2', questionId: 'klager', extensions: [{ grantedOn: '2021-08-20', dueOn: '2021-10-01', reason: 'ferie hos lederen' }] },
      ],
    },
  )

/** One item with several rounds, quotations within quotations, marked elisions and insertions, a note, and a new question that stays open. */
export const severalRounds = (): Row =>
  caseOf(
    '2021-0055501',
    'Skilte ved legepladser',
    { theme: 'skiltning ved legepladser' },
    {
      questions: [
        { id: 'skilte', askedIn: 'later', text: 'om alle skilte er på plads' },
        { id: 'tilbage', askedIn: 'later', text: 'hvornår de sidste skilte sættes op' },
      ],
      answers: [
        answer('r1', '2021-02-01', ['teknik'], ['skilte'], 'Leverandøren skriver: "Alle skilte, som er bestilt, er sat op." Det er forvaltningen enig i.'),
        answer(
          'r2',
          '2021-04-12',
          ['teknik'],
          ['skilte'],
          'Ved et eftersyn på Skolevej 12 mangler der dog 3 skilte, og leverandøren har lovet at sætte dem op.',
        ),
      ],
      followUps: [{ id: 'f1', questionId: 'skilte', status: 'carriedOn', reaction: 'Punktet følges.' }],
      letters: [
        draft('closingLetter', '2021-0055501', {
          title: 'Afsluttende brev om skiltning ved legepladser',
          dueOn: '2022-04-01',
          opening: prose(p('Sagen begyndte i 2021.')),
        }),
      ],
      letterSections: [
        section(
          1,
          'Ad 1.',
          prose(
            p('Der er spurgt til skiltene ad to omgange.', { type: 'footnote', attrs: { text: 'Første gang var pr. telefon' } }),
            quote('r1', 'Teknikforvaltningen', '2021-02-01', p('Leverandøren skriver: ”Alle skilte (…) er sat op.” Det er forvaltningen enig i.')),
            p('Borgerrådgivningen spurgte herefter igen.'),
            quote(
              'r2',
              'Teknikforvaltningen',
              '2021-04-12',
              p('Ved et eftersyn på [adresse udeladt] mangler der dog 3 skilte, og leverandøren [virksomheden] har lovet at sætte dem op.'),
            ),
            p(text('Borgerrådgivningen beder om at få oplyst, hvornår det sker.', 'italic')),
            {
              type: 'bulletList',
              content: [
                {
                  type: 'listItem',
                  content: [
                    p('de tre skilte'),
                    { type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [p('ved ', text('Skolevej', 'bold'))] }] },
                  ],
                },
              ],
            },
          ),
          { questionIds: ['skilte', 'tilbage'] },
        ),
        section(2, 'Herefter', prose(p('Resten følges særskilt.')), { level: 2 }),
      ],
    },
  )

/** The least that a letter can be. */
export const oneParagraph = (): Row =>
  caseOf(
    '2021-0055502',
    'Cykelstativer',
    {},
    {
      letters: [draft('letter', '2021-0055502', { title: 'Tak for oplysningerne' })],
      letterSections: [section(1, 'Cykelstativer', prose(p('Borgerrådgivningen takker for svaret.')))],
    },
  )

const cells = (...texts: string[]): ProseNode => ({
  type: 'tableRow',
  content: texts.map((text) => ({ type: 'tableCell', content: [text === '' ? { type: 'paragraph' } : p(text)] })),
})

/** A letter with a table that somebody wrote, its first column without a heading. */
export const writtenTable = (): Row =>
  caseOf(
    '2021-0055504',
    'Svartider',
    {},
    {
      letters: [draft('letter', '2021-0055504', { title: 'Svartider' })],
      letterSections: [
        section(
          1,
          'Tal',
          prose(
            p('Tallene fremgår af tabellen:'),
            {
              type: 'table',
              content: [cells('', 'Sager', 'Gennemsnitlig svartid i arbejdsdage'), cells('Jobhuset', '12', '9'), cells('Ungecentret', '', '11')],
            },
            p('Tallene er fra 2020.'),
          ),
        ),
      ],
    },
  )

/** A closing letter of many items. */
export const manyItems = (count: number): Row => {
  const all = Array.from({ length: count }, (_, i) => i + 1)
  return caseOf(
    '2021-0055503',
    'Byggesager',
    { theme: 'behandling af byggesager', announcedOn: '2021-01-04' },
    {
      questions: all.map((n) => ({ id: `q${n}`, askedIn: 'announcement', text: `hvordan sagstype ${n} behandles, og hvor lang tid den tager` })),
      answers: all.map((n) =>
        answer(
          `s${n}`,
          '2021-02-01',
          ['teknik'],
          [`q${n}`],
          `Sagstype ${n} tager ${n + 3} dage.\nDer er ingen ventetid ud over det, og ansøgeren får besked undervejs.`,
        ),
      ),
      followUps: all.map((n) => ({
        id: `f${n}`,
        questionId: `q${n}`,
        status: 'closed',
        closedOn: '2021-03-01',
        reaction: `Borgerrådgivningen har ingen bemærkninger til sagstype ${n}.`,
      })),
    },
  )
}

/** Figures, themes, commitments and remarks: what a statement, a memo and a hearing note are made from. */
export const figuresAndRemarks = (): Row =>
  caseOf(
    '2021-0055504',
    'Ventetid på biblioteket',
    { kind: 'dialogueBased', theme: 'ventetid på biblioteket' },
    {
      answers: [answer('anmodning', '2021-10-04', ['teknik'], [], 'Forvaltningen beder om bemærkninger.', { medium: 'email' })],
      statistics: [
        {
          id: 'klager',
          title: 'Klager fordelt efter emne',
          source: 'Borgerrådgivningens journal',
          rows: [
            { label: 'Ventetid', value: 1103 },
            { label: 'Tone', value: 504 },
            { label: 'Andet', value: 7 },
          ],
          shows: 'both',
        },
        {
          id: 'andele',
          title: 'Andele',
          rows: [
            { label: 'A', value: 1 },
            { label: 'B', value: 2 },
          ],
          shows: 'percent',
        },
      ],
      reportThemes: [{ id: 'koe', title: 'Køen ved skranken', introduction: proseFromText('Køen er længst om mandagen.') }],
      commitments: [{ id: 'maal', text: 'En ny skranke åbnes', metric: 'minutters ventetid', target: 'højst 10', dueOn: '2022-01-01', status: 'underway' }],
      findings: [{ id: 'fund', title: 'Køen er lang' }],
      hearingResponses: [{ id: 'hoering', authorityId: 'teknik', receivedOn: '2021-11-01' }],
      remarks: [
        {
          id: 'b1',
          hearingResponseId: 'hoering',
          findingId: 'fund',
          text: 'Køen er kortere nu.',
          author: 'Bibliotekets leder',
          disposition: 'partly',
          reason: 'Tallet for oktober er tilføjet',
        },
        { id: 'b2', hearingResponseId: 'hoering', kind: 'comment', text: 'Tak for rapporten.', disposition: 'workedIn' },
      ],
      documents: [
        {
          id: 'foreloebig',
          kind: 'preliminaryReport',
          number: '2021-0055504-3',
          title: 'Foreløbig rapport',
          date: '2021-10-01',
          issuedAt: '2021-10-01T08:00:00.000Z',
          recipients: [],
          points: [{ noun: 'finding', id: 'fund', point: '4.1' }],
          fileName: 'rapport.docx',
          sha256: '0'.repeat(64),
          size: 1,
        },
      ],
    },
  )
