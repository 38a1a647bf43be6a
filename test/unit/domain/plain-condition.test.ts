import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checklistItem, type ChecklistItem } from '../../../src/domain/checklist-item.ts'
import { faultOf, namedBy } from '../../../src/domain/expression-check.ts'
import { expressionOf, isProblem } from '../../../src/domain/expression.ts'
import { conditionTests, readCondition, writeCondition, type PlainCondition } from '../../../src/domain/plain-condition.ts'

const part = fc
  .record({
    name: fc.constantFrom('alder', 'p-1', 'by_navn', '.'),
    test: fc.constantFrom(...conditionTests),
    value: fc.constantFrom('yes', '3', '-2.5', '12. maj', "Bo's", 'æ and ø', '007'),
  })
  .chain((one) =>
    fc.boolean().map((chosen) => ({ ...one, value: /nswered/.test(one.test) ? '' : one.value, chosen: chosen && /contains|lacks/.test(one.test) })),
  )
const condition = fc.record({ join: fc.constantFrom('all' as const, 'any' as const), parts: fc.array(part, { minLength: 2, maxLength: 4 }) })

describe('a condition that is put together', () => {
  it('is written as an expression that can be evaluated, and read back as it was', () => {
    fc.assert(
      fc.property(condition, (plain: PlainCondition) => {
        const text = writeCondition(plain)
        expect(isProblem(expressionOf(text))).toBe(false)
        expect(readCondition(text)).toEqual(plain)
      }),
    )
  })

  it.each([
    ["${a} = 'yes' and ${b} > 3 or ${c} = 1", 'both words'],
    ["(${a} = 'yes')", 'brackets'],
    ['${a} = ${b}', 'two points'],
    ['count(${a}) > 2', 'a function'],
    ["not(selected(${a}, 'x')", 'half a bracket'],
    ['true()', 'no point'],
    ['', 'nothing'],
  ])('%s (%s) is left to be written by hand', (text) => {
    expect(readCondition(text)).toBeNull()
  })

  it('is read as the makers of forms write it', () => {
    expect(readCondition('selected( ${a},"x" ) or ${ b }<=2')).toEqual({
      join: 'any',
      parts: [
        { name: 'a', test: 'contains', value: 'x', chosen: true },
        { name: 'b', test: 'atMost', value: '2', chosen: false },
      ],
    })
  })
})

const item = (id: string, fields: Partial<ChecklistItem> = {}): ChecklistItem =>
  checklistItem.parse({ id, kind: 'text', text: id, help: '', legalBasis: '', required: false, ...fields })

describe('an expression where it stands', () => {
  const check = (fields: Partial<ChecklistItem>, others: ChecklistItem[] = [item('a')]) => {
    const own = item('x', fields)
    return faultOf([...others, own], own, Object.keys(fields)[0] as 'condition')
  }
  it.each([
    [{ condition: '${a} =' }, { code: 'faultyExpression', expression: '${a} =' }],
    [{ condition: '${b} = 1' }, { code: 'unknownName', name: 'b' }],
    [{ calculation: 'nonsens(1)' }, { code: 'unknownFunction', function: 'nonsens' }],
    [{ condition: '${x} = 1' }, { code: 'circular', name: 'x' }],
    [{ constraint: '. > 3 and ${x} < 9' }, null],
    [{ condition: "${a} = 'yes'" }, null],
    [{ initial: 'Ikke set (endnu)' }, null],
  ])('%j is said to be %j', (fields, fault) => {
    expect(check(fields)).toEqual(fault)
  })

  it('goes round in a circle through others', () => {
    expect(check({ condition: '${a} = 1' }, [item('a', { calculation: '${x} + 1' })])).toEqual({ code: 'circular', name: 'x' })
  })

  it('names the points that would be left without the one that goes', () => {
    const items = [item('a'), item('b', { condition: '${a} = 1' }), item('c', { text: 'Som ${a}' }), item('d')]
    expect(namedBy(items, new Set(['a'])).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(namedBy(items, new Set(['a', 'b', 'c']))).toEqual([])
  })
})
