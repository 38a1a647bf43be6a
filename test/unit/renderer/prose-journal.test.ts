import { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { appendSteps, replay, type ProseJournal } from '../../../renderer/editor/prose-journal.ts'
import { fingerprint, proseOf } from '../../../renderer/editor/prose-json.ts'
import { proseFromText, proseSchema, proseText, type Prose } from '../../../src/domain/prose.ts'

function type(prose: Prose, words: string): { after: Prose; steps: Step[] } {
  let state = EditorState.create({ doc: Node.fromJSON(proseSchema, prose.doc) })
  const steps: Step[] = []
  for (const letter of words) {
    const transaction = state.tr.insertText(letter, state.doc.content.size - 1)
    appendSteps(steps, transaction.steps, 0)
    state = state.apply(transaction)
  }
  return { after: proseOf(state.doc), steps }
}

const journal = (on: Prose, steps: Step[], result: string | null = null): ProseJournal =>
  JSON.parse(
    JSON.stringify({ prose: true, inspectionId: 'case', on: fingerprint(on), steps: steps.map((step) => step.toJSON() as unknown), result }),
  ) as ProseJournal

const before = proseFromText('Posten fordeles to gange dagligt.')

test('letters typed in a row are kept as one change', () => {
  expect(type(before, ' Det sker kl. 9 og 13.').steps).toHaveLength(1)
})

test('after a crash the journal gives back what was typed', () => {
  const { after, steps } = type(before, ' Det sker kl. 9 og 13.')
  const recovery = replay(journal(before, steps), before)
  expect(recovery.kind === 'restored' && proseText(recovery.prose)).toBe(proseText(after))
})

test('a journal whose text was saved just before the crash is done', () => {
  const { after, steps } = type(before, ' Ja.')
  expect(replay(journal(before, steps, fingerprint(after)), after)).toEqual({ kind: 'done' })
})

test('a journal on a text that was changed elsewhere gives the words, and leaves the text alone', () => {
  const { steps } = type(before, ' Det sker kl. 9.')
  expect(replay(journal(before, steps), proseFromText('Noget andet.'))).toEqual({ kind: 'conflict', words: ' Det sker kl. 9.' })
})

test('a damaged journal is a conflict, never a failure', () => {
  const damaged: ProseJournal = {
    prose: true,
    inspectionId: 'case',
    on: fingerprint(before),
    steps: [{ stepType: 'unknown' }, { stepType: 'replace', from: 900, to: 901 }],
    result: null,
  }
  expect(replay(damaged, before)).toEqual({ kind: 'conflict', words: '' })
})

test('a text and its decomposed twin have one fingerprint', () => {
  expect(fingerprint(proseFromText('Å'.normalize('NFD')))).toBe(fingerprint(proseFromText('Å')))
  expect(fingerprint(proseFromText('A'))).not.toBe(fingerprint(proseFromText('B')))
})
