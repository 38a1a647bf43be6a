/** How an answer is held against a value. `contains` and `lacks` are about words of a text, or one of several choices. */
export const conditionTests = ['is', 'isNot', 'contains', 'lacks', 'greater', 'less', 'atLeast', 'atMost', 'answered', 'unanswered'] as const
export type ConditionTest = (typeof conditionTests)[number]

/** One demand: the point that expressions call `name` (`.`: the answer itself), a test and a value as the answer has it. */
export type ConditionPart = { readonly name: string; readonly test: ConditionTest; readonly value: string; readonly chosen: boolean }

/** A condition that can be put together without writing an expression: all of its parts hold, or any of them. */
export type PlainCondition = { readonly join: 'all' | 'any'; readonly parts: readonly ConditionPart[] }

const signs = { is: '=', isNot: '!=', greater: '>', less: '<', atLeast: '>=', atMost: '<=' } as const
const testOf = new Map<string, ConditionTest>(Object.entries(signs).map(([test, sign]) => [sign, test as ConditionTest]))

/** The expression that says a condition. */
export const writeCondition = ({ join, parts }: PlainCondition): string => parts.map(writePart).join(join === 'all' ? ' and ' : ' or ')

function writePart({ name, test, value, chosen }: ConditionPart): string {
  const point = name === '.' ? '.' : `\${${name}}`
  switch (test) {
    case 'answered':
      return `${point} != ''`
    case 'unanswered':
      return `${point} = ''`
    case 'contains':
    case 'lacks': {
      const asked = `${chosen ? 'selected' : 'contains'}(${point}, ${quoted(value)})`
      return test === 'contains' ? asked : `not(${asked})`
    }
    default:
      return `${point} ${signs[test]} ${isNumber(value) ? value : quoted(value)}`
  }
}

const isNumber = (value: string): boolean => /^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/.test(value)

/** An expression has no way to say both quotes in one text, and takes those of a word processor for plain ones (see expression.ts). */
const quoted = (value: string): string => (/['‘’]/.test(value) ? `"${value.replace(/["“”]/g, '')}"` : `'${value}'`)

/** The condition that an expression says, where it is one of the simple ones; null for every other. */
export function readCondition(text: string): PlainCondition | null {
  const texts: string[] = []
  const source = text.trim().replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => `§${texts.push(single ?? double ?? '') - 1}§`)
  if (text.includes('§')) return null
  const words = source.split(/\s+(and|or)\s+/)
  const joins = new Set(words.filter((_, i) => i % 2 === 1))
  if (joins.size > 1) return null
  const parts = words.filter((_, i) => i % 2 === 0).map((part) => readPart(part.trim(), texts))
  return parts.every((part) => part !== null) ? { join: joins.has('or') ? 'any' : 'all', parts } : null
}

function readPart(part: string, texts: readonly string[]): ConditionPart | null {
  const compared = /^(?:\$\{\s*([^{}\s]+)\s*\}|\.)\s*(!=|>=|<=|=|>|<)\s*(?:§(\d+)§|(-?\d+(?:\.\d+)?))$/.exec(part)
  if (compared) {
    const [, name = '.', sign = '', at, number] = compared
    const value = number ?? texts[Number(at)] ?? ''
    const test = value === '' ? (sign === '=' ? 'unanswered' : sign === '!=' ? 'answered' : undefined) : testOf.get(sign)
    if (test === undefined || (number !== undefined && !isNumber(value))) return null
    return { name, test, value, chosen: false }
  }
  const asked = /^(not\(\s*)?(selected|contains)\(\s*(?:\$\{\s*([^{}\s]+)\s*\}|\.)\s*,\s*§(\d+)§\s*\)(\s*\))?$/.exec(part)
  if (!asked || (asked[1] === undefined) !== (asked[5] === undefined)) return null
  const [, negated, called, name = '.', at] = asked
  return { name, test: negated === undefined ? 'contains' : 'lacks', value: texts[Number(at)] ?? '', chosen: called === 'selected' }
}
