import { useCallback, useState } from 'react'
import type { Draft } from '../../src/api/contract.ts'
import { call } from './bridge.ts'
import { settle, stand, standingOf } from './save-state.ts'

/** A change reaches the journal within 250 ms of its first key; this leaves the bridge and the commit their share. */
const journalDelay = 180
/** What the journal could not take (full disk, locked) is handed to it again. */
const retryAfter = 5000

type Entry = {
  base: string | null
  payload: () => unknown
  /** Set while the newest words wait to be written. */
  timer: ReturnType<typeof setTimeout> | null
  /** Whether the journal may hold something that must be taken out again. */
  isSent: boolean
}

const entries = new Map<string, Entry>()
const found = new Map<string, Pick<Draft, 'payload'>>()
const writing = new Set<Promise<unknown>>()

/**
 * Writes a change that is not saved yet into the draft journal, within 250 ms; calls in between only replace what will be written. What the journal
 * could not take is tried again until it is written or forgotten; how it stands is told to the save state.
 * @param target which field: `finding:<id>:facts`, `note:new:<visit>`
 * @param base the `updatedAt` of the row when the change began, null for something new
 * @param payload makes what is written, when it is written: JSON
 */
export function journal(target: string, base: string | null, payload: () => unknown): void {
  const entry = entries.get(target) ?? { base, payload, timer: null, isSent: false }
  entries.set(target, entry)
  entry.payload = payload
  if (entry.timer === null) entry.base = base
  else if (standingOf(target)?.draft === 'coming') return
  stand(target, { draft: 'coming' })
  writeIn(journalDelay, target, entry)
}

function writeIn(delay: number, target: string, entry: Entry): void {
  if (entry.timer !== null) clearTimeout(entry.timer)
  entry.timer = setTimeout(() => write(target, entry), delay)
}

function write(target: string, entry: Entry): void {
  if (entry.timer !== null) clearTimeout(entry.timer)
  entry.timer = null
  entry.isSent = true
  track(
    put(target, entry).then((isHeld) => {
      // What was typed or given up meanwhile is told by the next attempt.
      if (entries.get(target) !== entry || entry.timer !== null) return
      stand(target, { draft: isHeld ? 'held' : 'refused' })
      if (!isHeld) writeIn(retryAfter, target, entry)
    }),
  )
}

async function put(target: string, { base, payload }: Entry): Promise<boolean> {
  try {
    return (await call('draft.put', { target, base, payload: payload() as never })).ok
  } catch {
    return false
  }
}

/** Takes a draft out of the journal: it was saved, or given up. */
export function forgetDraft(target: string): void {
  const entry = entries.get(target)
  if (entry?.timer) clearTimeout(entry.timer)
  const wasFound = found.delete(target)
  entries.delete(target)
  settle(target)
  if (entry?.isSent || wasFound) track(call('draft.discard', { target }))
}

function track(work: Promise<unknown>): void {
  writing.add(work)
  void work.finally(() => writing.delete(work))
}

/** Writes everything that waits (or one target), and answers when the core has said whether it has it. */
export async function flushJournal(only?: string): Promise<void> {
  for (const [target, entry] of entries) if (entry.timer !== null && (only === undefined || only === target)) write(target, entry)
  await Promise.allSettled(writing)
}

/** The profile is closed. What the journal holds comes back from it; what it could not take stays in memory and is written when the profile is open again. */
export function leaveJournal(): void {
  found.clear()
  for (const [target, entry] of entries) {
    const isHeld = standingOf(target)?.draft === 'held'
    settle(target)
    if (isHeld) {
      entries.delete(target)
      continue
    }
    const payload = entry.payload()
    entry.payload = () => payload
    stand(target, { draft: 'refused' })
    writeIn(retryAfter, target, entry)
  }
}

/** Reads what the journal held when the profile was opened, and what it could not take before. */
export async function loadDrafts(): Promise<Draft[]> {
  found.clear()
  await flushJournal()
  const result = await call('draft.list', {})
  const drafts = new Map((result.ok ? result.value : []).map((draft) => [draft.target, draft]))
  for (const [target, { base, payload }] of entries) drafts.set(target, { target, base, payload: payload(), writtenAt: '' })
  for (const [target, draft] of drafts) found.set(target, draft)
  return [...drafts.values()]
}

/** The draft that was found for a target when the profile was opened, or that a screen left behind since, as long as nobody has saved or dropped it. */
export function foundDraft(target: string): Pick<Draft, 'payload'> | undefined {
  return found.get(target)
}

/** What is written under a target and in no row, as it would be journalled now; undefined when there is nothing. */
export function draftNow(target: string): unknown {
  return (entries.get(target) ?? null)?.payload() ?? found.get(target)?.payload
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
