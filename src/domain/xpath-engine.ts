import xpath from 'xpath'
import { dayNumberOf } from './date-number.ts'

/** What an expression or a part of it comes to. */
export type XPathValue = { stringValue(): string; numberValue(): number; booleanValue(): boolean }
/** Several nodes, in no order until `toArray` is asked. */
export type XPathNodeSet<Node = unknown> = XPathValue & { readonly size: number; toArray(): Node[]; toUnsortedArray(): Node[] }
/** Where an expression is evaluated: `contextNode` is the node that `.` means. */
export type XPathContext<Node = unknown> = { readonly contextNode: Node; readonly contextPosition: number; readonly contextSize: number }
/** A part of an expression that nobody has looked at yet, so that `if` need not look at both of its branches. */
export type XPathOperand = { evaluate(context: XPathContext): XPathValue }
export type XPathFunction = (context: XPathContext, ...operands: XPathOperand[]) => XPathValue
export type ParsedXPath = { evaluate(context: object): XPathValue }

/** The package's own classes, which its types leave out. */
type Engine = {
  XPathParser: new () => { parse(expression: string): ParsedXPath }
  XPathContext: new (variables: object, namespaces: object, functions: object) => object
  XString: new (value: string) => XPathValue
  XNumber: { new (value: number | string): XPathValue; prototype: { parse(text: string): number } }
  XBoolean: new (value: boolean) => XPathValue
  XNodeSet: { new (): XPathNodeSet & { nodes: unknown[]; size: number; tree: unknown; stringForNode(node: unknown): string }; prototype: object }
  PathExpr: { prototype: object }
  Step: { SELF: number }
  NodeTest: { nodeTest: unknown }
  FunctionResolver: new () => { getFunction(name: string, namespace: string): XPathFunction | undefined }
}
const engine = xpath as unknown as Engine
type NodeSet = InstanceType<Engine['XNodeSet']>

/*
 * Where OpenRosa's expressions differ from XPath 1.0 (getodk.github.io/xforms-spec, "XPath Functions"), the package is told so here: days and times are numbers
 * where a number is wanted, an answer that nobody gave is no number and not true, and a set of a thousand choices is put together in a moment.
 */
engine.XNumber.prototype.parse = numberIn
Object.assign(engine.XNodeSet.prototype, {
  number(this: NodeSet) {
    return new engine.XNumber(this.toString())
  },
  numberValue(this: NodeSet) {
    return numberIn(this.toString())
  },
  booleanValue(this: NodeSet) {
    return this.size > 1 || (this.size === 1 && this.stringForNode(this.nodes[0]) !== '')
  },
  addArray(this: NodeSet, nodes: readonly unknown[]) {
    if (this.nodes.length === 0 && nodes.length === 1) this.nodes.push(nodes[0])
    else this.nodes = [...new Set([...this.nodes, ...nodes])]
    this.size = this.nodes.length
    this.tree = null
  },
})

/*
 * The package copies the whole context for every path. A variable by itself and `.` by itself, which is what nearly all paths of a form are, need none.
 */
type Path = { filter?: XPathOperand; filterPredicates?: readonly unknown[]; locationPath?: { absolute: boolean; steps: readonly Step[] } }
type Step = { axis: number; nodeTest: unknown; predicates: readonly unknown[] }
const general = (engine.PathExpr.prototype as { evaluate: (this: Path, context: XPathContext) => XPathValue }).evaluate
Object.assign(engine.PathExpr.prototype, {
  evaluate(this: Path, context: XPathContext) {
    if (this.filter && !this.locationPath && !this.filterPredicates?.length) return this.filter.evaluate(context)
    const [step, ...more] = this.locationPath?.steps ?? []
    const isSelf = !this.filter && step && more.length === 0 && step.axis === engine.Step.SELF && step.predicates.length === 0 && !this.locationPath?.absolute
    return isSelf && step.nodeTest === engine.NodeTest.nodeTest ? xnodes([context.contextNode]) : general.call(this, context)
  },
})

/** A text as a number: digits, a day (as days since 1970), a day with a time, or a time (as part of a day). NaN for everything else. */
function numberIn(text: string): number {
  return /^\s*-?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : dayNumberOf(text)
}

export const xstring = (value: string): XPathValue => new engine.XString(value)
export const xnumber = (value: number): XPathValue => new engine.XNumber(value)
export const xboolean = (value: boolean): XPathValue => new engine.XBoolean(value)

/** A set of nodes as the evaluator has them. */
export function xnodes<Node>(nodes: readonly Node[]): XPathNodeSet<Node> {
  const set = new engine.XNodeSet() as NodeSet & { addArray(nodes: readonly unknown[]): void }
  set.addArray(nodes)
  return set as XPathNodeSet as XPathNodeSet<Node>
}

export const isNodeSet = (value: XPathValue): value is XPathNodeSet => value instanceof engine.XNodeSet

const parser = new engine.XPathParser()
const standard = new engine.FunctionResolver()

/** A function of XPath 1.0 itself. */
export const standardFunction = (name: string): XPathFunction | undefined => standard.getFunction(name, '')

/** @throws what the parser says when it is no expression */
export const parseXPath = (expression: string): ParsedXPath => parser.parse(expression)

// Prefixes stand for themselves: `jr:choice-name` is in the namespace `jr`.
const namespaces = { getNamespace: (prefix: string) => prefix }

/** What an evaluation looks up: the value of a variable, and functions by their full names (`jr:choice-name`). */
export type XPathLookup = { variable: (name: string) => XPathValue; function: (name: string) => XPathFunction | undefined }

/** Everything that stays the same while one form is evaluated. */
export class XPathScope {
  readonly #variables: object
  readonly #functions: object
  constructor(lookup: XPathLookup) {
    this.#variables = { getVariable: lookup.variable }
    this.#functions = { getFunction: (name: string, namespace: string) => lookup.function(namespace === '' ? name : `${namespace}:${name}`) }
  }

  /** @throws what goes wrong in the expression: an unknown function, words where nodes are wanted */
  evaluate(parsed: ParsedXPath, node: object): XPathValue {
    const context = new engine.XPathContext(this.#variables, namespaces, this.#functions)
    return parsed.evaluate(Object.assign(context, { expressionContextNode: node }))
  }
}
