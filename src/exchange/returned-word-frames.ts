import type { Element } from '@xmldom/xmldom'
import { attributeOf } from './word-xml.ts'
import { lookup } from '../domain/lookup.ts'

/** That the frame of a form's field (a content control) was inserted or deleted, apart from what stands in it. */
export type FrameChange = { readonly kind: 'insertion' | 'deletion'; readonly author: string; readonly date: string }

const range = /^customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)$/
const kinds = lookup<FrameChange['kind']>({ Ins: 'insertion', Del: 'deletion', MoveFrom: 'deletion', MoveTo: 'insertion' })

/**
 * The changed frames of a story, read from the ranges around their ends. A range crosses the beginning of a frame or its end, or holds the whole of it. Programs mark both
 * ends: the second one of a frame that was changed by the same person at the same time says nothing new.
 */
export class FrameRanges {
  readonly #begun = new Map<string, FrameChange & { readonly depth: number }>()
  /** Of how many frames the end is still to come, by who changed them. */
  readonly #halves = new Map<string, number>()

  /** Reads an element that may begin or end a range; answers the change once it is known. */
  read(element: Element, name: string, depth: number): FrameChange | null {
    const [, kind = '', end = ''] = range.exec(name) ?? []
    if (kind === '') return null
    const id = `${kind} ${attributeOf(element, 'id')}`
    if (end === 'End') return this.#end(id, kind, depth)
    this.#begun.set(id, { kind: kinds[kind] ?? 'insertion', author: attributeOf(element, 'author'), date: attributeOf(element, 'date'), depth })
    return null
  }

  #end(id: string, kind: string, depth: number): FrameChange | null {
    const begun = this.#begun.get(id)
    if (begun === undefined) return null
    this.#begun.delete(id)
    const key = [kind, begun.author, begun.date].join('\n')
    const halves = this.#halves.get(key) ?? 0
    if (depth < begun.depth && halves > 0) {
      this.#halves.set(key, halves - 1)
      return null
    }
    if (depth > begun.depth) this.#halves.set(key, halves + 1)
    return begun
  }
}
