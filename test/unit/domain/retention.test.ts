import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsForgetOn, dayAfterPeriod, retentionKinds, retentionPlan, type RetentionData, type RetentionRule } from '../../../src/domain/retention.ts'

const rule = (kind: RetentionRule['kind'], amount: number, unit: RetentionRule['unit']): RetentionRule => ({
  kind,
  amount,
  unit,
  reason: 'Hjemmel',
  isActive: true,
})

function caseOf(closedOn: string | null): RetentionData {
  const sound = { consent: 'given', size: 9 }
  return {
    inspection: { closedOn },
    attachment: [
      { ...sound, id: 'sound', deleteOn: '2026-03-09' },
      { ...sound, id: 'kept', deleteOn: '2026-03-09' },
      { ...sound, id: 'withCase', deleteOn: null },
      { ...sound, id: 'running', size: 0, deleteOn: '2026-03-09' },
      { id: 'photo', consent: null, size: 9, deleteOn: null },
    ],
    note: [
      { id: 'note', text: 'Ord' },
      { id: 'empty', text: '[slettet]' },
    ],
    letter: [{ id: 'issued' }, { id: 'draft' }],
    document: [{ letterId: 'issued' }],
    recordKeeping: [{ attachmentId: 'kept' }],
    identities: ['who'],
    removed: [{ id: 'gone', updatedAt: '2026-02-28T23:30:00.000Z' }],
  } as unknown as RetentionData
}

describe('the day after a period', () => {
  it.for([
    ['2026-01-31', 1, 'months', '2026-02-28'],
    ['2024-02-29', 1, 'years', '2025-02-28'],
    ['2026-02-07', 30, 'days', '2026-03-09'],
    ['2026-12-31', 0, 'days', '2026-12-31'],
  ] as const)('%s and %i %s is %s', ([day, amount, unit, after]) => {
    expect(dayAfterPeriod(day, amount, unit)).toBe(after)
  })

  it('never comes earlier for a longer period, and is always a day', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.constantFrom('days', 'months', 'years'), fc.nat(1000), fc.nat(1000), (day, unit, one, other) => {
        const [a, b] = [dayAfterPeriod(day, Math.min(one, other), unit), dayAfterPeriod(day, Math.max(one, other), unit)]
        expect(a >= day && b >= a).toBe(true)
        expect(new Date(`${b}T00:00:00Z`).toISOString().slice(0, 10)).toBe(b)
      }),
    )
  })
})

describe('what is deleted when', () => {
  const rules = [
    rule('recording', 30, 'days'),
    rule('rawNotes', 5, 'years'),
    rule('identity', 0, 'days'),
    rule('letterDrafts', 1, 'years'),
    rule('removedRows', 30, 'days'),
  ]
  const dueIn = (data: RetentionData, today: string) => Object.fromEntries(retentionPlan(data, rules, today).map(({ rule: { kind }, ids }) => [kind, ids]))

  it('waits for the closing of the case, but for recordings and what was removed', () => {
    expect(retentionPlan(caseOf(null), rules, '2040-01-01').map(({ rule: { kind }, dueOn }) => [kind, dueOn])).toEqual([
      ['recording', '2026-03-10'],
      ['rawNotes', null],
      ['identity', null],
      ['letterDrafts', null],
      ['removedRows', '2026-03-31'],
    ])
  })

  it('counts from the closing, and a recording is over when its day is; one in the records system or still running stays', () => {
    expect(dueIn(caseOf('2026-03-01'), '2026-03-09')).toEqual({ recording: [], rawNotes: [], identity: ['who'], letterDrafts: [], removedRows: [] })
    expect(dueIn(caseOf('2026-03-01'), '2026-03-10')['recording']).toEqual(['sound'])
    expect(dueIn(caseOf('2026-03-01'), '2031-03-01')).toEqual({
      recording: ['sound', 'withCase'],
      rawNotes: ['note'],
      identity: ['who'],
      letterDrafts: ['draft'],
      removedRows: ['gone'],
    })
  })

  it('says nothing of a rule that does not apply', () => {
    expect(
      retentionPlan(
        caseOf('2026-03-01'),
        rules.map((one) => ({ ...one, isActive: false })),
        '2040-01-01',
      ),
    ).toEqual([])
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(retentionKinds))
  })

  it('knows when the backups have forgotten', () => {
    expect(backupsForgetOn('2028-02-29')).toBe('2029-02-28')
  })
})
