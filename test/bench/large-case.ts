import type { CaseData, OfficeData } from '../../src/domain/case-data.ts'
import { nouns, type CaseNounName } from '../../src/domain/nouns.ts'
import { readCaseFile } from '../../src/exchange/case-file.ts'
import { DanishText } from './danish-text.ts'

type Loose = Record<string, unknown>

const at = (index: number): string => new Date(Date.UTC(2018, 1, 7, 8) + index * 10_000).toISOString()
const times = <Item>(count: number, make: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => make(index))

const paragraph = (...content: Loose[]): Loose => ({ type: 'paragraph', content })
const words = (text: string): Loose => ({ type: 'text', text })
const rests = (source: string): Loose => ({ type: 'evidence', attrs: { source } })
const prose = (...content: Loose[]): Loose => ({ schemaVersion: 1, doc: { type: 'doc', content } })

const office = {
  letterhead: {
    label: 'Borgerrådgiveren, Eksempelby',
    municipality: 'Eksempelby Kommune',
    sender: 'Borgerrådgiveren',
    officeName: 'Borgerrådgiveren',
    street: 'Torvet 1',
    postalTown: '9999 Eksempelby',
    phone: '9999 0000',
    email: 'borgerraadgiver@eksempelby.example',
  },
  criticismScale: [{ id: 'uheldigt', label: 'Uheldigt', wording: 'Borgerrådgiveren finder det konstaterede uheldigt.' }],
}

/** What every large case has beside its mass: an authority, a unit, two who took part, a visit. */
const frame = (title: string, caseNumber: string): Loose => ({
  format: 'selvsyn-case',
  schemaVersion: 1,
  inspection: {
    kind: 'announcedVisit',
    caseNumber,
    title,
    theme: 'en stor sag',
    purpose: 'Formålet er at måle.',
    legalGround: 'Kommunestyrelsesloven § 65 e',
    announcedOn: '2018-01-10',
  },
  office,
  authorities: [{ id: 'forvaltning', name: 'Socialforvaltningen' }],
  units: [{ id: 'enhed', authorityId: 'forvaltning', name: 'Borgercenter Nord' }],
  participants: [
    { id: 'jurist', side: 'office', role: 'Jurist' },
    { id: 'leder', side: 'authority', role: 'Teamleder', unitId: 'enhed', speakerKey: 1 },
    { id: 'medarbejder', side: 'authority', role: 'Medarbejder', unitId: 'enhed', speakerKey: 2 },
  ],
  visits: [{ id: 'besog', date: '2018-02-07', startsAt: '09:00', unitIds: ['enhed'], participantIds: ['jurist', 'leder', 'medarbejder'] }],
})

const noteFields = (index: number) => ({ visitId: 'besog', takenAt: at(index), notedById: 'jurist', sourceId: index % 2 === 0 ? 'leder' : 'medarbejder' })

/** A case file whose report has so many findings, each of about a page and a half: facts with notes, assessment, grading, recommendation. */
export function caseWithFindings(findings: number, caseNumber = '2018-0000500'): Loose {
  const danish = new DanishText(5)
  const finding = (index: number): Loose => {
    const told = Array.from({ length: 4 }, () => words(danish.text(450)))
    const facts = told.map((text, part) => paragraph(text, rests(`note:n${index}-${part % 3}`)))
    const quote = { type: 'blockquote', attrs: { source: 'Teamleder', date: '2018-02-07' }, content: [paragraph(words(danish.text(250)))] }
    return {
      id: `f${index}`,
      themeId: `t${Math.floor(index / 10)}`,
      title: danish.sentence().slice(0, 60),
      criticismStepId: 'uheldigt',
      facts: prose(...facts, quote),
      assessment: prose(paragraph(words(danish.text(500))), paragraph(words(danish.text(350)))),
    }
  }
  return {
    ...frame(`Rapport med ${findings} konstateringer`, caseNumber),
    notes: times(findings * 3, (index) => ({ id: `n${Math.floor(index / 3)}-${index % 3}`, text: danish.text(200), ...noteFields(index) })),
    reportThemes: times(Math.ceil(findings / 10), (index) => ({
      id: `t${index}`,
      title: `Tema ${index + 1}`,
      introduction: prose(paragraph(words(danish.text(300)))),
    })),
    findings: times(findings, finding),
    evidence: times(findings * 3, (index) => ({
      id: `e${index}`,
      findingId: `f${Math.floor(index / 3)}`,
      source: `note:n${Math.floor(index / 3)}-${index % 3}`,
      contradicts: index % 30 < 2,
    })),
    recommendations: times(findings, (index) => ({
      id: `a${index}`,
      findingId: `f${index}`,
      text: `at enheden ${danish.sentence().toLowerCase().slice(0, -1)}`,
      asksNotice: index % 2 === 0,
    })),
    report: {
      title: 'en stor sag',
      summary: prose(paragraph(words(danish.text(900)))),
      background: prose(paragraph(words(danish.text(900)))),
      legalBasis: prose(paragraph(words(danish.text(900)))),
      conclusion: prose(paragraph(words(danish.text(900)))),
      signatories: [{ name: 'Vera Vang', title: 'Jurist' }],
      preliminaryNumber: `${caseNumber}-1`,
      preliminaryDate: '2018-09-06',
      remarksDueOn: '2018-10-06',
    },
  }
}

/** A case file with a visit of so many notes. */
export function caseWithNotes(notes: number, caseNumber = '2018-0005000'): Loose {
  const danish = new DanishText(6)
  return {
    ...frame(`Besøg med ${notes} notater`, caseNumber),
    notes: times(notes, (index) => ({ id: `n${index}`, text: danish.text(150), ...noteFields(index) })),
  }
}

/** A case file whose report's background is so many words long. */
export function caseWithWords(count: number, caseNumber = '2018-0060000'): Loose {
  const danish = new DanishText(8)
  const paragraphs: Loose[] = []
  for (let written = 0; written < count;) {
    const text = danish.text(500)
    written += text.split(' ').length
    paragraphs.push(paragraph(words(text)))
  }
  return { ...frame(`Rapport på ${count} ord`, caseNumber), report: { title: 'en lang rapport', background: prose(...paragraphs) } }
}

/** What a report is made from, without a profile. */
export function dataOf(file: Loose): { data: CaseData; office: OfficeData } {
  let minted = 0
  const reading = readCaseFile(file, () => `018f0000-0000-7000-8000-${String((minted += 1)).padStart(12, '0')}`)
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  const stamps = { createdAt: at(0), updatedAt: at(0), deleted: false }
  const stored = (rows: readonly object[]) => rows.map((row) => ({ ...row, ...stamps }))
  const { inspection, rows, office: parts } = reading.plan
  const empty = { phrase: [], legalSource: [], checklist: [] }
  const data = Object.fromEntries((Object.keys(rows) as CaseNounName[]).map((noun) => [noun, stored(rows[noun])]))
  return {
    data: { ...data, inspection: { ...nouns.inspection.defaults, ...inspection, ...stamps } } as unknown as CaseData,
    office: { ...empty, ...Object.fromEntries(Object.entries(parts).map(([noun, part]) => [noun, stored(part)])) } as unknown as OfficeData,
  }
}
