import { describe, expect, it } from 'vitest'
import { isProblem, expressionOf } from '../../../src/domain/expression.ts'
import { longestTextFor } from '../../../src/domain/pattern-safety.ts'

describe('a pattern of a form', () => {
  it.each([
    '(a+)+$',
    '^(a*)*$',
    '(a|a)*b',
    '^(\\w+\\s?)*$',
    '(.*)*x',
    '([a-z]|[a-zæøå])+!',
    '^(?=(a+)+$).*',
    '(a+)\\1',
    '^(\\d?){50}$',
    '^(\\d{1,10}){10}$',
    '(x+x+)+y',
    '(?:[A-Å]?[a-å]*)+:',
  ])('that could be tried without end is not used: %s', (pattern) => expect(longestTextFor(pattern)).toBe(0))

  it.each([
    ...['^[0-9]{10}$', '^\\d{6}-\\d{4}$', '^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}$', '^\\d+(\\.\\d+)*$', '^[A-ZÆØÅ][a-zæøå]+( [A-ZÆØÅ][a-zæøå]+)*$'],
    ...[
      '^(\\d{1,3}\\.){3}\\d{1,3}$',
      '^[^0-9]*$',
      'ja|nej',
      '^.{10,250}$',
      '^((07|08)\\d{8}|none)$',
      '^[A-Z]{2}-?[0-9]{1,4}\\u00e6?$',
      '',
      '\\([a-z]*\\)',
      '^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$',
      '^(?!0)\\d+$',
    ],
  ])('as forms have them is used: %s', (pattern) => expect(longestTextFor(pattern)).toBeGreaterThanOrEqual(250))

  it('is tried to the end against the longest text that it is held against', () => {
    // One that went on without end would stop the whole run.
    for (const pattern of ['^[a-z]+@[a-z]+\\.[a-z]+$', 'a*a*b', '.*.*=', '^\\d+(\\.\\d+)*$'])
      expect(new RegExp(pattern).test('a'.repeat(longestTextFor(pattern)))).toBe(false)
  })

  it('is named where it stands in an expression', () => {
    expect(expressionOf("regex(., '(a+)+$')")).toEqual({ code: 'endlessPattern', name: '(a+)+$' })
    expect(isProblem(expressionOf("regex(., '^[0-9]+$') and . != ''"))).toBe(false)
    expect(isProblem(expressionOf("concat('a', '(a+)+$')"))).toBe(false)
  })
})
