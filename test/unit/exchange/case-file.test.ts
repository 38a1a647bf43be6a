import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nouns, type CaseNounName, type NounName } from '../../../src/domain/nouns.ts'
import { id, type Noun } from '../../../src/domain/record.ts'
import { referencesOf } from '../../../src/domain/references.ts'
import { parseCaseFile, readCaseFile, type CaseFileReading } from '../../../src/exchange/case-file.ts'
import { caseFileLists } from '../../../src/exchange/case-file-schema.ts'
import { caseFileOf } from '../../../src/exchange/case-file-writing.ts'
import { arbitraryCase } from '../../support/arbitrary-case.ts'

let minted = 0
const newId = () => `00000000-0000-7000-8000-${String((minted += 1)).padStart(12, '0')}`

type Loose = Record<string, unknown>

const inspection = { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Skriftlige henvendelser' }
const small = (more: Loose = {}): Loose => ({ format: 'selvsyn-case', schemaVersion: 1, inspection, ...more })

const problemsOf = (reading: CaseFileReading) => ('problems' in reading ? reading.problems.map(({ path, code }) => `${path}: ${code}`) : reading)
const read = (more: Loose) => problemsOf(readCaseFile(small(more), newId))
const planOf = (value: unknown) => {
  const reading = readCaseFile(value, newId)
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading.plan
}

/** The file in which every id is a readable name instead of a UUID. */
function withReadableNames(file: unknown): unknown {
  let written = JSON.stringify(file)
  const ids = [...new Set(written.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])]
  ids.forEach((uuid, index) => (written = written.replaceAll(uuid, `navn-${index}`)))
  return JSON.parse(written)
}

describe('a case file', () => {
  it('keeps everything of a case: what is written is read again, row for row', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ data, office }) => {
        const plan = planOf(JSON.parse(JSON.stringify(caseFileOf(data, office))))
        const { createdAt, updatedAt, deleted, ...own } = data.inspection
        expect(plan.inspection).toEqual(own)
        for (const name of Object.keys(caseFileLists) as (keyof typeof caseFileLists)[]) {
          const rows = (data[name] as unknown as Loose[]).map(({ createdAt, updatedAt, deleted, ...row }) =>
            'checklistId' in row ? { ...row, checklistId: null } : row,
          )
          expect(plan.rows[name]).toEqual(rows)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the same after reading and writing as before', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ data, office }) => {
        const file = JSON.parse(JSON.stringify(caseFileOf(data, office))) as unknown
        const { inspection, rows, office: parts } = planOf(file)
        const again = caseFileOf({ inspection, ...rows } as never, { ...office, ...parts } as never)
        // A file without a report is read as a case with an empty one.
        if ((file as Loose)['report'] !== null) expect(JSON.parse(JSON.stringify(again))).toEqual(file)
      }),
      { numRuns: 60 },
    )
  })

  it('means the same with readable names for ids', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ data, office }) => {
        const plan = planOf(withReadableNames(caseFileOf(data, office)))
        const nameOf = new Map<string, string>()
        for (const name of Object.keys(plan.rows) as CaseNounName[])
          (data[name] as unknown as Loose[]).forEach((row, i) => nameOf.set(String(row['id']), String(plan.rows[name][i]?.id)))
        expect(plan.rows.note.map((note) => note.visitId)).toEqual(data.note.map((note) => note.visitId && nameOf.get(note.visitId)))
        expect(plan.rows.evidence.map((one) => one.source)).toEqual(
          data.evidence.map((one) => one.source.replace(/:.*/, (rest) => `:${nameOf.get(rest.slice(1))}`)),
        )
        expect(plan.rows.finding.map((one) => JSON.stringify(one.facts).includes('navn'))).toEqual(data.finding.map(() => false))
        for (const row of Object.values(plan.rows).flat()) expect(id.safeParse(row.id).success).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out what points to a deleted row, so that it can be read again', () => {
    fc.assert(
      fc.property(arbitraryCase, fc.constantFrom(...(Object.keys(caseFileLists) as CaseNounName[])), ({ data, office }, gone) => {
        planOf(JSON.parse(JSON.stringify(caseFileOf({ ...data, [gone]: data[gone].slice(1) }, office))))
      }),
      { numRuns: 100 },
    )
  })

  it('may leave out what has a default, and rows stand in the order of the file', () => {
    const { rows, inspection: read } = planOf(
      small({
        office: { letterhead: { label: 'Brevhoved' } },
        authorities: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B' },
        ],
      }),
    )
    expect(rows.authority.map(({ name, position, department }) => [name, position, department])).toEqual([
      ['A', 0, ''],
      ['B', 1, ''],
    ])
    expect(rows.report).toHaveLength(1)
    expect(read.letterheadId).not.toBeNull()
  })

  it('reads text as NFC', () => {
    expect(planOf(small({ authorities: [{ id: 'a', name: 'Ra\u030Adhuset' }] })).rows.authority[0]?.name).toBe('R\u00E5dhuset')
  })
})

describe('a case file is refused, by path, for', () => {
  const note = { id: 'n', text: 'Sagt', takenAt: '2018-02-07T09:31:00.000Z' }

  it.each<[string, Loose, string]>([
    ['an unknown field', { notes: [{ ...note, colour: 'red' }] }, 'notes[0].colour: unknownField'],
    ['an unknown list', { memos: [] }, 'memos: unknownField'],
    ['an inspectionId, which the file gives by itself', { notes: [{ ...note, inspectionId: 'x' }] }, 'notes[0].inspectionId: unknownField'],
    ['a missing field', { notes: [{ id: 'n', takenAt: note.takenAt }] }, 'notes[0].text: missing'],
    ['a missing id', { authorities: [{ name: 'A' }] }, 'authorities[0].id: missing'],
    ['a wrong type', { notes: [{ ...note, text: 7 }] }, 'notes[0].text: notText'],
    ['a row that is no object', { notes: [null] }, 'notes[0]: notObject'],
    ['a list that is none', { notes: {} }, 'notes: notList'],
    ['a word that is not among the choices', { notes: [{ ...note, kind: 'chat' }] }, 'notes[0].kind: notAllowed'],
    ['an unknown reference', { notes: [{ ...note, sourceId: 'nobody' }] }, 'notes[0].sourceId: unknownReference'],
    ['an unknown reference in a list', { visits: [{ id: 'v', date: '2018-02-07', unitIds: ['u'] }] }, 'visits[0].unitIds[0]: unknownReference'],
    [
      'an unknown source of evidence',
      { findings: [{ id: 'f', title: 'F' }], evidence: [{ id: 'e', findingId: 'f', source: 'note:n' }] },
      'evidence[0].source: unknownReference',
    ],
    ['an id used twice', { notes: [note, note] }, 'notes[1].id: duplicateId'],
    ['an id with strange characters', { notes: [{ ...note, id: 'a b' }] }, 'notes[0].id: id'],
    ['a malformed Sagsnr.', { inspection: { ...inspection, caseNumber: '17-1' } }, 'inspection.caseNumber: caseNumber'],
    ['a day that does not exist', { visits: [{ id: 'v', date: '2018-02-30' }] }, 'visits[0].date: date'],
    ['a time without a date', { notes: [{ ...note, takenAt: '09:31' }] }, 'notes[0].takenAt: instant'],
    ['a lone surrogate', { notes: [{ ...note, text: '\uD800' }] }, 'notes[0].text: loneSurrogate'],
    ['a control character', { notes: [{ ...note, text: 'a\u0000b' }] }, 'notes[0].text: controlCharacter'],
    ['a line break in a title', { authorities: [{ id: 'a', name: 'A\nB' }] }, 'authorities[0].name: lineBreak'],
    ['blank text where text is needed', { authorities: [{ id: 'a', name: ' ' }] }, 'authorities[0].name: required'],
    ['text beyond its limit', { notes: [{ ...note, text: 'x'.repeat(100_001) }] }, 'notes[0].text: tooLong'],
    ['a document number used twice', { documents: [document('d1'), document('d2')] }, 'documents[1].number: duplicateNumber'],
  ])('%s', (_, more, problem) => {
    expect(read(more)).toContain(problem)
  })

  const inFacts = (node: unknown) => ({ findings: [{ id: 'f', title: 'F', facts: { schemaVersion: 1, doc: { type: 'doc', content: [node] } } }] })

  it.each<[string, unknown, string]>([
    ['an unknown node', { type: 'video' }, 'findings[0].facts.doc.content[0].type: notAllowed'],
    ['an unknown attribute', { type: 'paragraph', attrs: { align: 'left' } }, 'findings[0].facts.doc.content[0].attrs: unknownField'],
    ['a node out of place', { type: 'paragraph', content: [{ type: 'paragraph' }] }, 'findings[0].facts: prose'],
    [
      'a control character',
      { type: 'paragraph', content: [{ type: 'text', text: '\u0007' }] },
      'findings[0].facts.doc.content[0].content[0].text: controlCharacter',
    ],
    [
      'an unknown source',
      { type: 'paragraph', content: [{ type: 'evidence', attrs: { source: 'note:x' } }] },
      'findings[0].facts.doc.content[0].content[0].attrs.source: unknownReference',
    ],
  ])('%s in prose', (_, node, problem) => {
    expect(read(inFacts(node))).toContain(problem)
  })

  it('prose of a later schema', () => {
    expect(read({ findings: [{ id: 'f', title: 'F', facts: { schemaVersion: 2, doc: { type: 'doc' } } }] })).toContain(
      'findings[0].facts.schemaVersion: notAllowed',
    )
  })

  it('nesting without end', () => {
    const written = `{"format":"selvsyn-case","schemaVersion":1,"notes":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    expect(problemsOf(parseCaseFile(Buffer.from(written), newId))).toEqual([': tooDeep'])
  })

  it('lists without number, before they are made', () => {
    const began = process.cpuUsage()
    expect(problemsOf(parseCaseFile(Buffer.from(`{"format":"selvsyn-case","schemaVersion":1,"notes":[${'[],'.repeat(20_000_000)}[]]}`), newId))).toEqual([
      ': tooMany',
    ])
    expect(process.cpuUsage(began).user).toBeLessThan(3_000_000)
  })

  it('a list with more that is wrong in it than can be gathered', () => {
    const written = `{"format":"selvsyn-case","schemaVersion":1,"notes":[{"attachmentIds":[${Array<number>(300_000).fill(0).join(',')}]}]}`
    expect(problemsOf(parseCaseFile(Buffer.from(written), newId))).toContainEqual(expect.stringMatching(/^notes\[0\].*: tooMany$/))
  })

  it('a reflection as evidence', () => {
    const lists = { notes: [{ ...note, nature: 'reflection' }], findings: [{ id: 'f', title: 'F' }] }
    expect(read({ ...lists, evidence: [{ id: 'e', findingId: 'f', source: 'note:n' }] })).toEqual(['evidence[0].source: reflection'])
  })

  it('points that the checklist lacks, and points answered twice', () => {
    const item = { id: 'p1', text: 'Punkt', help: '', legalBasis: '', required: true }
    const answers = [
      { id: 'x', runId: 'r', itemId: 'p1' },
      { id: 'y', runId: 'r', itemId: 'p1' },
      { id: 'z', runId: 'r', itemId: 'p2' },
    ]
    const lists = { authorities: [{ id: 'a', name: 'A' }], units: [{ id: 'u', authorityId: 'a', name: 'U' }] }
    expect(read({ ...lists, checklistRuns: [{ id: 'r', unitId: 'u', title: 'T', version: 1, items: [item] }], checklistAnswers: answers })).toEqual([
      'checklistAnswers[1].itemId: duplicateAnswer',
      'checklistAnswers[2].itemId: unknownReference',
    ])
  })

  it('a newer version, whatever else it holds', () => {
    expect(readCaseFile({ format: 'selvsyn-case', schemaVersion: 2, everything: 'new' }, newId)).toEqual({ ok: false, newer: 2 })
  })

  it.each<[string, Buffer, string]>([
    ['something that is not JSON', Buffer.from('PK\u0003'), ': notJson'],
    ['JSON that was cut off', Buffer.from('{"format":"selvsyn-case",'), ': notJson'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), ': notUtf8'],
    ['another kind of JSON', Buffer.from('[1,2]'), ': notACaseFile'],
  ])('%s', (_, bytes, problem) => {
    expect(problemsOf(parseCaseFile(bytes, newId))).toEqual([problem])
  })

  it('more than a hundred problems: lists a hundred and counts the rest', () => {
    const reading = readCaseFile(small({ notes: Array.from({ length: 5000 }, () => ({})) }), newId)
    expect(reading).toMatchObject({ ok: false, total: 15_000 })
    expect('problems' in reading && reading.problems).toHaveLength(100)
  })
})

it('every field that points is known to point', () => {
  for (const name of Object.keys(nouns) as NounName[]) {
    const pointing = Object.keys((nouns[name] as Noun).fields.shape).filter((field) => /Ids?$/.test(field) && field !== 'inspectionId' && field !== 'itemId')
    expect(Object.keys(referencesOf(name)).sort(), name).toEqual(pointing.sort())
  }
})

function document(name: string): Loose {
  const frozen = { recipients: [], points: [], fileName: 'r.docx', sha256: '0'.repeat(64), size: 1 }
  return { id: name, kind: 'preliminaryReport', number: '2017-0289209-1', title: 'T', date: '2018-09-06', issuedAt: '2018-09-06T10:00:00.000Z', ...frozen }
}
