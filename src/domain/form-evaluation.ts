import type { ChecklistAnswer } from './checklist-answer.ts'
import type { ChecklistChoice } from './checklist-item.ts'
import type { ChecklistRun } from './checklist-run.ts'
import { dependencyOrder } from './form-dependencies.ts'
import { expressionOf, isDynamic, isProblem, nameOfVariable, type ExpressionProblem } from './expression.ts'
import { outlineOf, placeIn, pointNamed, repeatKey, roundsOf, type FormOutline, type FormPoint } from './form-outline.ts'
import { InstanceNode } from './instance-node.ts'
import { functionsFor, type FormSession } from './openrosa-functions.ts'
import { XPathScope, xnodes, type XPathValue } from './xpath-engine.ts'

/** A checklist in use, as far as its expressions see it. */
export type EvaluatedRun = Pick<ChecklistRun, 'id' | 'items' | 'choices' | 'repeats'>
/** When it is evaluated: the day, and the day with a time (`2018-02-07T09:30`), both in Danish time. */
export type FormMoment = { readonly today: string; readonly now: string }
/** Why an expression had no effect. A condition counts as true then, a constraint as kept, a calculation as empty. */
export type FormProblem = ExpressionProblem | { readonly code: 'circular' | 'failed' }

/** As many rounds of repeats, all told, as are built: a form that counts to a billion stops here. */
const mostNodes = 50_000
const mostRounds = 200

type State = { asked?: boolean; value?: string; working?: boolean }

/** The answers of a run as a tree of nodes whose texts and conditions are worked out when somebody asks, each once. */
export class FormEvaluation {
  readonly outline: FormOutline
  readonly root = new InstanceNode('', null)
  readonly problems = new Map<InstanceNode, FormProblem>()
  readonly #run: EvaluatedRun
  readonly #moment: FormMoment
  readonly #language: string
  readonly #answers: ReadonlyMap<string, ChecklistAnswer>
  readonly #nodes = new Map<FormPoint, InstanceNode[]>()
  readonly #states = new Map<InstanceNode, State>()
  readonly #instances = new Map<string, InstanceNode>()
  readonly #scope: XPathScope
  readonly #origins: InstanceNode[] = []
  #nodeCount = 0
  #dice = 0

  constructor(run: EvaluatedRun, answers: readonly ChecklistAnswer[], moment: FormMoment, language: string) {
    this.outline = outlineOf(run.items)
    this.#run = run
    this.#moment = moment
    this.#language = language
    this.#answers = new Map(answers.filter((one) => one.runId === run.id && !one.deleted).map((one) => [`${one.itemId} ${one.place}`, one]))
    this.#scope = new XPathScope({ variable: (name) => this.#referred(nameOfVariable(name)), function: functionsFor(this.#session()) })
    const counted = this.outline.points.some(({ item }) => item.repeatCount !== '')
    this.#grow(this.outline.top, new InstanceNode('data', this.root), '')
    // What was worked out while the tree was growing may have missed what came later.
    if (counted) this.#states.clear()
    this.#settle()
  }

  /** The nodes of a point, in the order of their rounds. */
  nodesOf = (point: FormPoint): readonly InstanceNode[] => this.#nodes.get(point) ?? []

  answerAt = (node: InstanceNode): ChecklistAnswer | undefined => this.#answers.get(`${node.point?.item.id ?? ''} ${node.place}`)

  /** Whether a point is asked: its own condition and those of the groups around it hold. */
  isAsked(node: InstanceNode): boolean {
    const { point } = node
    if (point === null) return true
    const state = this.#state(node)
    if (state.asked !== undefined) return state.asked
    const above = node.parentNode
    return (state.asked = (above === null || this.isAsked(above)) && (point.item.condition === '' || this.truth(node, point.item.condition, true)))
  }

  /** The text of the node: the answer, what its calculation comes to, or what stands there from the start. Empty when it is not asked. */
  valueOf(node: InstanceNode): string {
    const state = this.#state(node)
    if (state.value !== undefined) return state.value
    if (state.working) return this.#circular(node, '')
    state.working = true
    state.value = this.isAsked(node) ? this.#work(node) : ''
    state.working = false
    return state.value
  }

  /** Whether an expression holds at a node; `otherwise` when it cannot be said. */
  truth(node: InstanceNode, expression: string, otherwise: boolean): boolean {
    return this.#evaluate(node, expression)?.booleanValue() ?? otherwise
  }

  /** The choices that a point offers. */
  offered(node: InstanceNode): ChecklistChoice[] {
    const item = node.point?.item
    const ofList = this.#run.choices.filter(({ list }) => list === item?.list)
    if (!item || item.choiceFilter === '') return ofList
    const items = this.#instance(item.list)?.childNodes[0]?.childNodes ?? []
    return ofList.filter((_, i) => this.#evaluate(node, item.choiceFilter, items[i])?.booleanValue() ?? true)
  }

  /** Whether a choice is among those offered, without looking at the others. */
  offers(node: InstanceNode, name: string): boolean {
    const item = node.point?.item
    if (!item || item.choiceFilter === '') return true
    const items = this.#instance(item.list)?.childNodes[0]?.childNodes ?? []
    const named = items.filter((one) => one.childNodes[0]?.text === name)
    return named.some((one) => this.#evaluate(node, item.choiceFilter, one)?.booleanValue() ?? true)
  }

  /** The nodes that `${name}` means at a node: those of its own rounds, as far as both stand in the same repeats. */
  referred(node: InstanceNode, name: string): InstanceNode[] {
    const target = pointNamed(this.outline, name, node.point)
    if (!target) return []
    const [all, around] = [this.nodesOf(target), node.point?.repeats ?? []]
    let shared = 0
    while (shared < around.length && around[shared] === target.repeats[shared]) shared += 1
    if (shared === 0) return [...all]
    const prefix = roundsOf(node.place).slice(0, shared)
    return all.filter(({ place }) => prefix.every((round, i) => roundsOf(place)[i] === round))
  }

  labelOf(list: string, name: string): string {
    const choice = this.#run.choices.find((one) => one.list === list && one.name === name)
    return choice === undefined ? name : choice.translations[this.#language] || choice.label || name
  }

  #state(node: InstanceNode): State {
    const known = this.#states.get(node)
    if (known) return known
    const made: State = {}
    this.#states.set(node, made)
    return made
  }

  #grow(points: readonly FormPoint[], parent: InstanceNode, place: string): void {
    for (const point of points) {
      if (point.item.kind === 'repeat') this.#growRepeat(point, parent, place)
      else {
        const node = this.#make(point, parent, place)
        this.#grow(point.children, node, place)
      }
    }
  }

  #growRepeat(point: FormPoint, parent: InstanceNode, place: string): void {
    const wanted = this.roundCount(point, parent, place)
    for (let round = 1; round <= wanted && this.#nodeCount < mostNodes; round += 1)
      this.#grow(point.children, this.#make(point, parent, placeIn(place, round)), placeIn(place, round))
  }

  /** How often a repeat is asked within a round of those around it. */
  roundCount({ item }: FormPoint, parent: InstanceNode, place: string): number {
    const counted = item.repeatCount === '' ? undefined : this.#evaluate(parent, item.repeatCount)?.numberValue()
    const wanted = item.repeatCount === '' ? (this.#run.repeats[repeatKey(item.id, place)] ?? 1) : (counted ?? 1)
    return Math.min(mostRounds, Math.max(0, Math.floor(Number.isNaN(wanted) ? 0 : wanted)))
  }

  #make(point: FormPoint, parent: InstanceNode, place: string): InstanceNode {
    const holdsOthers = point.item.kind === 'group' || point.item.kind === 'repeat'
    const node: InstanceNode = new InstanceNode(point.name, parent, { point, place, ...(holdsOthers ? {} : { read: () => this.valueOf(node) }) })
    const known = this.#nodes.get(point)
    if (known) known.push(node)
    else this.#nodes.set(point, [node])
    this.#nodeCount += 1
    return node
  }

  /** Works everything out, what others rest on first: a long chain of points would otherwise run deep. */
  #settle(): void {
    const { order, circular } = dependencyOrder(this.outline)
    for (const point of order)
      for (const node of this.nodesOf(point)) {
        if (circular.has(point)) this.problems.set(node, { code: 'circular' })
        if (node.childNodes.length === 0 && point.item.kind !== 'group' && point.item.kind !== 'repeat') this.valueOf(node)
        else this.isAsked(node)
      }
  }

  #work(node: InstanceNode): string {
    const { item } = node.point ?? {}
    if (!item) return ''
    const given = this.answerAt(node)?.value ?? null
    if (item.calculation !== '' && (given === null || item.kind === 'calculation' || item.readOnly)) return this.#calculated(node, item.calculation)
    if (given !== null) return given
    if (item.initial === '') return ''
    return isDynamic(item.initial) ? this.#calculated(node, item.initial) : item.initial
  }

  #calculated(node: InstanceNode, expression: string): string {
    const text = this.#evaluate(node, expression)?.stringValue() ?? ''
    return text === 'NaN' ? '' : text
  }

  #circular<Value>(node: InstanceNode, value: Value): Value {
    this.problems.set(node, { code: 'circular' })
    return value
  }

  /** @param context what `.` means, where it is not the node itself: a choice that is filtered */
  #evaluate(node: InstanceNode, text: string, context: InstanceNode = node): XPathValue | undefined {
    const expression = expressionOf(text)
    if (isProblem(expression)) {
      this.problems.set(node, expression)
      return undefined
    }
    if (node.point !== null && dependencyOrder(this.outline).circular.has(node.point)) return this.#circular(node, undefined)
    this.#origins.push(node)
    this.#dice = 0
    try {
      return this.#scope.evaluate(expression.parsed, context)
    } catch {
      this.problems.set(node, { code: 'failed' })
      return undefined
    } finally {
      this.#origins.pop()
    }
  }

  #referred(name: string): XPathValue {
    const origin = this.#origins.at(-1)
    return xnodes(origin ? this.referred(origin, name) : [])
  }

  #session(): FormSession {
    return {
      ...this.#moment,
      locale: /\(([a-z]{2,3})\)/.exec(this.#language)?.[1] ?? 'da',
      random: () => chance(`${this.#run.id} ${this.#origins.at(-1)?.point?.item.id ?? ''} ${this.#origins.at(-1)?.place ?? ''} ${(this.#dice += 1)}`),
      origin: () => this.#origins.at(-1) ?? this.root,
      storedAnswer: () => this.answerAt(this.#origins.at(-1) ?? this.root)?.value ?? '',
      isAsked: (node) => this.isAsked(node),
      nodeInRounds: (node, rounds) => this.#inRounds(node, rounds),
      instance: (list) => this.#instance(list),
      choiceLabel: (name, choice) => this.labelOf(pointNamed(this.outline, name, this.#origins.at(-1)?.point ?? null)?.item.list ?? '', choice),
    }
  }

  #inRounds(node: InstanceNode, rounds: ReadonlyMap<string, number>): InstanceNode | undefined {
    const { point } = node
    if (point === null) return undefined
    const own = roundsOf(node.place)
    const place = point.repeats.map(({ item }, i) => String(rounds.get(item.id) ?? own[i] ?? 1)).join('.')
    return this.nodesOf(point).find((one) => one.place === place)
  }

  /** A list of choices as XLSForm's `instance('list')/root/item` sees it: name, label and the columns beside them. */
  #instance(list: string): InstanceNode | undefined {
    const known = this.#instances.get(list)
    if (known) return known
    const choices = this.#run.choices.filter((choice) => choice.list === list)
    if (choices.length === 0) return undefined
    const document = this.root
    const made = new InstanceNode('instance', null, { document })
    const root = new InstanceNode('root', made, { document })
    for (const { name, label, cells } of choices) {
      const item = new InstanceNode('item', root, { document })
      for (const [column, text] of Object.entries({ name, label, ...cells })) new InstanceNode(column, item, { document, read: () => text })
    }
    this.#instances.set(list, made)
    return made
  }
}

/** A number from 0 up to 1 that a text always gives (FNV-1a, then mixed). */
function chance(seed: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i += 1) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}
