import type { Node } from '@tiptap/pm/model'
import type { Step } from '@tiptap/pm/transform'
import type { ApiError, Result } from '../../src/api/errors.ts'
import type { Prose } from '../../src/domain/prose.ts'
import { failureOf } from '../data/failure.ts'
import { committed, settle, stand } from '../data/save-state.ts'
import { appendSteps, type ProseJournal } from './prose-journal.ts'
import { fingerprint, proseOf } from './prose-json.ts'
import { isBeingTyped, stepsBetween } from './steps-between.ts'

/** A text as a row holds it, with the row's `updatedAt`. */
export type StoredProse = { readonly prose: Prose; readonly updatedAt: string }

/** How a text reaches the core. */
export type ProsePorts = {
  /** Puts the changes into the draft journal within a quarter of a second; `read` makes them when they are written. */
  journal: (base: string, read: () => Omit<ProseJournal, 'inspectionId'>) => void
  /** Puts them there now; resolves when the core has said whether it has them. */
  journalNow: () => Promise<void>
  forgetDraft: () => void
  /** Resolves after the core has committed. */
  save: (prose: Prose, base: string) => Promise<Result<StoredProse>>
  reload: () => Promise<Result<StoredProse>>
}

export type SaverState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  | { readonly kind: 'conflict'; readonly theirs: StoredProse }

/** Milliseconds: from the last change to the row, the longest that a row may lag behind a busy writer, and until a failed save is tried again. */
const saveTimes = { idle: 900, longest: 20_000, retry: 5_000 } as const

/**
 * Keeps one text safe: every change goes to the draft journal within a quarter of a second, and to its row when the writer rests.
 * Knows nothing of React and lives on after its editor is gone, until everything is saved.
 */
export class ProseSaver {
  readonly #target: string
  readonly #ports: ProsePorts
  #stored: StoredProse
  #mark: string
  #doc: Node | null = null
  /** The changes that no row holds; they are made on the text of the row. */
  #steps: Step[] = []
  /** Where the core has kept the text otherwise than it was written (an alias in the place of a name): the row's text and the one on the screen. */
  #aside: { readonly row: Node; readonly screen: Node } | null = null
  /** The steps below this index are in a save under way and may not be joined with new ones. */
  #sealed = 0
  /** The mark of the text that a save under way puts into the row. */
  #result: string | null = null
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #firstChangeAt = 0
  #hasLeft = false
  #work: Promise<void> = Promise.resolve()
  #state: SaverState = { kind: 'saved' }
  readonly #listeners = new Set<() => void>()

  constructor(target: string, ports: ProsePorts, stored: StoredProse) {
    this.#target = target
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
    if (state.kind === 'saved') settle(this.#target)
    else if (state.kind === 'conflict') stand(this.#target, { row: 'conflict' })
    else if (state.kind === 'failed') stand(this.#target, { row: state.error.code === 'notFound' ? 'gone' : 'refused' })
    else stand(this.#target, { row: 'coming' })
    for (const listener of this.#listeners) listener()
  }

  /** A transaction changed the text. Cheap: nothing is written out here. */
  changed(doc: Node, steps: readonly Step[]): void {
    if (this.#steps.length === 0) this.#firstChangeAt = Date.now()
    this.#bringIn()
    this.#doc = doc
    appendSteps(this.#steps, steps, this.#sealed)
    if (!['unsaved', 'saving', 'conflict'].includes(this.#state.kind)) this.#become({ kind: 'unsaved' })
    this.#journal(null)
    if (this.#state.kind === 'conflict') return
    this.#saveSoon(Math.max(0, Math.min(saveTimes.idle, this.#firstChangeAt + saveTimes.longest - Date.now())))
  }

  /** What was typed on a text that the row holds otherwise is made on the row's, after what leads from one to the other. */
  #bringIn(): void {
    if (this.#aside !== null) this.#steps.unshift(...stepsBetween(this.#aside.row, this.#aside.screen))
    this.#aside = null
  }

  #saveSoon(delay: number): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => void this.flush(), delay)
  }

  #journal(result: string | null): void {
    this.#result = result
    this.#ports.journal(this.#stored.updatedAt, () => ({
      prose: true,
      on: this.#mark,
      steps: this.#steps.map((step) => step.toJSON() as unknown),
      result: this.#result,
    }))
  }

  /** Saves what is not saved, one save at a time; resolves when it is done or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#saveTimer)
    const save = () => this.#save()
    this.#work = this.#work.then(save, save)
    return this.#work
  }

  async #save(): Promise<void> {
    const doc = this.#doc
    if (this.#steps.length === 0 || doc === null || this.#state.kind === 'conflict') return
    this.#become({ kind: 'saving' })
    this.#sealed = this.#steps.length
    const error = await this.#attempt(doc).catch(failureOf)
    this.#sealed = 0
    // A conflict waits for a choice; everything else is tried again.
    if (error === null || this.state.kind === 'conflict' || this.#hasLeft) return
    this.#become({ kind: 'failed', error })
    this.#saveSoon(saveTimes.retry)
  }

  async #attempt(doc: Node): Promise<ApiError | null> {
    const prose = proseOf(doc)
    const mark = fingerprint(prose)
    this.#journal(mark)
    await this.#ports.journalNow()
    let answer = await this.#ports.save(prose, this.#stored.updatedAt)
    if (!answer.ok && answer.error.code === 'conflict') answer = await this.#saveOnNewerRow(prose)
    if (!answer.ok) return answer.error
    committed()
    this.#stored = answer.value
    this.#mark = fingerprint(answer.value.prose)
    this.#steps.splice(0, this.#sealed)
    this.#firstChangeAt = Date.now()
    if (this.#mark !== mark) this.#aside = { row: doc.type.schema.nodeFromJSON(answer.value.prose.doc), screen: doc }
    if (this.#steps.length > 0) {
      this.#bringIn()
      this.#become({ kind: 'unsaved' })
      this.#journal(null)
      return null
    }
    this.#ports.forgetDraft()
    this.#become({ kind: 'saved' })
    return null
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
    if (changed) this.#aside = null
    return changed ? row.prose : null
  }

  /**
   * What turns the text on the screen into the one that the core has kept; empty when they are the same.
   * @param caret where somebody is writing, null when nobody is: a word that is not finished stays under the hands of who types it
   */
  takeKept(caret: number | null): readonly Step[] {
    if (this.#aside === null || this.#steps.length > 0 || this.#state.kind !== 'saved') return []
    const { row, screen } = this.#aside
    const steps = stepsBetween(screen, row)
    if (caret !== null && steps.some((step) => isBeingTyped(screen, step, caret))) return []
    this.#aside = null
    return steps
  }

  /** Settles a conflict: mine is saved over theirs, or theirs is taken and mine is dropped. Answers the text to show. */
  settle(whose: 'mine' | 'theirs'): Prose {
    if (this.#state.kind !== 'conflict') return this.prose
    this.#stored = this.#state.theirs
    this.#aside = null
    this.#mark = fingerprint(this.#stored.prose)
    this.#become({ kind: 'unsaved' })
    if (whose === 'mine') {
      void this.flush()
    } else {
      this.#steps = []
      this.#ports.forgetDraft()
      this.#become({ kind: 'saved' })
    }
    return this.prose
  }

  /** The profile is closed: nothing more is saved from here. The journal keeps what there is. */
  leave(): void {
    clearTimeout(this.#saveTimer)
    this.#doc = null
    this.#hasLeft = true
  }
}

const savers = new Map<string, ProseSaver>()

/** The saver of a text (`finding:<id>:facts`): the one that still has something to save, else a new one. */
export function saverFor(target: string, ports: ProsePorts, stored: StoredProse): ProseSaver {
  const known = savers.get(target)
  if (known !== undefined && known.state.kind !== 'saved') return known
  const saver = new ProseSaver(target, ports, stored)
  savers.set(target, saver)
  return saver
}

/** Saves every text that has something unsaved: before the window hides or closes, and before a report is issued. */
export async function flushProse(): Promise<void> {
  await Promise.allSettled([...savers.values()].map((saver) => saver.flush()))
}

/** Forgets every text: the profile was locked. */
export function forgetProse(): void {
  for (const saver of savers.values()) saver.leave()
  savers.clear()
}
