import { readFileSync, readdirSync } from 'node:fs'
import type { CaseData, OfficeData } from '../../src/domain/case-data.ts'
import { checklistItems } from '../../src/domain/checklist-item.ts'
import { emptyProse, type Prose, type ProseNode } from '../../src/domain/prose.ts'
import { exampleFindings } from '../fixtures/example-findings.ts'

type Mutable<Data> = { -readonly [Name in keyof Data]: Data[Name] extends readonly (infer Row)[] ? Row[] : Data[Name] }

/** An id that is the same each time: the noun's letter and a count, in the form of a UUIDv7. */
export function exampleId(kind: number, count: number): string {
  return `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${count.toString(16).padStart(12, '0')}`
}

const stamps = { createdAt: '2018-02-07T08:00:00.000Z', updatedAt: '2018-02-07T08:00:00.000Z', deleted: false }

const text = (words: string, ...marks: string[]): ProseNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const evidence = (source: string): ProseNode => ({ type: 'evidence', attrs: { source } })
const p = (...content: (ProseNode | string)[]): ProseNode => ({ type: 'paragraph', content: content.map((one) => (typeof one === 'string' ? text(one) : one)) })
const bullets = (...items: string[]): ProseNode => ({ type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [p(item)] })) })
const prose = (...content: ProseNode[]): Prose => ({ schemaVersion: 1, doc: { type: 'doc', content } })

/** The office's own data as the program brings it: letterhead, criticism scale, phrases, legal sources and checklists. */
export function exampleOffice(): OfficeData {
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'))
  const rows = <Row>(kind: number, items: readonly object[]): Row[] =>
    items.map((item, i) => ({ position: i + 1, ...item, id: exampleId(kind, i + 1), ...stamps }) as Row)
  const items = (path: string): object[] => (read(path) as { items: object[] }).items
  const folder = (path: string): object[] =>
    readdirSync(new URL(`../../resources/${path}/`, import.meta.url))
      .toSorted()
      .map((name) => withoutVersion(read(`${path}/${name}`) as object))
  return {
    letterhead: rows(0x10, folder('letterheads')),
    colleague: rows(0x11, [
      { name: 'Asta Holmgaard', title: 'Kst. borgerrådgiver', email: 'borgerraadgiveren@kk.dk' },
      { name: 'Mikkel Thorsager', title: 'Akademisk medarbejder', email: 'borgerraadgiveren@kk.dk' },
    ]),
    criticismStep: rows(0x12, items('criticism-scale.json')),
    phrase: rows(0x13, items('phrases.json')),
    legalSource: rows(0x14, items('legal-sources.json')),
    expansion: rows(0x16, items('expansions.json')),
    checklist: rows<OfficeData['checklist'][number]>(0x15, folder('checklists')).map((one) => ({
      ...one,
      choices: [],
      items: checklistItems.parse(one.items),
    })),
    planEntry: [],
  }
}

function withoutVersion(value: object): object {
  const { schemaVersion: _version, ...rest } = value as { schemaVersion: number }
  return rest
}

/** Nobody of the example speaks in confidence. */
const openly = { confidential: false }

const themes = ['Fordeling af post', 'Mødeforberedelse og sagsstammer', 'Tilbagemeldinger og autosvar', 'Returpost og frister', 'Ledelsestilsyn']

/**
 * An invented case rich in everything a report can hold.
 * @param findings how many findings it has; they come back in turn from a stock of ten
 */
export function exampleCase({ findings = 12 }: { findings?: number } = {}): { data: CaseData; office: OfficeData } {
  const office = exampleOffice()
  const inspectionId = exampleId(0, 1)
  const own = (kind: number, count: number) => ({ id: exampleId(kind, count), inspectionId, ...stamps })
  const units = [exampleId(2, 1), exampleId(2, 2)]
  const speakers = ['Teamkoordinator', 'Jobkonsulent', 'Afdelingschef', 'Teamleder', 'Postmedarbejder', 'Faglig koordinator']
  const checklist = office.checklist.find((one) => one.title.startsWith('Håndtering')) ?? office.checklist[0]
  if (checklist === undefined) throw new Error('resources/checklists is empty')
  const data: Mutable<CaseData> = {
    inspection: {
      id: inspectionId,
      ...stamps,
      kind: 'announcedVisit',
      caseNumber: '2017-0289209',
      title: 'Skriftlige henvendelser på beskæftigelsesområdet',
      theme: 'håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet',
      purpose:
        'Formålet er at undersøge, hvordan en henvendelse fra en borger modtages, fordeles og besvares, og hvilke retningslinjer og tidsfrister der arbejdes med.',
      legalGround: 'Inspektionen er gennemført i medfør af kommunestyrelseslovens § 65 e og vedtægten for Borgerrådgiveren',
      letterheadId: office.letterhead[0]?.id ?? null,
      caseworkerId: office.colleague[1]?.id ?? null,
      plannedFrom: '2018-02-07',
      plannedTo: '2018-02-07',
      announcedOn: '2017-12-04',
      answersDueOn: '2018-01-19',
      closedOn: null,
      practicalities: '',
      relatedIds: [],
    },
    authority: [
      {
        ...own(1, 1),
        name: 'Beskæftigelses- og Integrationsforvaltningen',
        department: 'Direktionen',
        attention: 'Sekretariatet',
        email: 'direktionen@eksempel.dk',
        counterpartCaseNumber: '2017-0114182',
        position: 1,
      },
    ],
    unit: [
      { ...own(2, 1), authorityId: exampleId(1, 1), name: 'Ydelsesservice København', address: 'Eksempelvej 1', counterpartCaseNumber: null, position: 1 },
      { ...own(2, 2), authorityId: exampleId(1, 1), name: 'Center for Jobindsats', address: 'Eksempelvej 2', counterpartCaseNumber: null, position: 2 },
    ],
    participant: [
      { ...own(3, 91), side: 'office', role: 'Kst. borgerrådgiver', name: 'Asta Holmgaard', unitId: null, ...openly, speakerKey: null, position: 1 },
      { ...own(3, 92), side: 'office', role: 'Akademisk medarbejder', name: 'Mikkel Thorsager', unitId: null, ...openly, speakerKey: null, position: 2 },
      ...speakers.map((role, i) => ({
        ...own(3, i + 1),
        ...openly,
        side: 'authority' as const,
        role,
        name: '',
        unitId: units[i % 2] ?? null,
        speakerKey: i + 1,
        position: i + 3,
      })),
    ],
    question: [
      'Hvilke indgange har enheden for skriftlige henvendelser, og hvem har ansvaret for hver af dem?',
      'Hvordan fordeles post til en medarbejder, der er fraværende?',
      'Hvilke tidsfrister gælder for besvarelse, og hvordan følges der op på dem?',
    ].map((question, i) => ({
      ...own(4, i + 1),
      askedIn: 'announcement' as const,
      findingId: null,
      text: question,
      dueOn: null,
      droppedBecause: '',
      position: i + 1,
    })),
    visit: [
      {
        ...own(5, 1),
        date: '2018-02-07',
        startsAt: '09:00',
        endsAt: '12:15',
        place: 'Eksempelvej 1',
        programme: '',
        unitIds: [exampleId(2, 1)],
        participantIds: [],
      },
      {
        ...own(5, 2),
        date: '2018-02-07',
        startsAt: '13:00',
        endsAt: '15:30',
        place: 'Eksempelvej 2',
        programme: '',
        unitIds: [exampleId(2, 2)],
        participantIds: [],
      },
    ],
    note: [],
    checklistRun: units.map((unitId, i) => ({
      ...own(7, i + 1),
      visitId: exampleId(5, i + 1),
      unitId,
      checklistId: checklist.id,
      title: checklist.title,
      version: checklist.version,
      items: checklist.items,
      choices: [],
      repeats: {},
    })),
    checklistAnswer: units.flatMap((_unit, i) =>
      checklist.items.map((item, k) => ({
        ...own(8, i * 1000 + k + 1),
        runId: exampleId(7, i + 1),
        itemId: item.id,
        place: '',
        value: (['yes', 'partly', 'yes', 'no', 'notRelevant'] as const)[(k + 2 * i) % 5] ?? null,
        attachmentIds: [],
        remark: (k + i) % 3 === 0 ? 'Vist ved gennemgang af hovedpostkassen; den ældste ulæste henvendelse var fra samme dag.' : '',
      })),
    ),
    contradiction: [],
    attachment: [],
    material: [
      {
        ...own(9, 1),
        title: 'Kodeks for god sagsbehandling',
        reference: 'Bilag 1',
        from: 'Beskæftigelses- og Integrationsforvaltningen',
        date: '2016-05-12',
        excerpt: 'Jeg er velforberedt, når jeg møder borgerne.',
        attachmentId: null,
        position: 1,
      },
      {
        ...own(9, 2),
        title: 'Notat om postgange og fordeling',
        reference: 'Bilag 2',
        from: 'Center for Jobindsats',
        date: '2018-01-19',
        excerpt: '',
        attachmentId: null,
        position: 2,
      },
    ],
    reportTheme: themes.map((title, i) => ({
      ...own(10, i + 1),
      title,
      introduction:
        i % 2 === 0
          ? prose(
              p(
                'Efter forvaltningslovens § 7 skal en forvaltningsmyndighed vejlede den, der henvender sig, og videresende en henvendelse, som ikke vedrører dens område. Det følger desuden af god forvaltningsskik, at henvendelser besvares inden for rimelig tid.',
              ),
            )
          : emptyProse,
      position: i + 1,
    })),
    finding: [],
    evidence: [],
    recommendation: [],
    report: [
      {
        ...own(11, 1),
        title: 'inspektion af håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet',
        summary: prose(
          p(
            'Borgerrådgiveren foretog den 7. februar 2018 en varslet inspektion af, hvordan skriftlige henvendelser håndteres og fordeles på beskæftigelsesområdet.',
          ),
          p('Overordnet er det Borgerrådgiverens vurdering, at ', text('begge enheder', 'bold'), ' arbejder systematisk, men at:'),
          bullets(
            'posten passerer for mange led i Center for Jobindsats',
            'der er for kort tid til at forberede møderne',
            'autosvaret kan læses sådan, at en henvendelse ikke bliver behandlet',
          ),
          p('Borgerrådgiveren fremsætter en række anbefalinger, som er samlet i oversigten sidst i rapporten.'),
        ),
        background: prose(
          p(
            'Borgerrådgiveren modtager jævnligt klager over, at breve og e-mails ikke besvares.',
            { type: 'footnote', attrs: { text: 'Klagerne er omtalt i Borgerrådgiverens beretning for 2016, s. 31.' } },
            ' På den baggrund besluttede Borgerrådgiveren at undersøge forholdene ved selvsyn.',
          ),
        ),
        legalBasis: prose(
          p('Undersøgelsen er foretaget på grundlag af blandt andet følgende regler:'),
          bullets(
            'forvaltningslovens § 7 om vejledning og videresendelse',
            'offentlighedslovens §§ 13 og 15 om notatpligt og journalisering',
            'retssikkerhedslovens § 3 om hurtig behandling og frister',
          ),
        ),
        conclusion: prose(
          p(
            'Borgerrådgiveren konkluderer, at der er forbedringsmuligheder i håndteringen og fordelingen af skriftlige henvendelser, og at der i begge enheder er vilje til at skabe forbedringer til gavn for borgerne.',
          ),
          p('Borgerrådgiveren takker for et godt samarbejde om inspektionen.'),
        ),
        signatories: [
          { name: 'Asta Holmgaard', title: 'Kst. borgerrådgiver' },
          { name: 'Mikkel Thorsager', title: 'Akademisk medarbejder' },
        ],
        preliminaryNumber: '2017-0289209-18',
        preliminaryDate: '2018-09-06',
        remarksDueOn: '2018-10-04',
        finalNumber: '2017-0289209-31',
        finalDate: '2019-07-30',
        answersDueOn: '2019-09-06',
      },
    ],
    hearingResponse: [],
    remark: [],
    document: [],
    answer: [
      {
        ...own(12, 1),
        authorityIds: [exampleId(1, 1)],
        questionIds: [1, 2, 3].map((n) => exampleId(4, n)),
        recommendationIds: [],
        date: '2018-01-19',
        medium: 'email',
        from: '',
        text: 'Forvaltningen har besvaret spørgsmålene i vedlagte notat.',
        marked: [],
        attachmentId: null,
      },
    ],
    followUp: [],
    commitment: [],
    letter: [],
    letterSection: [],
    statistic: [],
    recordKeeping: [],
  }
  for (let i = 0; i < findings; i++) addFinding(data, office, i, findings)
  return { data, office }

  function addFinding(into: Mutable<CaseData>, { criticismStep }: OfficeData, i: number, total: number): void {
    const stock = exampleFindings[i % exampleFindings.length]
    if (stock === undefined) return
    const findingId = exampleId(20, i + 1)
    const round = Math.floor(i / exampleFindings.length)
    const noteIds = stock.notes.map((note, k) => {
      const id = exampleId(6, i * 10 + k + 1)
      const takenAt = new Date(Date.UTC(2018, 1, 7, 8, 30) + (i * 7 + k * 3) * 60_000).toISOString()
      into.note.push({
        ...own(6, i * 10 + k + 1),
        visitId: exampleId(5, (k % 2) + 1),
        kind: note.kind,
        nature: note.nature,
        text: note.text,
        takenAt,
        stampedAt: takenAt,
        sourceId: note.kind === 'observation' ? null : exampleId(3, ((i + k) % 6) + 1),
        notedById: exampleId(3, 92),
        questionId: null,
        followUp: false,
        attachmentIds: [],
        themeIds: [],
        origins: [],
      })
      return id
    })
    const source = (k: number): string => `note:${noteIds[k] ?? noteIds[0] ?? ''}`
    const facts: ProseNode[] = stock.facts.map((words, k) =>
      p(words, evidence(source(k)), ...(k === 0 && i % 3 === 0 ? [evidence(`material:${exampleId(9, 2)}`)] : [])),
    )
    if (stock.quote !== undefined)
      facts.push({
        type: 'blockquote',
        attrs: { source: 'Teamkoordinator, Center for Jobindsats', date: '2018-02-07' },
        content: [p(stock.quote, evidence(source(0)))],
      })
    into.finding.push({
      ...own(20, i + 1),
      themeId: exampleId(10, Math.floor((i * themes.length) / total) + 1),
      title: round === 0 ? stock.title : `${stock.title} (${round + 1}. gennemgang)`,
      facts: prose(...facts),
      assessment: prose(...stock.assessment.map((words) => p(words))),
      criticismStepId: criticismStep[stock.step]?.id ?? null,
      attachmentIds: [],
      position: i + 1,
    })
    noteIds.forEach((id, k) => {
      into.evidence.push({
        ...own(21, i * 10 + k + 1),
        findingId,
        source: `note:${id}`,
        pinpoint: '',
        contradicts: stock.contradicts.includes(k),
        wording: '',
        position: k + 1,
      })
    })
    into.evidence.push({
      ...own(21, i * 10 + 9),
      findingId,
      source: `material:${exampleId(9, 2)}`,
      pinpoint: `s. ${(i % 20) + 1}`,
      contradicts: false,
      wording: '',
      position: 9,
    })
    stock.recommendations.forEach((words, k) => {
      into.recommendation.push({ ...own(22, i * 10 + k + 1), findingId, text: words, asksNotice: k === 0, dueOn: null, position: k + 1 })
    })
    stock.questions.forEach((words, k) => {
      into.question.push({ ...own(23, i * 10 + k + 1), askedIn: 'report', findingId, text: words, dueOn: null, droppedBecause: '', position: k + 1 })
    })
  }
}

/** The same case as it stands when the final report is written: the preliminary one issued, the hearing answered. */
export function exampleAfterHearing(data: CaseData, points: CaseData['document'][number]['points']): CaseData {
  const inspectionId = data.inspection.id
  const own = (kind: number, count: number) => ({ id: exampleId(kind, count), inspectionId, ...stamps })
  const remark = (count: number, findingId: string | null, words: string, disposition: 'workedIn' | 'partly' | 'notWorkedIn', reason: string) => ({
    ...own(31, count),
    hearingResponseId: exampleId(30, 1),
    findingId,
    kind: 'correction' as const,
    origin: 'typed' as const,
    author: '',
    madeOn: null,
    passage: '',
    before: '',
    after: '',
    heading: '',
    unplaced: false,
    text: words,
    disposition,
    reason,
    position: count,
  })
  return {
    ...data,
    document: [
      {
        ...own(32, 1),
        kind: 'preliminaryReport',
        letterId: null,
        number: '2017-0289209-18',
        title: 'Foreløbig rapport',
        date: '2018-09-06',
        issuedAt: '2018-09-06T09:00:00.000Z',
        recipients: [],
        points,
        fileName: 'foreloebig-rapport.docx',
        sha256: '0'.repeat(64),
        size: 1,
      },
    ],
    hearingResponse: [
      {
        ...own(30, 1),
        authorityId: exampleId(1, 1),
        receivedOn: '2019-04-09',
        medium: 'email',
        from: '',
        fileName: '',
        attachmentId: null,
        changeCount: null,
        formattingCount: 0,
      },
    ],
    remark: [
      remark(
        1,
        data.finding[0]?.id ?? null,
        'Posten fordeles to gange dagligt og ikke én gang, som det er anført.',
        'workedIn',
        'Oplysningen er rettet i overensstemmelse med forvaltningens bemærkning.',
      ),
      remark(
        2,
        data.finding[1]?.id ?? null,
        'Forvaltningen finder, at tiden til forberedelse bør angives som et gennemsnit.',
        'partly',
        'Begge forklaringer er gengivet, og forvaltningens oplysning om gennemsnittet er tilføjet i en note.',
      ),
      remark(
        3,
        null,
        'Forvaltningen foreslår, at rapporten ikke nævner de to enheder ved navn.',
        'notWorkedIn',
        'Enhederne er offentlige myndigheder, og det er nødvendigt for forståelsen, at de er nævnt',
      ),
    ],
  }
}
