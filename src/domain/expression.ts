import { functionStanding } from './openrosa-functions.ts'
import { longestTextFor } from './pattern-safety.ts'
import { parseXPath, type ParsedXPath } from './xpath-engine.ts'
import { lookup } from './lookup.ts'

/** An expression as it can be evaluated: `${name}` has become a variable. */
export type Expression = { readonly parsed: ParsedXPath; readonly names: readonly string[] }

/** What is wrong with an expression: it is none, it calls what nobody knows, or what this program does not have; or a pattern in it could be tried without end. */
export type ExpressionProblem =
  { readonly code: 'faultyExpression' } | { readonly code: 'unknownFunction' | 'unsupportedFunction' | 'endlessPattern'; readonly name: string }

/** Words that XLSForm takes for true or false where an expression is wanted (pyxform's `yes_no`). */
const answers = lookup<string>({ yes: 'true()', true: 'true()', no: 'false()', false: 'false()' })

/** Quotes and blanks as a word processor sets them, which the makers of forms did not mean. */
const straight = (text: string): string =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\u00A0\n\r\t]/g, ' ')
    .trim()

// The letter before a name keeps `${text}` and `${div}` from being taken for words of XPath's own.
const variable = (name: string): string => `$_${name}`
/** The name that a variable of an expression stands for. */
export const nameOfVariable = (name: string): string => name.slice(1)

/** Text in quotes; outside of them a reference to a point, or a function's name with blanks before its bracket, which the parser does not take. */
const quotedOrName = /'[^']*'|"[^"]*"|\$\{\s*([^{}]*?)\s*\}|(?<![\w.-])(?!(?:and|or|div|mod)\s)([a-z][\w:-]*)\s+\(/gi

/** The names that an expression or a text refers to with `${name}`. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\$\{\s*([^{}]*?)\s*\}/g)].map(([, name]) => name ?? ''))]
}

const isName = (name: string): boolean => /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.test(name)

const known = new Map<string, Expression | ExpressionProblem>()
/** As many expressions as stay parsed: those of several long forms at once. */
const mostKnown = 20_000

/**
 * An expression as XLSForm writes it, parsed once.
 * @param text not empty
 */
export function expressionOf(text: string): Expression | ExpressionProblem {
  const before = known.get(text)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const made = parse(text)
  known.set(text, made)
  return made
}

export const isProblem = (expression: Expression | ExpressionProblem): expression is ExpressionProblem => 'code' in expression

function parse(text: string): Expression | ExpressionProblem {
  const source = straight(text)
  const names = new Set<string>()
  const xpath = (answers[source.toLowerCase()] ?? source).replace(quotedOrName, (whole, name: string | undefined, called: string | undefined) => {
    if (called !== undefined) return `${called}(`
    if (name === undefined || !isName(name)) return whole
    names.add(name)
    return variable(name)
  })
  try {
    const parsed = parseXPath(xpath)
    return problemOfFunctions(xpath) ?? problemOfPatterns(xpath) ?? { parsed, names: [...names] }
  } catch {
    return { code: 'faultyExpression' }
  }
}

/** Words that stand before a bracket without being a function. */
const notFunctions = new Set(['and', 'or', 'div', 'mod', 'text', 'node', 'comment', 'processing-instruction'])

function problemOfFunctions(xpath: string): ExpressionProblem | undefined {
  const called = xpath.replace(/'[^']*'|"[^"]*"/g, '').matchAll(/(?<![\w$.:-])([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*\(/g)
  for (const [, name = ''] of called) {
    const standing = notFunctions.has(name) ? 'known' : functionStanding(name)
    if (standing !== 'known') return { code: standing === 'unsupported' ? 'unsupportedFunction' : 'unknownFunction', name }
  }
  return undefined
}

/** Patterns that stand in the expression itself; one that is put together while it is evaluated is looked at then. */
function problemOfPatterns(xpath: string): ExpressionProblem | undefined {
  for (const [, single, double] of xpath.matchAll(/,\s*(?:'([^']*)'|"([^"]*)")\s*\)/g)) {
    const name = single ?? double ?? ''
    if (/\bregex\(/.test(xpath) && isPattern(name) && longestTextFor(name) === 0) return { code: 'endlessPattern', name: name.slice(0, 100) }
  }
  return undefined
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/**
 * Whether an initial value is an expression: it names a point or calls a function. Everything else is taken as it stands, as pyxform does.
 * @param text the cell `default` of a form
 */
export function isDynamic(text: string): boolean {
  if (text.includes('${')) return true
  const call = /(?:^|[\s(+*=,-])([a-z][\w:-]*)\(/.exec(text.replace(/'[^']*'|"[^"]*"/g, ''))
  return call !== null && functionStanding(call[1] ?? '') !== 'unknown'
}
