import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { EditableNoun } from '../../src/api/contract.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { Autosave, type AutosaveOptions, type AutosaveView } from './autosave.ts'
import { flushProse, forgetProse } from '../editor/prose-saver.ts'
import { recoverProse } from '../editor/recover-prose.ts'
import { call } from './bridge.ts'
import { flushJournal, loadDrafts, forgetDraft } from './journal.ts'
import { cachedRow } from './queries.ts'

const open = new Map<string, Autosave<never>>()

/** Saves everything that is not saved, journal first: before closing, locking, hiding and switching profile. */
export async function flushAll(): Promise<void> {
  await flushJournal()
  await Promise.all([flushProse(), ...[...open.values()].map((autosave) => autosave.flush())])
}

/** Forgets every field: the profile was locked. */
export function forgetAutosaves(): void {
  open.clear()
  forgetProse()
}

export type AutosaveHandle<Value> = AutosaveView<Value> & {
  readonly change: (value: Value) => void
  readonly changeLazily: Autosave<Value>['changeLazily']
  /** Saves at once: when the field is left. */
  readonly flush: () => void
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
        const result = await call(`${noun}.update`, { id, patch: { [field]: next } } as never)
        return result.ok ? null : result.error
      },
      equal,
      saveOn,
    },
    value,
  )
}

/**
 * Puts back what was not saved when the program ended. A field whose row nobody has changed since is saved at once; the others wait for their
 * screen, which puts the words back or shows both versions. Answers how many drafts there were.
 */
export async function restoreDrafts(): Promise<number> {
  const drafts = await loadDrafts()
  await recoverProse(drafts)
  for (const draft of drafts) {
    const [noun, id, field] = draft.target.split(':')
    const payload = draft.payload as { value?: unknown } | null
    if (draft.base === null || field === undefined || id === 'new' || payload === null || typeof payload !== 'object' || !('value' in payload)) continue
    const result = await call(`${noun as EditableNoun}.update`, { id, patch: { [field]: payload.value }, base: draft.base } as never)
    if (result.ok || result.error.code === 'notFound') forgetDraft(draft.target)
  }
  return drafts.length
}
