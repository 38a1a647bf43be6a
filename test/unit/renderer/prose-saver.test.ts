import { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { journalOf, replay } from '../../../renderer/editor/prose-journal.ts'
import { saveView, settle, standingOf } from '../../../renderer/data/save-state.ts'
import { ProseSaver, type ProsePorts, type StoredProse } from '../../../renderer/editor/prose-saver.ts'
import type { Result } from '../../../src/api/errors.ts'
import { aliasedProse } from '../../../src/domain/aliased-prose.ts'
import { aliasing } from '../../../src/domain/identity.ts'
import { proseFromText, proseSchema, proseText, type Prose } from '../../../src/domain/prose.ts'

const viggo = aliasing([{ identity: { name: 'Viggo Ravnsborg', role: '', remark: '' }, alias: 'Medarbejder A' }])

/** A core in memory: one row with a text, and the journal beside it. */
class Core implements ProsePorts {
  row: StoredProse = { prose: proseFromText('Start.'), updatedAt: '2026-01-01T00:00:00.000Z' }
  draft: unknown = null
  saves: Prose[] = []
  broken = false
  /** What is done to the words before they are kept. */
  kept = (prose: Prose): Prose => prose
  #clock = 0
  write(prose: Prose): void {
    this.row = { prose, updatedAt: `2026-01-01T00:00:01.${String(++this.#clock).padStart(3, '0')}Z` }
  }
  #read: (() => unknown) | null = null
  journal: ProsePorts['journal'] = (_base, read) => {
    this.#read = read
    setTimeout(() => void this.journalNow(), 200)
  }
  journalNow: ProsePorts['journalNow'] = () => {
    if (this.#read) this.draft = JSON.parse(JSON.stringify(this.#read()))
    return Promise.resolve()
  }
  forgetDraft: ProsePorts['forgetDraft'] = () => {
    this.#read = null
    this.draft = null
  }
  reload: ProsePorts['reload'] = () => Promise.resolve({ ok: true, value: this.row })
  save: ProsePorts['save'] = (prose, base): Promise<Result<StoredProse>> => {
    if (this.broken) return Promise.resolve({ ok: false, error: { code: 'diskFull', params: { folder: 'x' } } })
    if (base !== this.row.updatedAt) return Promise.resolve({ ok: false, error: { code: 'conflict', params: {} } })
    this.saves.push(prose)
    this.write(this.kept(prose))
    return Promise.resolve({ ok: true, value: this.row })
  }
}

let core: Core
let saver: ProseSaver
let state: EditorState
const type = (words: string): void => {
  const transaction = state.tr.insertText(words, state.doc.content.size - 1)
  state = state.apply(transaction)
  saver.changed(state.doc, transaction.steps)
}
const logged = { ok: true, value: { reference: '4711' } }
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { selvsyn: { call: () => Promise.resolve(logged), subscribe: () => () => undefined } })
  core = new Core()
  saver = new ProseSaver('finding:1:facts', core, core.row)
  state = EditorState.create({ doc: Node.fromJSON(proseSchema, core.row.prose.doc) })
})
afterEach(() => {
  settle('finding:1:facts')
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a change is in the journal within 250 ms and in the row when the writer rests', async () => {
  type(' Mere.')
  expect(saver.state.kind).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(250)
  const journal = journalOf(core.draft)
  expect(journal && replay(journal, core.row.prose)).toMatchObject({ kind: 'restored' })
  expect(core.saves).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(2000)
  expect(proseText(core.row.prose)).toBe('Start. Mere.')
  expect(core.draft).toBeNull()
  expect(saver.state.kind).toBe('saved')
})

test('who never rests is saved all the same', async () => {
  for (let second = 0; second < 60; second++) {
    type('x')
    await vi.advanceTimersByTimeAsync(500)
  }
  expect(core.saves.length).toBeGreaterThan(0)
  expect(core.saves.length).toBeLessThan(5)
})

test('what is typed during a save is kept and saved after it', async () => {
  const save = core.save
  core.save = async (prose, base) => {
    const answer = await save(prose, base)
    if (core.saves.length === 1) type(' Imens.')
    return answer
  }
  type(' Før.')
  await vi.advanceTimersByTimeAsync(5000)
  expect(proseText(core.row.prose)).toBe('Start. Før. Imens.')
  expect(saver.state.kind).toBe('saved')
})

test('a change to another field of the row stands in nobody’s way', async () => {
  type(' Mit.')
  core.write(core.row.prose)
  await vi.advanceTimersByTimeAsync(2000)
  expect(saver.state.kind).toBe('saved')
  expect(proseText(core.row.prose)).toBe('Start. Mit.')
})

test('a change to the same text elsewhere keeps both until somebody decides', async () => {
  type(' Mit.')
  core.write(proseFromText('Deres.'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(saver.state.kind).toBe('conflict')
  expect(proseText(core.row.prose)).toBe('Deres.')
  saver.settle('mine')
  await vi.advanceTimersByTimeAsync(2000)
  expect(proseText(core.row.prose)).toBe('Start. Mit.')
})

test('taking theirs drops mine', async () => {
  type(' Mit.')
  core.write(proseFromText('Deres.'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(proseText(saver.settle('theirs'))).toBe('Deres.')
  await vi.advanceTimersByTimeAsync(2000)
  expect(core.draft).toBeNull()
  expect(core.saves).toHaveLength(0)
})

test('a failed save says why, keeps the journal and tries again', async () => {
  core.broken = true
  type(' Mere.')
  await vi.advanceTimersByTimeAsync(2000)
  expect(saver.state).toMatchObject({ kind: 'failed', error: { code: 'diskFull' } })
  expect(core.draft).not.toBeNull()
  core.broken = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(proseText(core.row.prose)).toBe('Start. Mere.')
  expect(saver.state.kind).toBe('saved')
})

test('a text changed elsewhere while nothing is unsaved here is shown', () => {
  core.write(proseFromText('Nyt.'))
  expect(proseText(saver.rowArrived(core.row) ?? proseFromText(''))).toBe('Nyt.')
  expect(saver.rowArrived(core.row)).toBeNull()
})

test('a core that throws once is a failed save like any other: the next one is made', async () => {
  const { save } = core
  core.save = () => Promise.reject(new Error('gone'))
  type(' Mere.')
  await vi.advanceTimersByTimeAsync(2000)
  expect(saver.state).toMatchObject({ kind: 'failed', error: { code: 'unexpected', params: { reference: '4711' } } })
  expect(core.draft).not.toBeNull()
  core.save = save
  await saver.flush()
  expect(proseText(core.row.prose)).toBe('Start. Mere.')
  expect(saver.state.kind).toBe('saved')
})

test('how the text stands is told to the save state, whether its editor is still there or not', async () => {
  core.broken = true
  type(' Mere.')
  expect(saveView(null).state).toBe('saving')
  await vi.advanceTimersByTimeAsync(2000)
  expect(standingOf('finding:1:facts')?.row).toBe('refused')
  core.broken = false
  await saver.flush()
  expect(standingOf('finding:1:facts')).toBeUndefined()
})

test('a text that was only opened is not said to have been saved', async () => {
  const { committedAt } = saveView(null)
  saver = new ProseSaver('finding:2:facts', core, core.row)
  await saver.flush()
  expect(core.saves).toHaveLength(0)
  expect(saveView(null)).toEqual({ state: 'saved', committedAt })
})

/** As the editor does: what the core has kept otherwise comes onto the screen when nobody is writing it. */
const takeKept = (caret: number | null): boolean => {
  const steps = saver.takeKept(caret)
  const { tr } = state
  for (const step of steps) tr.step(step)
  state = state.apply(tr)
  return steps.length > 0
}
const shown = (): string => proseText({ schemaVersion: 1, doc: state.doc.toJSON() as Prose['doc'] })
const end = (): number => state.doc.content.size - 1

test('a name that the core keeps as an alias stays while it is typed, and is the alias when the word is ended', async () => {
  core.kept = (prose) => aliasedProse(prose, viggo)
  type(' Viggo')
  await vi.advanceTimersByTimeAsync(2000)
  expect(proseText(core.row.prose)).toBe('Start. Medarbejder A')
  expect(saver.state.kind).toBe('saved')
  expect(core.draft).toBeNull()
  expect(takeKept(end())).toBe(false)
  type(' så')
  await vi.advanceTimersByTimeAsync(250)
  const journal = journalOf(core.draft)
  expect(journal && replay(journal, core.row.prose)).toMatchObject({ kind: 'restored' })
  await vi.advanceTimersByTimeAsync(2000)
  expect(proseText(core.row.prose)).toBe('Start. Medarbejder A så')
  expect(takeKept(end())).toBe(true)
  expect(shown()).toBe('Start. Medarbejder A så')
  type(', og Ravnsborg')
  await saver.flush()
  expect(takeKept(null)).toBe(true)
  expect(shown()).toBe('Start. Medarbejder A så, og Medarbejder A')
  type(' gik.')
  await vi.advanceTimersByTimeAsync(2000)
  expect(proseText(core.row.prose)).toBe('Start. Medarbejder A så, og Medarbejder A gik.')
  expect(shown()).toBe(proseText(core.row.prose))
})

test('what is typed while the core makes an alias of a name is kept beside it', async () => {
  core.kept = (prose) => aliasedProse(prose, viggo)
  const save = core.save
  core.save = async (prose, base) => {
    const answer = await save(prose, base)
    if (core.saves.length === 1) type(' Imens.')
    return answer
  }
  type(' Viggo så.')
  await vi.advanceTimersByTimeAsync(5000)
  expect(proseText(core.row.prose)).toBe('Start. Medarbejder A så. Imens.')
  expect(takeKept(null)).toBe(true)
  expect(shown()).toBe('Start. Medarbejder A så. Imens.')
})

test('a text that was changed elsewhere comes whole, also over an alias that was still to come', async () => {
  core.kept = (prose) => aliasedProse(prose, viggo)
  type(' Viggo')
  await saver.flush()
  core.write(proseFromText('Nyt.'))
  expect(proseText(saver.rowArrived(core.row) ?? proseFromText(''))).toBe('Nyt.')
  expect(takeKept(null)).toBe(false)
})
