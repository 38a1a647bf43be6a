import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Draft } from '../../src/api/contract.ts'
import type { Result } from '../../src/api/errors.ts'
import type { EditableNoun } from '../../src/api/noun-operations.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { Autosave, type AutosaveOptions, type AutosaveView } from './autosave.ts'
import { flushProse, forgetProse } from '../editor/prose-saver.ts'
import { recoverProse } from '../editor/recover-prose.ts'
import { call } from './bridge.ts'
import { flushJournal, forgetDraft, leaveJournal, loadDrafts } from './journal.ts'
import { cachedRow } from './queries.ts'
import { standingOf, stand, unsafeTargets } from './save-state.ts'

const open = new Map<string, Autosave<never>>()

/**
 * Saves everything that is not saved, journal first: before closing, locking, hiding and switching profile. Answers the targets that would be lost if
 * the window were gone now: neither in their row nor in the journal.
 */
export async function flushAll(): Promise<string[]> {
  await flushJournal()
  await Promise.allSettled([flushProse(), ...[...open.values()].map((autosave) => autosave.flush())])
  // What was typed while the rest was saved, and what a refused save left.
  await flushJournal()
  return unsafeTargets()
}

/** Forgets every field: the profile was locked, or its core is gone. What the journal does not hold stays with the journal. */
export function forgetAutosaves(): void {
  leaveJournal()
  for (const autosave of open.values()) autosave.leave()
  open.clear()
  forgetProse()
}

export type AutosaveHandle<Value> = AutosaveView<Value> & {
  readonly change: (value: Value) => void
  readonly changeLazily: Autosave<Value>['changeLazily']
  /** Saves at once: when the field is left. */
  readonly flush: () => void
  /** Changes and saves at once: for what is chosen, not typed. */
  readonly choose: (value: Value) => void
  readonly revert: () => void
  readonly keepMine: () => void
  /** In a conflict: the saved version counts, the draft goes. */
  readonly keepTheirs: () => void
}

/** A value that saves itself, see `Autosave`. `value` is what the core has. */
export function useAutosave<Value>(options: AutosaveOptions<Value>, value: Value): AutosaveHandle<Value> {
  const { target } = options
  const autosave = useMemo(() => {
    const known = open.get(target) as unknown as Autosave<Value> | undefined
    const made = known ?? new Autosave(options, value)
    open.set(target, made as unknown as Autosave<never>)
    return made
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one for each target; the rest is handed over below
  }, [target])
  const view = useSyncExternalStore(autosave.listen, autosave.view)
  useEffect(() => {
    autosave.configure(options)
    autosave.savedIs(value)
  })
  useEffect(() => {
    // Strict mode mounts twice: what the first unmount took out must stand in the list again.
    open.set(target, autosave as unknown as Autosave<never>)
    // What could not be saved may have found its row again (a deletion undone).
    void autosave.flush()
    return () => {
      void autosave.flush().then(() => {
        if (autosave.isClean && !autosave.isWatched && open.get(target) === (autosave as unknown)) open.delete(target)
      })
    }
  }, [autosave, target])
  return {
    ...view,
    change: (next) => autosave.change(next),
    changeLazily: (read, toJournal) => autosave.changeLazily(read, toJournal),
    flush: () => void autosave.flush(),
    choose: (next) => {
      autosave.change(next)
      void autosave.flush()
    },
    revert: () => autosave.revert(),
    keepMine: () => autosave.keepMine(),
    keepTheirs: () => autosave.revert(),
  }
}

/** The fields of a noun whose values are of a type. */
type FieldOf<Noun extends EditableNoun, Value> = { [Field in keyof RowOf<Noun>]: RowOf<Noun>[Field] extends Value ? Field : never }[keyof RowOf<Noun>] & string

export type AutosavedFieldOptions<Noun extends EditableNoun, Value> = {
  noun: Noun
  id: string
  field: FieldOf<Noun, Value>
  /** The value as the row has it. */
  value: Value
  saveOn?: 'pause' | 'blur'
  equal?: (a: Value, b: Value) => boolean
}

/** One field of a row that saves itself, text as well as anything else that is JSON. */
export function useAutosavedField<Noun extends EditableNoun, Value>(options: AutosavedFieldOptions<Noun, Value>): AutosaveHandle<Value> {
  const { noun, id, field, value, saveOn = 'pause', equal = Object.is } = options
  return useAutosave<Value>(
    {
      target: `${noun}:${id}:${field}`,
      base: () => cachedRow(noun, id)?.updatedAt ?? null,
      save: async (next) => {
        const result = (await call(`${noun}.update`, { id, patch: { [field]: next } } as never)) as Result<Record<string, unknown>>
        return result.ok ? { ok: true, value: result.value[field] as Value } : result
      },
      equal,
      saveOn,
    },
    value,
  )
}

/**
 * Puts back what was not saved when the program ended. A field whose row nobody has changed since is saved at once; the others wait for their
 * screen, which puts the words back or shows both versions. Words whose row is gone are kept to be shown. Answers how many drafts came back, and how
 * many have no row to come back to.
 */
export async function restoreDrafts(): Promise<{ back: number; gone: number }> {
  const drafts = await loadDrafts()
  await recoverProse(drafts)
  for (const draft of drafts) await restoreField(draft)
  const gone = drafts.filter(({ target }) => standingOf(target)?.row === 'gone').length
  return { back: drafts.length - gone, gone }
}

async function restoreField({ target, base, payload }: Draft): Promise<void> {
  const [noun, id, field] = target.split(':')
  if (base === null || field === undefined || id === 'new' || payload === null || typeof payload !== 'object' || !('value' in payload)) return
  const result = await call(`${noun as EditableNoun}.update`, { id, patch: { [field]: payload.value }, base } as never)
  if (result.ok) return forgetDraft(target)
  const row = ({ notFound: 'gone', conflict: 'conflict' } as const)[result.error.code as string] ?? 'refused'
  stand(target, { row, draft: standingOf(target)?.draft ?? 'held' })
}
