import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { beforeHearing, readCorrections, UnknownPassage } from '../../scripts/before-hearing.ts'
import { buildReport } from '../../src/documents/report.ts'
import { toText } from '../support/document-text.ts'
import type { CaseData, OfficeData } from '../../src/domain/case-data.ts'
import { formatCivilDate } from '../../src/domain/civil-date.ts'
import { canBeEvidence, noteKinds, noteNatures } from '../../src/domain/note.ts'
import { isProseEmpty, proseEvidence } from '../../src/domain/prose.ts'
import { readCaseFile } from '../../src/exchange/case-file.ts'

const path = fileURLToPath(new URL('../../resources/example/skriftlige-henvendelser.json', import.meta.url))
const file: unknown = JSON.parse(readFileSync(path, 'utf8'))
let minted = 0
const reading = readCaseFile(file, () => `00000000-0000-7000-8000-${String(++minted).padStart(12, '0')}`)
if (!reading.ok) throw new Error(JSON.stringify(reading, null, 2))
const { inspection, rows, office } = reading.plan

describe('the example case', () => {
  it('is the inspection of written enquiries with its real dates', () => {
    expect(inspection.caseNumber).toBe('2017-0289209')
    expect(rows.visit.map((visit) => visit.date)).toEqual(['2018-02-07', '2018-02-07'])
    expect(rows.report.map((report) => [report.preliminaryDate, report.finalDate])).toEqual([['2018-09-06', '2019-07-30']])
    expect(rows.hearingResponse.map((response) => response.receivedOn)).toEqual(['2019-04-09'])
    expect(rows.answer.map((answer) => answer.date).filter((date) => date > '2019')).toEqual(expect.arrayContaining(['2019-09-05', '2019-10-02']))
  })

  it('is rich enough to show every part of a report', () => {
    expect(rows.question.filter((question) => question.askedIn === 'announcement').length).toBeGreaterThanOrEqual(10)
    expect(rows.question.filter((question) => question.askedIn === 'report').length).toBeGreaterThanOrEqual(5)
    expect(rows.note.length).toBeGreaterThanOrEqual(60)
    expect(new Set(rows.note.map((note) => note.kind))).toEqual(new Set(noteKinds))
    expect(new Set(rows.note.map((note) => note.nature))).toEqual(new Set(noteNatures))
    expect(rows.material.length).toBeGreaterThanOrEqual(8)
    expect(rows.checklistRun.length).toBeGreaterThanOrEqual(2)
    expect(rows.finding.length).toBeGreaterThanOrEqual(10)
    expect(rows.recommendation.length).toBeGreaterThanOrEqual(8)
    expect(rows.remark.length).toBeGreaterThanOrEqual(6)
  })

  it('rests every finding on evidence that can carry a fact, and on nothing that is missing from its list', () => {
    const reflections = rows.note.filter((note) => !canBeEvidence(note.nature)).map((note) => `note:${note.id}`)
    for (const finding of rows.finding) {
      const own = rows.evidence.filter((evidence) => evidence.findingId === finding.id).map((evidence) => evidence.source)
      expect(own.length, finding.title).toBeGreaterThan(0)
      expect(
        own.filter((source) => reflections.includes(source)),
        finding.title,
      ).toEqual([])
      expect(
        proseEvidence(finding.facts).filter((source) => !own.includes(source)),
        finding.title,
      ).toEqual([])
    }
  })

  it('lets contradicting accounts stand in twos, each from a different speaker', () => {
    const accounts = Map.groupBy(
      rows.evidence.filter((evidence) => evidence.contradicts),
      (evidence) => evidence.findingId,
    )
    expect(accounts.size).toBeGreaterThanOrEqual(2)
    for (const pair of accounts.values()) {
      const speakers = pair.map((evidence) => rows.note.find((note) => `note:${note.id}` === evidence.source)?.sourceId)
      expect(new Set(speakers).size).toBe(2)
    }
  })

  it('assesses and grades every finding, decides every remark and gives the reason', () => {
    for (const finding of rows.finding) {
      expect(isProseEmpty(finding.assessment), finding.title).toBe(false)
      expect(finding.criticismStepId, finding.title).not.toBeNull()
    }
    for (const remark of rows.remark) {
      expect(remark.disposition).not.toBeNull()
      expect(remark.reason).not.toBe('')
    }
  })

  it('writes recommendations and requests as the clauses that the report completes', () => {
    for (const recommendation of rows.recommendation) expect(recommendation.text).toMatch(/^at .*\.$/)
    for (const question of rows.question) expect(question.text).toMatch(question.askedIn === 'report' ? /^[a-zæøå].*\.$/ : /^[A-ZÆØÅ].*\?/)
  })

  it('names nobody of the authority', () => {
    expect(rows.participant.filter((participant) => participant.side === 'authority' && participant.name !== '')).toEqual([])
  })
})

describe('the two reports of the example', () => {
  const corrections = readCorrections(path)
  // The plan lacks the stamps of storage, which no report shows.
  const data = { inspection, ...rows } as unknown as CaseData
  const officeData = { ...office, phrase: [], legalSource: [], checklist: [] } as unknown as OfficeData
  const earlier = beforeHearing(data.finding, corrections)
  const before: CaseData = { ...data, finding: data.finding.map((finding) => earlier.find(({ id }) => id === finding.id) ?? finding) }
  const preliminary = buildReport({ kind: 'preliminaryReport', data: before, office: officeData, frozen: [] })
  const final = buildReport({ kind: 'finalReport', data, office: officeData, frozen: [] })
  const report = rows.report[0]!

  /** What stands under a finding's point, the numbers of notes left out. */
  const pointOf = (model: typeof final, findingId: string | null): string => {
    const from = model.body.findIndex((block) => block.type === 'heading' && block.id === findingId)
    const length = model.body.slice(from + 1).findIndex((block) => block.type === 'heading' && block.level < 3)
    return JSON.stringify(model.body.slice(from, from + 1 + length)).replace(/"id":"\d+"/g, '')
  }

  it('let the preliminary one tell nothing that happened after its date, save by when remarks are asked for', () => {
    const text = toText(preliminary)
    const months = Array.from({ length: 12 }, (_, i) => formatCivilDate(`2000-${String(i + 1).padStart(2, '0')}-01`).split(/\s/)[1])
    const dates = [...text.matchAll(/(\d{1,2})\.\s(\p{L}+)\s(\d{4})/gu)].map(
      ([, day, month, year]) => `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day?.padStart(2, '0')}`,
    )
    expect(dates.length).toBeGreaterThan(50)
    expect(dates.filter((date) => date > report.preliminaryDate! && date !== report.remarksDueOn)).toEqual([])
    expect(text).not.toMatch(/2019|i høringen|høringssvar/)
  })

  it('say in the summary how many recommendations and questions there are, as the overview counts them', () => {
    const counts = /Rapporten indeholder (\S+ anbefalinger og \S+ spørgsmål)/g
    for (const model of [preliminary, final]) {
      const [summary, overview] = [...toText(model).matchAll(counts)].map(([, words]) => words)
      expect(overview).toBeDefined()
      expect(summary).toBe(overview)
    }
  })

  it('lead the reader to no appendix but their own', () => {
    for (const model of [preliminary, final]) expect(toText(model)).not.toMatch(/bilag\s\d/i)
  })

  it('differ in the point of each remark that was worked in, and in no point of one that was not', () => {
    for (const remark of rows.remark.filter(({ findingId }) => findingId !== null)) {
      const settled = rows.remark.filter(({ findingId }) => findingId === remark.findingId).some(({ disposition }) => disposition !== 'notWorkedIn')
      expect(pointOf(preliminary, remark.findingId) !== pointOf(final, remark.findingId), remark.text).toBe(settled)
    }
  })

  it('are not made from passages that the case does not hold', () => {
    expect(() => beforeHearing(data.finding, [{ ...corrections[0]!, now: 'Det står der ikke' }])).toThrow(UnknownPassage)
    expect(() => beforeHearing(data.finding, [{ ...corrections[0]!, finding: 'Et andet forhold' }])).toThrow(UnknownPassage)
  })
})
