import { mergeAttributes, Node } from '@tiptap/core'
import { proseAttributes } from '../../src/domain/prose.ts'

/** An attribute read from a page: what was pasted from elsewhere may hold anything. */
const held = (name: keyof typeof proseAttributes, value: string | undefined, otherwise: string | null): string | null =>
  value !== undefined && proseAttributes[name].safeParse(value).success ? value : otherwise

/** What an editor's nodes ask the page around them to open: the place in the document and the element to stand beside. */
export type OpenRequest = { readonly kind: 'footnote' | 'quote'; readonly pos: number; readonly anchor: HTMLElement }

/** How the page around an editor answers its nodes; a mutable holder, because an editor outlives a render. */
export type ProseSurroundings = {
  open: (request: OpenRequest) => void
  /** The letter of an evidence source, or null when it is not (or no longer) among the evidence. `inOrder`: letters by first appearance in this text. */
  evidenceLabel: 'inOrder' | ((source: string) => string | null)
  /** The source's own words, for a screen reader; null when there is no such source. */
  evidenceWords: (source: string) => string | null
  /** The title of a statistic of the case; null when there is no such one. */
  statisticTitle: (id: string) => string | null
  words: {
    footnote: string
    sourceAndDate: string
    quoteSource: (source: string, date: string | null) => string
    evidence: (label: string, words: string) => string
    evidenceGone: string
    statisticGone: string
  }
}

/** Headings of two levels. On the page they stand below the section's own heading, hence `h3` and `h4`. */
export const Heading = Node.create({
  name: 'heading',
  parseHTML() {
    return [
      { tag: '[data-heading]', getAttrs: (element) => ({ level: element.dataset['heading'] === '2' ? 2 : 1 }) },
      { tag: 'h1', attrs: { level: 1 } },
      ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 2 } })),
    ]
  },
  addAttributes() {
    return { level: { rendered: false } }
  },
  renderHTML({ node }) {
    const level = Number(node.attrs['level'])
    return [`h${Math.min(level, 2) + 2}`, { 'data-heading': level }, 0]
  },
  addKeyboardShortcuts() {
    const toggle = (level: number) => () => this.editor.commands.toggleNode('heading', 'paragraph', { level })
    return { 'Mod-Shift-1': toggle(1), 'Mod-Shift-2': toggle(2), 'Mod-Shift-0': () => this.editor.commands.setNode('paragraph') }
  },
})

/** A quote with its source and date, which stand below it as a button that opens them. */
export const blockquote = (surroundings: ProseSurroundings): Node =>
  Node.create({
    name: 'blockquote',
    addAttributes() {
      return { source: { rendered: false }, date: { rendered: false }, answer: { rendered: false } }
    },
    parseHTML() {
      return [
        {
          tag: 'blockquote',
          getAttrs: (element) => ({
            source: held('blockquote.source', element.dataset['source'], ''),
            date: held('blockquote.date', element.dataset['date'], null),
            answer: held('blockquote.answer', element.dataset['answer'], ''),
          }),
        },
      ]
    },
    renderHTML({ node }) {
      const { source, date, answer } = node.attrs as { source: string; date: string | null; answer: string }
      return ['blockquote', { 'data-source': source, 'data-date': date, 'data-answer': answer }, 0]
    },
    addKeyboardShortcuts() {
      return { 'Mod-Shift-9': () => this.editor.commands.toggleWrap('blockquote') }
    },
    addNodeView() {
      return ({ node, getPos }) => {
        const dom = document.createElement('blockquote')
        const contentDOM = dom.appendChild(document.createElement('div'))
        const button = dom.appendChild(document.createElement('button'))
        button.type = 'button'
        button.contentEditable = 'false'
        button.className = 'prose-quote-source'
        button.onclick = () => surroundings.open({ kind: 'quote', pos: getPos() ?? 0, anchor: button })
        const show = (source: string, date: string | null): void => {
          button.textContent = source === '' && date === null ? surroundings.words.sourceAndDate : surroundings.words.quoteSource(source, date)
          button.dataset['empty'] = String(source === '' && date === null)
        }
        show(String(node.attrs['source']), node.attrs['date'] as string | null)
        return {
          dom,
          contentDOM,
          update: (next) => {
            if (next.type !== node.type) return false
            show(String(next.attrs['source']), next.attrs['date'] as string | null)
            return true
          },
          ignoreMutation: (mutation) => mutation.type !== 'selection' && button.contains(mutation.target),
          stopEvent: (event) => button.contains(event.target as HTMLElement),
        }
      }
    },
  })

/** A footnote: a number in the text, its words in an attribute. `numbering.ts` writes the number. */
export const footnote = (surroundings: ProseSurroundings): Node =>
  Node.create({
    name: 'footnote',
    addAttributes() {
      return { text: { rendered: false } }
    },
    parseHTML() {
      return [{ tag: '[data-footnote]', getAttrs: (element) => ({ text: held('footnote.text', element.dataset['footnote'], '') }) }]
    },
    renderHTML({ node }) {
      return ['sup', { 'data-footnote': String(node.attrs['text']) }]
    },
    addNodeView() {
      return ({ node, getPos }) => {
        const dom = document.createElement('sup')
        dom.className = 'prose-footnote'
        const open = (): void => surroundings.open({ kind: 'footnote', pos: getPos() ?? 0, anchor: dom })
        dom.onclick = open
        const show = (text: string): void => {
          dom.dataset['footnote'] = text
          dom.title = text
          dom.setAttribute('aria-label', `${surroundings.words.footnote}: ${text}`)
        }
        dom.setAttribute('role', 'img')
        show(String(node.attrs['text']))
        return {
          dom,
          update: (next) => {
            if (next.type !== node.type) return false
            show(String(next.attrs['text']))
            return true
          },
          ignoreMutation: () => true,
        }
      }
    },
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state
          const selected = selection.content().content.firstChild
          const dom = this.editor.view.nodeDOM(selection.from)
          if (selection.to - selection.from !== 1 || !(dom instanceof HTMLElement) || dom.dataset['footnote'] === undefined || selected === null) return false
          surroundings.open({ kind: 'footnote', pos: selection.from, anchor: dom })
          return true
        },
      }
    },
  })

/** A reference to what a sentence rests on: a letter in a chip. `numbering.ts` writes the letter. */
export const Evidence = Node.create({
  name: 'evidence',
  addAttributes() {
    return { source: { rendered: false } }
  },
  parseHTML() {
    return [{ tag: '[data-evidence]', getAttrs: (element) => ({ source: held('evidence.source', element.dataset['evidence'], '') }) }]
  },
  renderHTML({ node }) {
    return ['span', mergeAttributes({ class: 'prose-evidence', 'data-evidence': String(node.attrs['source']), role: 'img' })]
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span')
      dom.className = 'prose-evidence'
      dom.dataset['evidence'] = String(node.attrs['source'])
      dom.setAttribute('role', 'img')
      return { dom, update: (next) => next.type === node.type && next.attrs['source'] === node.attrs['source'], ignoreMutation: () => true }
    }
  },
})

/** Figures of the case, as a block that names them: the chart and its table are drawn on the page. `numbering.ts` writes their title. */
export const Statistic = Node.create({
  name: 'statistic',
  addAttributes() {
    return { id: { rendered: false } }
  },
  parseHTML() {
    return [{ tag: '[data-statistic]', getAttrs: (element) => ({ id: held('statistic.id', element.dataset['statistic'], '') }) }]
  },
  renderHTML({ node }) {
    return ['div', { class: 'prose-statistic', 'data-statistic': String(node.attrs['id']) }]
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('div')
      dom.className = 'prose-statistic'
      dom.dataset['statistic'] = String(node.attrs['id'])
      dom.setAttribute('role', 'img')
      return { dom, update: (next) => next.type === node.type && next.attrs['id'] === node.attrs['id'], ignoreMutation: () => true }
    }
  },
})
