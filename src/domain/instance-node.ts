import type { FormPoint } from './form-outline.ts'

let made = 0

/** What an evaluator of XPath asks of a node: no more than a tree with names and texts. */
export class InstanceNode {
  readonly nodeType: 1 | 9
  readonly nodeName: string
  readonly localName: string
  readonly namespaceURI = null
  readonly attributes = null
  /** Also of nodes of a list of choices: an absolute path always means the form's own answers. */
  readonly ownerDocument: InstanceNode
  readonly parentNode: InstanceNode | null
  readonly childNodes: InstanceNode[] = []
  nextSibling: InstanceNode | null = null
  previousSibling: InstanceNode | null = null
  /** The point that it is the answer to, and in which rounds of the repeats around it; null outside of the form's answers. */
  readonly point: FormPoint | null
  readonly place: string
  readonly #text: InstanceText | null
  readonly #order: number

  constructor(name: string, parent: InstanceNode | null, own: { point?: FormPoint; place?: string; read?: () => string; document?: InstanceNode } = {}) {
    this.nodeType = parent === null && own.document === undefined ? 9 : 1
    this.nodeName = name
    this.localName = name
    this.parentNode = parent
    this.ownerDocument = own.document ?? parent?.ownerDocument ?? this
    this.point = own.point ?? null
    this.place = own.place ?? ''
    this.#text = own.read ? new InstanceText(this, own.read) : null
    const last = parent?.childNodes.at(-1)
    this.#order = made++
    if (last) [last.nextSibling, this.previousSibling] = [this, last]
    parent?.childNodes.push(this)
  }

  get firstChild(): InstanceNode | InstanceText | null {
    return this.#text ?? this.childNodes[0] ?? null
  }

  /** The text of the node, as `string(.)` would say it. */
  get text(): string {
    return this.#text?.nodeValue ?? this.childNodes.map((child) => child.text).join('')
  }

  /** Trees are built from front to back, so the order in which nodes were made is the document's. Bits as in the DOM: 4, the other follows; 2, it comes before. */
  compareDocumentPosition(other: InstanceNode): number {
    return this.#order < other.#order ? 4 : 2
  }
}

/** The text in a node, read when somebody asks for it. */
class InstanceText {
  readonly nodeType = 3
  readonly nodeName = '#text'
  readonly nextSibling = null
  readonly previousSibling = null
  readonly firstChild = null
  readonly parentNode: InstanceNode
  readonly #read: () => string

  constructor(parent: InstanceNode, read: () => string) {
    this.parentNode = parent
    this.#read = read
  }

  get nodeValue(): string {
    return this.#read()
  }
}
