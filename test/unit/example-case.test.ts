import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canBeEvidence, noteKinds, noteNatures } from '../../src/domain/note.ts'
import { isProseEmpty, proseEvidence } from '../../src/domain/prose.ts'
import { readCaseFile } from '../../src/exchange/case-file.ts'

const file: unknown = JSON.parse(readFileSync(new URL('../../resources/example/skriftlige-henvendelser.json', import.meta.url), 'utf8'))
let minted = 0
const reading = readCaseFile(file, () => `00000000-0000-7000-8000-${String(++minted).padStart(12, '0')}`)
if (!reading.ok) throw new Error(JSON.stringify(reading, null, 2))
const { inspection, rows } = reading.plan

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
