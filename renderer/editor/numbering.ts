import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { evidenceLetter } from './evidence-sources.ts'
import type { ProseSurroundings } from './prose-nodes.ts'

/**
 * Writes the numbers of footnotes, the letters of evidence chips and the titles of figures into an editor's page.
 */
export function writeNumbers(view: EditorView, surroundings: ProseSurroundings): void {
  let number = 0
  for (const element of view.dom.querySelectorAll<HTMLElement>('.prose-footnote')) element.dataset['number'] = String(++number)
  const order: string[] = []
  for (const element of view.dom.querySelectorAll<HTMLElement>('.prose-evidence')) {
    const source = element.dataset['evidence'] ?? ''
    if (!order.includes(source)) order.push(source)
    const words = surroundings.evidenceWords(source)
    const label = surroundings.evidenceLabel === 'inOrder' ? evidenceLetter(order.indexOf(source)) : surroundings.evidenceLabel(source)
    const gone = words === null || label === null
    element.dataset['label'] = gone ? '?' : label
    element.dataset['gone'] = String(gone)
    element.setAttribute('aria-label', gone ? surroundings.words.evidenceGone : surroundings.words.evidence(label, words))
  }
  for (const element of view.dom.querySelectorAll<HTMLElement>('.prose-statistic')) {
    const title = surroundings.statisticTitle(element.dataset['statistic'] ?? '') ?? surroundings.words.statisticGone
    element.textContent = title
    element.setAttribute('aria-label', title)
  }
}

const isNumbered = (node: Node): boolean => ['footnote', 'evidence', 'statistic'].includes(node.type.name)

function holdsNumbered(doc: Node, from: number, to: number): boolean {
  let found = false
  doc.nodesBetween(Math.max(0, from), Math.min(doc.content.size, to), (node) => {
    if (isNumbered(node)) found = true
    return !found
  })
  return found
}

/** True when the part in which the two documents differ holds a footnote, an evidence reference or figures on either side. */
export function numbersMayDiffer(before: Node, after: Node): boolean {
  const start = before.content.findDiffStart(after.content)
  if (start === null) return false
  const end = before.content.findDiffEnd(after.content)
  if (end === null) return true
  return holdsNumbered(before, start, Math.max(start, end.a)) || holdsNumbered(after, start, Math.max(start, end.b))
}

/** Keeps footnote numbers, evidence letters and the titles of figures right while the text is edited, without walking the document on each key. */
export const numbering = (surroundings: ProseSurroundings): Extension =>
  Extension.create({
    name: 'numbering',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          view: (view) => {
            writeNumbers(view, surroundings)
            return {
              update: (current, before) => {
                if (current.state.doc !== before.doc && numbersMayDiffer(before.doc, current.state.doc)) writeNumbers(current, surroundings)
              },
            }
          },
        }),
      ]
    },
  })
