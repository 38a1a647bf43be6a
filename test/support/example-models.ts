import { buildReport } from '../../src/documents/report.ts'
import { numberPoints } from '../../src/domain/numbering.ts'
import type { DocumentModel } from '../../src/documents/model.ts'
import { exampleAfterHearing, exampleCase } from './example-case.ts'

/** A PNG of one pixel, as a logo. */
export const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The invented case's preliminary report. */
export function preliminaryModel(findings = 12): DocumentModel {
  return buildReport({ kind: 'preliminaryReport', ...exampleCase({ findings }), frozen: [] })
}

/** Its final report: the second finding was taken out after the hearing, and one was added. */
export function finalModel(findings = 12): DocumentModel {
  const { data, office } = exampleCase({ findings })
  const frozen = numberPoints(data, [])
  const later = exampleAfterHearing(data, frozen)
  const [first] = later.finding
  const added = { ...first!, id: '01900020-0000-7000-8000-00000000ffff', title: 'Et forhold, der kom til under høringen', position: 0.5 }
  return buildReport({ kind: 'finalReport', data: { ...later, finding: [...later.finding.filter((_, i) => i !== 1), added] }, office, frozen })
}

/** The preliminary report under a letterhead with a logo. */
export function modelWithLogo(): DocumentModel {
  const { data, office } = exampleCase({ findings: 3 })
  const letterhead = office.letterhead.map((one) => ({ ...one, logo: onePixel, logoAltText: 'Kommunens byvåben' }))
  return buildReport({ kind: 'preliminaryReport', data, office: { ...office, letterhead }, frozen: [] })
}

/** A case in which nothing has been written yet. */
export function emptyModel(): DocumentModel {
  const { data, office } = exampleCase({ findings: 0 })
  const bare = {
    ...data,
    report: [],
    reportTheme: [],
    checklistRun: [],
    checklistAnswer: [],
    material: [],
    participant: [],
    question: [],
    visit: [],
    answer: [],
  }
  return buildReport({ kind: 'preliminaryReport', data: bare, office: { ...office, letterhead: [] }, frozen: [] })
}
