import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand'
import type { ApiError, Result } from '../../../src/api/errors.ts'
import { Autosave } from '../../../renderer/data/autosave.ts'
import { flushJournal, forgetDraft, leaveJournal, loadDrafts } from '../../../renderer/data/journal.ts'
import { saveView, standingOf, unsafeTargets } from '../../../renderer/data/save-state.ts'

type Call = [name: string, input: { target?: string; payload?: unknown }]

/** The draft journal as the contract has it, in memory; each call is kept. */
const core = createStore<{ drafts: Record<string, unknown>; calls: Call[] }>(() => ({ drafts: {}, calls: [] }))

function answer(...[name, input]: Call): Result<unknown> {
  const { drafts, calls } = core.getState()
  calls.push([name, input])
  const target = input.target ?? ''
  if (name === 'log.failure') return { ok: true, value: { reference: '4711' } }
  if (name === 'draft.put' && journalRefuses === 'throws') throw new Error('gone')
  if (name === 'draft.put' && journalRefuses !== null && journalRefuses !== 'throws') return { ok: false, error: journalRefuses }
  if (name === 'draft.put') core.setState({ drafts: { ...drafts, [target]: input.payload } })
  if (name === 'draft.discard') core.setState({ drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== target)) })
  if (name === 'draft.list') return { ok: true, value: Object.entries(drafts).map(([key, payload]) => ({ target: key, base: 'b', payload, writtenAt: '' })) }
  return { ok: true, value: null }
}

let refusal: ApiError | null
let saved: string[]
/** What the core makes of words before it keeps them. */
let kept: (words: string) => string
/** What the journal answers instead of taking a draft, or throws. */
let journalRefuses: ApiError | 'throws' | null
const diskFull: ApiError = { code: 'diskFull', params: { folder: 'x' } }
const facts1 = 'finding:1:facts'

const field = (value: string, saveOn: 'pause' | 'blur' = 'pause') =>
  new Autosave<string>(
    {
      target: 'finding:1:facts',
      base: () => 'b',
      save: (words) => {
        if (refusal === null) saved.push(words)
        return Promise.resolve(refusal === null ? { ok: true, value: kept(words) } : { ok: false, error: refusal })
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
  journalRefuses = null
  saved = []
  kept = (words) => words
  core.setState({ drafts: {}, calls: [] })
  await loadDrafts()
})
afterEach(() => {
  forgetDraft(facts1)
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

test('a name that the core keeps as an alias stays under the hands of who types it, and is the alias when the field is left', async () => {
  kept = (words) => words.replace('Viggo', 'Medarbejder A')
  const facts = field('gammel')
  facts.change('Viggo så')
  await vi.advanceTimersByTimeAsync(1000)
  expect(facts.view()).toMatchObject({ value: 'Viggo så', status: 'saved' })
  facts.change('Viggo så det')
  await vi.advanceTimersByTimeAsync(1000)
  facts.savedIs('Medarbejder A så det')
  expect(facts.view().value).toBe('Viggo så det')
  await facts.flush()
  expect(facts.view().value).toBe('Medarbejder A så det')
  facts.change('Medarbejder A så det. Viggo')
  await facts.flush()
  expect(facts.view()).toMatchObject({ value: 'Medarbejder A så det. Medarbejder A', status: 'saved' })
  expect(core.getState().drafts).toEqual({})
})

test('a full disk: neither saved nor a draft, and the window says which it is until there is room', async () => {
  refusal = diskFull
  journalRefuses = diskFull
  const facts = field('gammel')
  facts.change('ny')
  await flushJournal()
  await facts.flush()
  expect(saveView(null).state).toBe('onlyHere')
  expect(unsafeTargets()).toEqual([facts1])
  journalRefuses = null
  await vi.advanceTimersByTimeAsync(5000)
  expect(core.getState().drafts).toHaveProperty(facts1)
  expect(saveView(null).state).toBe('failed')
  expect(unsafeTargets()).toEqual([])
  refusal = null
  await vi.advanceTimersByTimeAsync(5000)
  expect(saved).toEqual(['ny'])
  expect(saveView(null).state).toBe('saved')
})

test('a journal that throws is one that could not take the words', async () => {
  journalRefuses = 'throws'
  field('gammel').change('ny')
  await flushJournal()
  expect(unsafeTargets()).toEqual([facts1])
})

test('one throw does not stop saving: the refusal has a number in the log, and the next attempt is made', async () => {
  let broken = true
  const facts = new Autosave<string>(
    {
      target: facts1,
      base: () => 'b',
      save: (words) => (broken ? Promise.reject(new Error(words)) : Promise.resolve({ ok: true, value: words })),
      equal: Object.is,
      saveOn: 'pause',
    },
    'gammel',
  )
  facts.change('fortroligt')
  await facts.flush()
  expect(facts.view()).toMatchObject({ value: 'fortroligt', status: 'failed', error: { code: 'unexpected', params: { reference: '4711' } } })
  const [, failure] = core.getState().calls.find(([name]) => name === 'log.failure') ?? []
  expect(JSON.stringify(failure)).not.toContain('fortroligt')
  broken = false
  await vi.advanceTimersByTimeAsync(5000)
  expect(facts.view()).toMatchObject({ value: 'fortroligt', status: 'saved' })
})

test('the row is gone: nothing is said to be saved, the words stay a draft and go to the row when it is back', async () => {
  refusal = { code: 'notFound', params: {} }
  const facts = field('gammel')
  facts.change('ny')
  const under = facts.flush()
  facts.change('ny tekst')
  await under
  await vi.advanceTimersByTimeAsync(1000)
  expect(facts.view()).toMatchObject({ value: 'ny tekst', status: 'failed', error: refusal })
  expect(standingOf(facts1)).toEqual({ row: 'gone', draft: 'held' })
  expect(core.getState().drafts).toMatchObject({ [facts1]: { value: 'ny tekst' } })
  refusal = null
  await facts.flush()
  expect(saved).toEqual(['ny tekst'])
  expect(core.getState().drafts).toEqual({})
})

test('what the journal could not take outlives the lock and is a draft when the profile is open again', async () => {
  journalRefuses = diskFull
  const facts = field('gammel')
  facts.change('ny')
  await flushJournal()
  leaveJournal()
  facts.leave()
  expect(unsafeTargets()).toEqual([facts1])
  journalRefuses = null
  expect(await loadDrafts()).toMatchObject([{ target: facts1, payload: { value: 'ny', was: 'gammel' } }])
  expect(unsafeTargets()).toEqual([])
  expect(field('gammel').view()).toMatchObject({ value: 'ny', status: 'unsaved' })
})
