import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marking, namingOf, piecesOf } from '../../../src/domain/access-words.ts'
import { isFileWithheld, type AccessItem } from '../../../src/domain/access.ts'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { accessItems, type AccessSources } from '../../../src/documents/access-items.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { exampleCase, exampleId } from '../../support/example-case.ts'

const { data, office } = exampleCase()
const sourcesOf = (of: CaseData): AccessSources => ({ data: of, colleagues: office.colleague, texts: new Map(), models: new Map(), audit: [], looks: [] })
const itemsOf = (noun: 'participant' | 'unit' | 'colleague', id: string, of: AccessSources = sourcesOf(data)) => accessItems({ noun, id }, of)?.items ?? []
const coordinator = exampleId(3, 1)
const [service] = data.unit

/** The example case in which people have names and notes say who. */
function namedCase(notes: readonly Partial<CaseData['note'][number]>[]): CaseData {
  const [note] = data.note
  const names = ['Bodil Krarup', 'Ejnar Holm', 'Ejnar Madsen', '', '', '']
  return {
    ...data,
    participant: data.participant.map((one) => (one.side === 'office' ? one : { ...one, name: names[one.position - 3] ?? '' })),
    note: notes.map((fields, i) => ({ ...note!, id: exampleId(60, i + 1), sourceId: null, notedById: null, visitId: null, text: 'Intet.', ...fields })),
  }
}

describe('what concerns a person or a unit', () => {
  it('has every note of a speaker and every note that the speaker is named in, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ by: fc.nat(6), named: fc.boolean() }), { maxLength: 20 }), (made) => {
        const of = namedCase(
          made.map(({ by, named }) => ({ sourceId: by === 0 ? null : exampleId(3, by), text: named ? 'Det er Bodils opgave.' : 'Posten fordeles.' })),
        )
        const found = itemsOf('participant', coordinator, sourcesOf(of)).filter(({ noun }) => noun === 'note')
        const wanted = made.flatMap(({ by, named }, i) => (by === 1 || named ? [exampleId(60, i + 1)] : []))
        expect(found.map(({ id }) => id).toSorted()).toEqual(wanted)
        for (const { id, reasons } of found) {
          const { by, named } = made[parseInt(id.slice(-4), 16) - 1]!
          expect(reasons).toEqual([...(by === 1 ? ['speaker'] : []), ...(named ? ['named'] : [])])
        }
      }),
    )
  })

  it('takes nothing that is not a row of the case, and gives a reason for all that it takes', () => {
    const { inspection, ...nouns } = data
    const ids = new Set([inspection.id, ...Object.values(nouns).flatMap((rows) => rows.map(({ id }) => id))])
    for (const subject of [...data.participant, ...data.unit]) {
      const items = itemsOf('side' in subject ? 'participant' : 'unit', subject.id)
      expect(items.filter(({ id, reasons }) => !ids.has(id) || reasons.length === 0)).toEqual([])
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
    }
    expect(accessItems({ noun: 'unit', id: exampleId(2, 99) }, sourcesOf(data))).toBeNull()
  })

  it('has a unit’s notes, all its checklist answers, its visit, its people and the findings that rest on what was said there', () => {
    const items = itemsOf('unit', service!.id)
    const people = new Set(data.participant.filter(({ unitId }) => unitId === service!.id).map(({ id }) => id))
    const notes = data.note.filter(({ sourceId }) => people.has(sourceId ?? '')).map(({ id }) => id)
    const runs = new Set(data.checklistRun.filter(({ unitId }) => unitId === service!.id).map(({ id }) => id))
    const answers = data.checklistAnswer.filter(({ runId }) => runs.has(runId)).map(({ id }) => id)
    const findings = data.evidence.filter(({ source }) => notes.includes(source.slice('note:'.length))).map(({ findingId }) => findingId)
    expect(notes.length * answers.length * findings.length).toBeGreaterThan(0)
    const has = new Set(items.map(({ id }) => id))
    for (const id of [...people, ...notes, ...answers, ...findings, service!.id, exampleId(5, 1)]) expect(has).toContain(id)
    const other = data.checklistAnswer.filter(({ runId }) => !runs.has(runId))
    expect(other.filter(({ id }) => has.has(id))).toEqual([])
  })

  it('finds a person in an issued document under the number of the point that it stands in', () => {
    const model = buildReport({ kind: 'preliminaryReport', data, office, frozen: [] })
    const document = {
      ...data.inspection,
      inspectionId: data.inspection.id,
      id: exampleId(32, 1),
      number: '2017-0289209-18',
      title: 'Foreløbig rapport',
      points: [],
      issuedAt: '2018-09-06T09:00:00.000Z',
    }
    const sources = { ...sourcesOf({ ...data, document: [document as never] }), models: new Map([[document.id, model]]) }
    const found = itemsOf('unit', service!.id, sources).filter(({ noun }) => noun === 'document')
    expect(found.length).toBeGreaterThan(0)
    for (const { words, place } of found) {
      expect(words).toContain('Ydelsesservice København')
      expect(place).toContain('2017-0289209-18')
    }
    expect(found.some(({ point }) => /^\d+(\.\d+)?$/.test(point))).toBe(true)
  })

  it('tells what the trail says of the rows that are there, and a look at the identity once, with its reason', () => {
    const at = Date.parse('2018-03-01T10:00:00.000Z')
    const entry = { number: 1, at, actor: exampleId(0, 9), inspectionId: data.inspection.id, sha256: null }
    const sources: AccessSources = {
      ...sourcesOf(data),
      audit: [
        { ...entry, kind: 'identityLooked', about: 'none', rowId: coordinator },
        { ...entry, number: 2, kind: 'exported', about: 'attachment', rowId: exampleId(99, 1) },
        { ...entry, number: 3, kind: 'exported', about: 'visitGuide', rowId: coordinator },
      ],
      looks: [{ participantId: coordinator, at: new Date(at).toISOString(), actor: entry.actor, reason: 'Ring til vidnet' }],
    }
    const found = itemsOf('participant', coordinator, sources).filter(({ told }) => told !== null)
    expect(found.map(({ noun, told, words }) => [noun, told?.kind, words])).toEqual([
      ['auditEntry', 'exported', ''],
      ['identityLook', 'identityLooked', 'Ring til vidnet'],
    ])
  })

  it('marks others by name, whole or in part, but neither its own name nor a part that two have', () => {
    const of = namedCase([{ sourceId: coordinator, text: 'Bodil Krarup og Ejnar Holms kollega Madsen så Ejnar.' }])
    const [found] = itemsOf('participant', coordinator, sourcesOf(of)).filter(({ noun }) => noun === 'note')
    expect(found!.marks.map(({ from, to }) => found!.words.slice(from, to))).toEqual(['Ejnar Holms', 'Madsen', 'Ejnar'])
  })

  it('leaves the office’s own unmarked until one of them is asked', () => {
    const said = { sourceId: coordinator, text: 'Mikkel Thorsager kom kl. 9.' }
    const marksIn = (of: CaseData) => itemsOf('participant', coordinator, sourcesOf(of)).find(({ noun }) => noun === 'note')?.marks.length
    expect(marksIn(namedCase([said]))).toBe(0)
    expect(marksIn(namedCase([said, { sourceId: exampleId(3, 92) }]))).toBe(1)
  })
})

describe('a name in a text', () => {
  it.each([
    ['Holms', 'named'],
    ["Holm's", 'named'],
    ['Holm’s', 'named'],
    ['HOLM', null],
    ['Holmen', null],
    ['Stockholm', null],
    ['EJNAR  HOLM', 'named'],
    ['teamlederen', 'role'],
    ['Teamlederens', 'role'],
    ['teamledelsen', null],
  ])('»%s« is %s', (text, as) => {
    expect(namingOf({ names: ['Ejnar Holm'], parts: ['Holm'], roles: ['Teamleder'] })(`Så sagde ${text}, at det gik.`)).toBe(as)
  })
})

describe('others’ personal data', () => {
  const found = (text: string) => marking([], [])(text).map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`)

  it.each([
    ['Født 010190-1234.', ['cpr: 010190-1234']],
    ['CPR 3112991234', ['cpr: 3112991234']],
    ['sagen 2017-0289209-18 fra 2018-02-07', []],
    ['ikke 991399-1234', []],
    ['Ring 33 66 14 00 eller +45 33661400.', ['phone: 33 66 14 00', 'phone: +45 33661400']],
    ['i 2018 2019', []],
    ['Skriv til bo.holm@eksempel.dk.', ['email: bo.holm@eksempel.dk']],
    ['+46 8 123 456 78', ['phone: +46 8 123 456 78']],
  ])('%s', (text, marks) => {
    expect(found(text)).toEqual(marks)
  })

  it('is marked within the words, in their order and never twice, and the words stay as they are', () => {
    const piece = fc.constantFrom('Ejnar', ' ', 'Holm', 's', '’s', '010190-1234', '33 66 14 00', 'a@b.dk', '.', '\n', 'Ø', '+45', '1', '-')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const words = parts.join('')
        const marks = marking(['Ejnar Holm'], [])(words)
        let at = 0
        for (const { from, to } of marks) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(at).toBeLessThanOrEqual(words.length)
        expect(
          piecesOf(words, marks)
            .map(({ text }) => text)
            .join(''),
        ).toBe(words)
      }),
    )
  })
})

describe('a file', () => {
  const item = (noun: 'note' | 'attachment', withheld: string | null, reasons: AccessItem['reasons']): AccessItem => ({
    ...{ noun, id: noun, key: noun, when: null, who: '', place: '', point: '', words: '', marks: [], fileIds: ['file'], told: null },
    ...{ withheld, reasons },
  })
  it.each<[boolean, string, AccessItem[]]>([
    [true, 'is itself left out', [item('note', null, ['speaker']), item('attachment', '§ 30', ['attached'])]],
    [true, 'only goes with what is left out', [item('note', '§ 30', ['speaker']), item('attachment', null, ['attached'])]],
    [
      false,
      'names somebody itself, though what it goes with is left out',
      [item('note', '§ 30', ['speaker']), item('attachment', null, ['attached', 'named'])],
    ],
    [
      false,
      'goes with something that is not left out',
      [item('note', '§ 30', ['speaker']), item('note', null, ['speaker']), item('attachment', null, ['attached'])],
    ],
    [false, 'lies there alone', [item('attachment', null, ['named'])]],
  ])('is left out (%s) where it %s', (isWithheld, _, items) => {
    expect(isFileWithheld('file', items)).toBe(isWithheld)
  })
})

it('finds an authority’s people, units and what was said in them', () => {
  const [authority] = data.authority
  const found = accessItems({ noun: 'authority', id: authority!.id }, sourcesOf(data))?.items ?? []
  const has = new Set(found.map(({ id }) => id))
  const units = data.unit.filter(({ authorityId }) => authorityId === authority!.id)
  expect(units.length).toBeGreaterThan(0)
  for (const unit of units) {
    const ofUnit = new Set(itemsOf('unit', unit.id).map(({ id }) => id))
    for (const id of ofUnit) expect(has).toContain(id)
  }
})
