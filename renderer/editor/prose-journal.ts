import { Node } from '@tiptap/pm/model'
import { ReplaceStep, Step } from '@tiptap/pm/transform'
import { proseSchema, proseSchemaVersion, type Prose, type ProseNode } from '../../src/domain/prose.ts'
import { fingerprint } from './prose-json.ts'

/**
 * The changes of a text that no row holds yet, as the draft journal keeps them: ProseMirror steps on the text whose fingerprint is `on`.
 * `result` is set right before the row is saved: a row with that fingerprint already holds the changes.
 */
export type ProseJournal = {
  readonly prose: true
  readonly inspectionId: string
  readonly on: string
  readonly steps: readonly unknown[]
  readonly result: string | null
}

/** Reads a journal from a draft's payload; null when the payload is something else. */
export function journalOf(payload: unknown): ProseJournal | null {
  if (typeof payload !== 'object' || payload === null || !('prose' in payload) || payload.prose !== true) return null
  return payload as ProseJournal
}

/** Adds steps to a list, joining each with the one before where they make one change (letters typed in a row). `from`: the first that may be joined to. */
export function appendSteps(list: Step[], added: readonly Step[], from: number): void {
  for (const step of added) {
    const last = list.length > from ? list.at(-1) : undefined
    const joined = last?.merge(step)
    if (joined) list[list.length - 1] = joined
    else list.push(step)
  }
}

/** What becomes of a journal found at start: `done` when the row holds it, the text when it fits, `words` that were written when it does not. */
export type Recovery = { readonly kind: 'done' } | { readonly kind: 'restored'; readonly prose: Prose } | { readonly kind: 'conflict'; readonly words: string }

/** Applies a journal to the text of a row. Never throws: a journal that does not fit gives the words that its changes added. */
export function replay(journal: ProseJournal, row: Prose): Recovery {
  const mark = fingerprint(row)
  if (journal.result === mark || journal.steps.length === 0) return { kind: 'done' }
  if (journal.on !== mark) return { kind: 'conflict', words: addedWords(journal) }
  try {
    let doc = Node.fromJSON(proseSchema, row.doc)
    for (const json of journal.steps) {
      const result = Step.fromJSON(proseSchema, json).apply(doc)
      if (result.doc === null) return { kind: 'conflict', words: addedWords(journal) }
      doc = result.doc
    }
    doc.check()
    return { kind: 'restored', prose: { schemaVersion: proseSchemaVersion, doc: doc.toJSON() as ProseNode } }
  } catch {
    return { kind: 'conflict', words: addedWords(journal) }
  }
}

/** The words that the changes of a journal put in, one change a line. */
export function addedWords(journal: ProseJournal): string {
  const lines: string[] = []
  for (const json of journal.steps) {
    try {
      const step = Step.fromJSON(proseSchema, json)
      if (step instanceof ReplaceStep) lines.push(step.slice.content.textBetween(0, step.slice.content.size, '\n'))
    } catch {
      // A step of an unknown kind holds no words that could be shown.
    }
  }
  return lines.filter((line) => line !== '').join('\n')
}
