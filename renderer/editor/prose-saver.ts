import type { Node } from '@tiptap/pm/model'
import type { Step } from '@tiptap/pm/transform'
import type { ApiError, Result } from '../../src/api/errors.ts'
import type { Prose } from '../../src/domain/prose.ts'
import { appendSteps, type ProseJournal } from './prose-journal.ts'
import { fingerprint, proseOf } from './prose-json.ts'

/** A text as a row holds it, with the row's `updatedAt`. */
export type StoredProse = { readonly prose: Prose; readonly updatedAt: string }

/** How a text reaches the core. Each resolves after the core has committed. */
export type ProsePorts = {
  putDraft: (base: string, journal: Omit<ProseJournal, 'inspectionId'>) => Promise<Result<unknown>>
  discardDraft: () => Promise<Result<unknown>>
  save: (prose: Prose, base: string) => Promise<Result<StoredProse>>
  reload: () => Promise<Result<StoredProse>>
}

export type SaverState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  | { readonly kind: 'conflict'; readonly theirs: StoredProse }

/** Milliseconds: from a change to the journal, from the last change to the row, and the longest that a row may lag behind a busy writer. */
export const saveTimes = { journal: 150, idle: 900, longest: 20_000, retry: 5_000 } as const

/**
 * Keeps one text safe: every change goes to the draft journal within a quarter of a second, and to its row when the writer rests.
 * Knows nothing of React and lives on after its editor is gone, until everything is saved.
 */
export class ProseSaver {
  #ports: ProsePorts
  #stored: StoredProse
  #mark: string
  #doc: Node | null = null
  #steps: Step[] = []
  /** The steps below this index are in a save under way and may not be joined with new ones. */
  #sealed = 0
  #journalled = 0
  #journalTimer: ReturnType<typeof setTimeout> | undefined
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #firstChangeAt = 0
  #work: Promise<void> = Promise.resolve()
  #state: SaverState = { kind: 'saved' }
  readonly #listeners = new Set<() => void>()

  constructor(ports: ProsePorts, stored: StoredProse) {
    this.#ports = ports
    this.#stored = stored
    this.#mark = fingerprint(stored.prose)
  }

  get state(): SaverState {
    return this.#state
  }

  /** The newest text: what is written here, else what the row holds. */
  get prose(): Prose {
    return this.#steps.length > 0 && this.#doc !== null ? proseOf(this.#doc) : this.#stored.prose
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #become(state: SaverState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  /** A transaction changed the text. Cheap: nothing is written out here. */
  changed(doc: Node, steps: readonly Step[]): void {
    if (this.#steps.length === 0) this.#firstChangeAt = Date.now()
    this.#doc = doc
    appendSteps(this.#steps, steps, this.#sealed)
    this.#journalTimer ??= setTimeout(() => void this.#journal(null), saveTimes.journal)
    if (this.#state.kind === 'conflict') return
    if (this.#state.kind !== 'unsaved' && this.#state.kind !== 'saving') this.#become({ kind: 'unsaved' })
    this.#saveSoon(Math.max(0, Math.min(saveTimes.idle, this.#firstChangeAt + saveTimes.longest - Date.now())))
  }

  #saveSoon(delay: number): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => void this.flush(), delay)
  }

  async #journal(result: string | null): Promise<void> {
    clearTimeout(this.#journalTimer)
    this.#journalTimer = undefined
    const steps = this.#steps.map((step) => step.toJSON() as unknown)
    this.#journalled = steps.length
    const answer = await this.#ports.putDraft(this.#stored.updatedAt, { prose: true, on: this.#mark, steps, result })
    if (!answer.ok && this.#state.kind !== 'conflict') this.#become({ kind: 'failed', error: answer.error })
  }

  /** Saves what is not saved, one save at a time; resolves when it is done or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#saveTimer)
    this.#work = this.#work.then(() => this.#save())
    return this.#work
  }

  async #save(): Promise<void> {
    const doc = this.#doc
    if (this.#steps.length === 0 || doc === null || this.#state.kind === 'conflict') return
    this.#become({ kind: 'saving' })
    this.#sealed = this.#steps.length
    const prose = proseOf(doc)
    const mark = fingerprint(prose)
    await this.#journal(mark)
    let answer = await this.#ports.save(prose, this.#stored.updatedAt)
    if (!answer.ok && answer.error.code === 'conflict') answer = await this.#saveOnNewerRow(prose)
    const saved = this.#sealed
    this.#sealed = 0
    if (!answer.ok) {
      if (this.state.kind === 'conflict') return
      this.#become({ kind: 'failed', error: answer.error })
      return this.#saveSoon(saveTimes.retry)
    }
    this.#stored = answer.value
    this.#mark = mark
    this.#steps.splice(0, saved)
    this.#firstChangeAt = Date.now()
    if (this.#steps.length > 0) {
      await this.#journal(null)
      return this.#become({ kind: 'unsaved' })
    }
    clearTimeout(this.#journalTimer)
    this.#journalTimer = undefined
    if (this.#journalled > 0) await this.#ports.discardDraft()
    this.#journalled = 0
    if (this.#steps.length === 0) this.#become({ kind: 'saved' })
  }

  /** The row has changed since. When this text in it has not, the change was to another field and nothing stands in the way. */
  async #saveOnNewerRow(prose: Prose): Promise<Result<StoredProse>> {
    const now = await this.#ports.reload()
    if (!now.ok) return now
    if (fingerprint(now.value.prose) !== this.#mark) {
      this.#become({ kind: 'conflict', theirs: now.value })
      return { ok: false, error: { code: 'conflict', params: {} } }
    }
    return this.#ports.save(prose, now.value.updatedAt)
  }

  /** The row arrived anew. Answers the text to show when it was changed elsewhere and nothing here is unsaved; else null. */
  rowArrived(row: StoredProse): Prose | null {
    if (row.updatedAt <= this.#stored.updatedAt || this.#state.kind === 'saving') return null
    const mark = fingerprint(row.prose)
    if (this.#steps.length > 0 && mark !== this.#mark) return null
    const changed = mark !== this.#mark
    this.#stored = row
    this.#mark = mark
    return changed ? row.prose : null
  }

  /** Settles a conflict: mine is saved over theirs, or theirs is taken and mine is dropped. Answers the text to show. */
  settle(whose: 'mine' | 'theirs'): Prose {
    if (this.#state.kind !== 'conflict') return this.prose
    this.#stored = this.#state.theirs
    this.#mark = fingerprint(this.#stored.prose)
    this.#become({ kind: 'unsaved' })
    if (whose === 'mine') {
      void this.flush()
    } else {
      this.#steps = []
      this.#become({ kind: 'saved' })
      void this.#ports.discardDraft()
    }
    return this.prose
  }
}

const savers = new Map<string, ProseSaver>()

/** The saver of a text (`finding:<id>:facts`): the one that still has something to save, else a new one. */
export function saverFor(target: string, ports: ProsePorts, stored: StoredProse): ProseSaver {
  const known = savers.get(target)
  if (known !== undefined && known.state.kind !== 'saved') return known
  const saver = new ProseSaver(ports, stored)
  savers.set(target, saver)
  return saver
}

/** Saves every text that has something unsaved: before the window hides or closes, and before a report is issued. */
export async function flushProse(): Promise<void> {
  await Promise.all([...savers.values()].map((saver) => saver.flush()))
}

/** Forgets every text: the profile was locked. */
export function forgetProse(): void {
  savers.clear()
}
