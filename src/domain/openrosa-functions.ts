import { dateOfNumber, dateTimeOfNumber, dayNumberOf, formatDayNumber } from './date-number.ts'
import type { InstanceNode } from './instance-node.ts'
import { lookup } from './lookup.ts'
import { longestTextFor } from './pattern-safety.ts'
import {
  isNodeSet,
  standardFunction,
  xboolean,
  xnodes,
  xnumber,
  xstring,
  type XPathContext,
  type XPathFunction,
  type XPathOperand,
  type XPathValue,
} from './xpath-engine.ts'

/** What the functions ask of the form that is being evaluated. */
export type FormSession = {
  readonly today: string
  readonly now: string
  /** Names months and days in `format-date`. */
  readonly locale: string
  /** A number from 0 up to 1, the same each time for the same place in the form. */
  random(): number
  /** The node whose expression is evaluated. */
  origin(): InstanceNode
  /** The answer that stands at the origin, whatever its calculation says. */
  storedAnswer(): string
  isAsked(node: InstanceNode): boolean
  /** The node of a point in a round that `rounds` names, by the repeat's id. */
  nodeInRounds(node: InstanceNode, rounds: ReadonlyMap<string, number>): InstanceNode | undefined
  /** The root of the tree of a list of choices. */
  instance(list: string): InstanceNode | undefined
  /** The label of a choice of the point with this name. */
  choiceLabel(pointName: string, choice: string): string
}

/** A call of a function: its operands, each looked at when it is asked for. */
class Call {
  readonly session: FormSession
  readonly context: XPathContext<InstanceNode>
  readonly #operands: readonly XPathOperand[]

  constructor(session: FormSession, context: XPathContext<InstanceNode>, operands: readonly XPathOperand[]) {
    this.session = session
    this.context = context
    this.#operands = operands
  }

  get count(): number {
    return this.#operands.length
  }
  value(index: number): XPathValue {
    const operand = this.#operands[index]
    if (!operand) throw new Error('An operand is missing')
    return operand.evaluate(this.context)
  }
  text = (index: number): string => this.value(index).stringValue()
  number = (index: number): number => this.value(index).numberValue()
  boolean = (index: number): boolean => this.value(index).booleanValue()

  /** The nodes of an operand that are asked: what the form has left out counts for nothing. */
  nodes(index: number): InstanceNode[] {
    const value = this.value(index)
    if (!isNodeSet(value)) throw new Error('Nodes are wanted')
    return (value.toArray() as InstanceNode[]).filter((node) => this.session.isAsked(node))
  }

  /** The texts of the operands from one on: all nodes of those that are several. */
  texts(from: number): string[] {
    return this.#operands.slice(from).flatMap((_, i) => {
      const value = this.value(from + i)
      return isNodeSet(value) ? this.nodes(from + i).map((node) => node.text) : [value.stringValue()]
    })
  }

  /** The numbers among the operands; what nobody answered is left out. */
  numbers = (from: number): number[] =>
    this.texts(from)
      .filter((text) => text !== '')
      .map((text) => xstring(text).numberValue())
}

type Implementation = (call: Call) => string | number | boolean | XPathValue

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')

/** A day as a number of days since 1970, from a number or from what is written as a day. */
const days = (text: string): number => xstring(text).numberValue()

const isTrue = (text: string): boolean => days(text) > 0 || text === 'true'

/** A number with so many decimals, halves away from zero as people round. */
function rounded(value: number, decimals: number): number {
  const power = 10 ** decimals
  const scaled = Number((Math.abs(value) * power).toPrecision(15))
  return (Math.sign(value) * Math.round(scaled)) / power
}

/** @throws when the pattern is none, or could keep the program busy without end with this text */
function regex(text: string, pattern: string): boolean {
  const expression = new RegExp(pattern)
  if (text.length > longestTextFor(pattern)) throw new Error('The pattern has no bound')
  return expression.test(text)
}

/** The node's place among its siblings of the same name. */
function positionOf(node: InstanceNode | undefined): number {
  let position = 0
  for (let at: InstanceNode | null | undefined = node; at; at = at.previousSibling) if (at.nodeName === node?.nodeName) position += 1
  return position
}

function indexedRepeat(call: Call): XPathValue | string {
  const value = call.value(0)
  if (!isNodeSet(value)) throw new Error('Nodes are wanted')
  const [node] = value.toArray() as InstanceNode[]
  if (!node) return ''
  const rounds = new Map<string, number>()
  for (let index = 1; index + 1 < call.count; index += 2) {
    const repeats = call.value(index)
    const [repeat] = isNodeSet(repeats) ? (repeats.toArray() as InstanceNode[]) : []
    if (repeat?.point) rounds.set(repeat.point.item.id, call.number(index + 1))
  }
  const found = call.session.nodeInRounds(node, rounds)
  return found ? xnodes([found]) : ''
}

/** How many of the operands are true, or what they weigh together, is between two bounds; -1 is none. */
function between(call: Call, total: number): boolean {
  const [least, most] = [call.number(0), call.number(1)]
  return (least < 0 || total >= least) && (most < 0 || total <= most)
}

function weighed(call: Call): number {
  let total = 0
  for (let index = 2; index + 1 < call.count; index += 2) if (isTrue(call.text(index))) total += call.number(index + 1)
  return total
}

/** A date or time that was asked for with what is none comes to nothing. */
const formatted = (call: Call): string => {
  const at = days(call.text(0))
  return Number.isNaN(at) ? '' : formatDayNumber(at, call.text(1), call.session.locale)
}

function uuid({ session, count, number }: Call): string {
  const digit = (): string => Math.floor(session.random() * 16).toString(16)
  if (count > 0) return Array.from({ length: Math.min(Math.max(0, number(0)), 1000) }, digit).join('')
  return 'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, digit)
}

const math =
  (run: (value: number, other: number) => number): Implementation =>
  (call) =>
    run(call.number(0), call.count > 1 ? call.number(1) : NaN)

const extreme =
  (beats: (one: number, best: number) => boolean): Implementation =>
  (call) => {
    const numbers = call.numbers(0)
    return numbers.reduce((best, one) => (beats(one, best) ? one : best), numbers[0] ?? NaN)
  }

/** OpenRosa's functions (getodk.github.io/xforms-spec, "XPath Functions") that XPath 1.0 does not have or has in another way. */
const implementations = lookup<Implementation>({
  if: (call) => (call.boolean(0) ? call.value(1) : call.value(2)),
  coalesce: (call) => {
    for (let index = 0; index < call.count; index += 1) if (call.text(index) !== '') return call.value(index)
    return ''
  },
  once: (call) => call.session.storedAnswer() || call.text(0),
  selected: (call) => words(call.text(0)).includes(call.text(1).trim()),
  'selected-at': (call) => words(call.text(0))[call.number(1)] ?? '',
  'count-selected': (call) => words(call.text(0)).length,
  regex: (call) => regex(call.text(0), call.text(1)),
  int: math(Math.trunc),
  round: (call) => rounded(call.number(0), call.count > 1 ? call.number(1) : 0),
  pow: math((base, power) => base ** power),
  abs: math(Math.abs),
  sqrt: math(Math.sqrt),
  exp: math(Math.exp),
  exp10: math((value) => 10 ** value),
  log: math(Math.log),
  log10: math(Math.log10),
  sin: math(Math.sin),
  cos: math(Math.cos),
  tan: math(Math.tan),
  asin: math(Math.asin),
  acos: math(Math.acos),
  atan: math(Math.atan),
  atan2: math(Math.atan2),
  pi: () => Math.PI,
  min: extreme((one, least) => one < least),
  max: extreme((one, most) => one > most),
  sum: (call) => call.numbers(0).reduce((total, one) => total + one, 0),
  count: (call) => call.nodes(0).length,
  'count-non-empty': (call) => call.nodes(0).filter((node) => node.text !== '').length,
  join: (call) => call.texts(1).join(call.text(0)),
  concat: (call) => call.texts(0).join(''),
  substr: (call) => (call.count > 2 ? call.text(0).slice(call.number(1), call.number(2)) : call.text(0).slice(call.number(1))),
  'ends-with': (call) => call.text(0).endsWith(call.text(1)),
  position: (call) => (call.count === 0 ? call.context.contextPosition : positionOf(call.nodes(0)[0])),
  'indexed-repeat': indexedRepeat,
  // The second operand is the reference in quotes: '${name}', or a path that ends in the name.
  'jr:choice-name': (call) => call.session.choiceLabel(/([\w.-]+)\}?\s*$/.exec(call.text(1))?.[1] ?? '', call.text(0)),
  instance: (call) => xnodes([call.session.instance(call.text(0))].filter((node) => node !== undefined)),
  current: (call) => xnodes([call.session.origin()]),
  today: ({ session }) => session.today,
  now: ({ session }) => session.now,
  date: (call) => dateOfNumber(days(call.text(0))),
  'date-time': (call) => dateTimeOfNumber(days(call.text(0))),
  'format-date': formatted,
  'format-date-time': formatted,
  'decimal-date-time': (call) => days(call.text(0)),
  'decimal-time': (call) => dayNumberOf(call.text(0)) % 1,
  'boolean-from-string': (call) => ['1', 'true'].includes(call.text(0)),
  checklist: (call) => between(call, call.texts(2).filter(isTrue).length),
  'weighted-checklist': (call) => between(call, weighed(call)),
  random: ({ session }) => session.random(),
  uuid,
  version: () => '',
})

/** What ODK and Enketo have beyond this program: places on a map, data beside the form, ciphers. */
const unsupported = new Set([
  ...['area', 'distance', 'geofence', 'intersects', 'pulldata', 'search', 'digest', 'randomize', 'base64-decode', 'base64-encode', 'extract-signed'],
  ...['jr:itext', 'property', 'thousandsep', 'thousands-sep', 'id', 'lang', 'cht:difference-in-months', 'difference-in-months', 'z-score', 'last-saved'],
])
const standardNames = [
  ...['last', 'local-name', 'namespace-uri', 'name', 'string', 'starts-with', 'contains', 'substring-before', 'substring-after', 'substring', 'string-length'],
  ...['normalize-space', 'translate', 'boolean', 'not', 'true', 'false', 'number', 'floor', 'ceiling'],
]
const standing = new Map<string, 'known' | 'unsupported'>([
  ...[...unsupported].map((name) => [name, 'unsupported'] as const),
  ...[...Object.keys(implementations), ...standardNames].map((name) => [name, 'known'] as const),
])

/** Whether the program has a function, knows of it, or has never heard of it. */
export const functionStanding = (name: string): 'known' | 'unsupported' | 'unknown' => standing.get(name) ?? 'unknown'

const wrapped = (value: string | number | boolean | XPathValue): XPathValue =>
  typeof value === 'string' ? xstring(value) : typeof value === 'number' ? xnumber(value) : typeof value === 'boolean' ? xboolean(value) : value

/** The functions for one evaluation of a form. */
export function functionsFor(session: FormSession): (name: string) => XPathFunction | undefined {
  const made = new Map<string, XPathFunction>()
  return (name) => {
    const before = made.get(name)
    if (before) return before
    const run = implementations[name]
    const built: XPathFunction | undefined = run
      ? (context, ...operands) => wrapped(run(new Call(session, context as XPathContext<InstanceNode>, operands)))
      : standardFunction(name)
    if (built) made.set(name, built)
    return built
  }
}
