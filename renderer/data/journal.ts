import { useCallback, useState } from 'react'
import type { Draft } from '../../src/api/contract.ts'
import { call } from './bridge.ts'

/** A change reaches the journal within 250 ms of its first key; this leaves the bridge and the commit their share. */
const journalDelay = 180

type Pending = { base: string | null; payload: () => unknown; timer: ReturnType<typeof setTimeout> }

const pending = new Map<string, Pending>()
const journalled = new Set<string>()
const found = new Map<string, Pick<Draft, 'payload'>>()
const writing = new Set<Promise<unknown>>()

/**
 * Writes a change that is not saved yet into the draft journal, within 250 ms; calls in between only replace what will be written.
 * @param target which field: `finding:<id>:facts`, `note:new:<visit>`
 * @param base the `updatedAt` of the row when the change began, null for something new
 * @param payload makes what is written, when it is written: JSON
 */
export function journal(target: string, base: string | null, payload: () => unknown): void {
  const waiting = pending.get(target)
  if (waiting) {
    waiting.payload = payload
    return
  }
  pending.set(target, { base, payload, timer: setTimeout(() => write(target), journalDelay) })
}

function write(target: string): void {
  const waiting = pending.get(target)
  if (!waiting) return
  clearTimeout(waiting.timer)
  pending.delete(target)
  journalled.add(target)
  track(call('draft.put', { target, base: waiting.base, payload: waiting.payload() as never }))
}

/** Takes a draft out of the journal: it was saved, or given up. */
export function forgetDraft(target: string): void {
  const waiting = pending.get(target)
  if (waiting) clearTimeout(waiting.timer)
  pending.delete(target)
  if (!journalled.delete(target) && !found.delete(target)) return
  found.delete(target)
  track(call('draft.discard', { target }))
}

function track(work: Promise<unknown>): void {
  writing.add(work)
  void work.finally(() => writing.delete(work))
}

/** Writes everything that waits, and answers when the core has it. */
export async function flushJournal(): Promise<void> {
  for (const target of [...pending.keys()]) write(target)
  await Promise.all(writing)
}

/** Reads what the journal held when the profile was opened. */
export async function loadDrafts(): Promise<Draft[]> {
  found.clear()
  journalled.clear()
  const result = await call('draft.list', {})
  const drafts = result.ok ? result.value : []
  for (const draft of drafts) found.set(draft.target, draft)
  return drafts
}

/** The draft that was found for a target when the profile was opened, or that a screen left behind since, as long as nobody has saved or dropped it. */
export function foundDraft(target: string): Pick<Draft, 'payload'> | undefined {
  return found.get(target)
}

/**
 * Something written that has no row yet, such as the capture line: kept in the journal until it is discarded, and back after a crash
 * as well as when the screen is left and opened again. `found` is what the journal held when the screen opened (or null); the screen holds the current words itself and hands each change to `put`.
 */
export function useDraft<Payload>(target: string): { found: Payload | null; put: (payload: Payload) => void; discard: () => void } {
  const [start] = useState(() => foundDraft(target)?.payload as Payload | undefined)
  const put = useCallback(
    (payload: Payload) => {
      found.set(target, { payload })
      journal(target, null, () => payload)
    },
    [target],
  )
  const discard = useCallback(() => forgetDraft(target), [target])
  return { found: start ?? null, put, discard }
}
