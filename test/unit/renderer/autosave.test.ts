import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand'
import type { ApiError, Result } from '../../../src/api/errors.ts'
import { Autosave } from '../../../renderer/data/autosave.ts'
import { loadDrafts } from '../../../renderer/data/journal.ts'

type Call = [name: string, input: { target?: string; payload?: unknown }]

/** The draft journal as the contract has it, in memory; each call is kept. */
const core = createStore<{ drafts: Record<string, unknown>; calls: Call[] }>(() => ({ drafts: {}, calls: [] }))

function answer(...[name, input]: Call): Result<unknown> {
  const { drafts, calls } = core.getState()
  calls.push([name, input])
  const target = input.target ?? ''
  if (name === 'draft.put') core.setState({ drafts: { ...drafts, [target]: input.payload } })
  if (name === 'draft.discard') core.setState({ drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== target)) })
  if (name === 'draft.list') return { ok: true, value: Object.entries(drafts).map(([key, payload]) => ({ target: key, base: 'b', payload, writtenAt: '' })) }
  return { ok: true, value: null }
}

let refusal: ApiError | null
let saved: string[]

const field = (value: string, saveOn: 'pause' | 'blur' = 'pause') =>
  new Autosave<string>(
    {
      target: 'finding:1:facts',
      base: () => 'b',
      save: (words) => {
        if (refusal === null) saved.push(words)
        return Promise.resolve(refusal)
      },
      equal: Object.is,
      saveOn,
    },
    value,
  )

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { selvsyn: { call: (...call: Call) => Promise.resolve(answer(...call)), subscribe: () => () => undefined } })
  refusal = null
  saved = []
  core.setState({ drafts: {}, calls: [] })
  await loadDrafts()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('each change is in the journal within 250 ms, long before it is saved', async () => {
  const facts = field('gammel')
  facts.change('n')
  facts.change('ny')
  await vi.advanceTimersByTimeAsync(249)
  expect(core.getState().drafts).toEqual({ 'finding:1:facts': { value: 'ny', was: 'gammel' } })
  expect(saved).toEqual([])
})

test('after a pause it is saved, said to be saved once the core has it, and the draft goes', async () => {
  const facts = field('gammel')
  facts.change('ny')
  expect(facts.view().status).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved).toEqual(['ny'])
  expect(facts.view()).toMatchObject({ value: 'ny', status: 'saved' })
  expect(core.getState().drafts).toEqual({})
})

test('typing without a pause is saved every four seconds all the same', async () => {
  const facts = field('')
  for (let at = 0; at < 90; at++) {
    facts.change('x'.repeat(at + 1))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(saved.length).toBeGreaterThanOrEqual(2)
})

test('words that are wrong until they are whole are saved when the field is left', async () => {
  const number = field('2018-0123456', 'blur')
  number.change('2018-0123457')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(saved).toEqual([])
  await number.flush()
  expect(saved).toEqual(['2018-0123457'])
})

test('a refusal is shown, the words stay and stay in the journal', async () => {
  refusal = { code: 'invalidInput', params: { path: 'patch.facts', rule: 'required' } }
  const facts = field('gammel')
  facts.listen(() => undefined)
  facts.change('')
  await vi.advanceTimersByTimeAsync(1000)
  expect(facts.view()).toMatchObject({ value: '', status: 'failed', error: refusal })
  expect(core.getState().drafts).toHaveProperty('finding:1:facts')
})

test('a draft from before comes back; against a version that was changed since, both are offered', async () => {
  core.setState({ drafts: { 'finding:1:facts': { value: 'kladde', was: 'gammel' } } })
  await loadDrafts()
  expect(field('gammel').view()).toMatchObject({ value: 'kladde', status: 'unsaved', conflict: null })
  const changed = field('andres')
  expect(changed.view()).toMatchObject({ value: 'andres', conflict: { mine: 'kladde', theirs: 'andres' } })
  changed.keepMine()
  await vi.advanceTimersByTimeAsync(10)
  expect(saved).toContain('kladde')
})

test('what another field or undo saved meanwhile shows when nothing is being written here', () => {
  const facts = field('gammel')
  facts.savedIs('fortrudt')
  expect(facts.view().value).toBe('fortrudt')
  facts.change('mit')
  facts.savedIs('andres')
  expect(facts.view().value).toBe('mit')
})
