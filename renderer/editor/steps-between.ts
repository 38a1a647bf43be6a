import type { Node } from '@tiptap/pm/model'
import { ReplaceStep, Transform, type Step } from '@tiptap/pm/transform'

/** The steps that make one text of another: what lies between the first and the last difference is replaced. */
export function stepsBetween(from: Node, to: Node): Step[] {
  const start = from.content.findDiffStart(to.content)
  const end = from.content.findDiffEnd(to.content)
  if (start === null || end === null) return []
  // Where the same letters follow each other, the end of the difference is found before its start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new Transform(from).replace(start, end.a + overlap, to.slice(start, end.b + overlap)).steps
}

/** Whether somebody is still writing what a step would replace: the caret stands in it, or right after it with no word ended between. */
export function isBeingTyped(doc: Node, step: Step, caret: number): boolean {
  if (!(step instanceof ReplaceStep) || caret < step.from || caret > doc.content.size) return false
  return caret <= step.to || /^\p{L}*$/u.test(doc.textBetween(step.to, caret, '\n', ' '))
}
