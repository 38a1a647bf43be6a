import type { ApiError, Result } from '../../src/api/errors.ts'
import { tellOfAlias } from './alias-told.ts'
import { concernsField } from './error-words.ts'
import { failureOf } from './failure.ts'
import { forgetDraft, foundDraft, journal } from './journal.ts'
import { showError } from './operation.ts'
import { committed, settle, stand } from './save-state.ts'

/** A pause in typing after which it is saved, and the longest that typing without a pause may put it off. */
const pause = 700
const longest = 4000
/** When saving failed for a reason that may pass (full disk, drive gone), it is tried again. */
const retryAfter = 5000

export type AutosaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed'

/** What a field shows. `conflict`: a draft from before was found, and the saved version is not the one it began with. */
export type AutosaveView<Value> = {
  readonly value: Value
  readonly status: AutosaveStatus
  readonly error: ApiError | null
  readonly conflict: { readonly mine: Value; readonly theirs: Value } | null
}

export type AutosaveOptions<Value> = {
  /** Names the field in the journal: `finding:<id>:facts`. */
  readonly target: string
  /** The `updatedAt` of the row now, for the journal. */
  readonly base: () => string | null
  /** Writes the value; answers what the core has committed: with an alias where somebody is named who speaks in confidence. */
  readonly save: (value: Value) => Promise<Result<Value>>
  readonly equal: (a: Value, b: Value) => boolean
  /** Save after a pause in typing, or only when the field is left (for words that are wrong until they are whole). */
  readonly saveOn: 'pause' | 'blur'
}

/** Refusals of what was typed, of a closed profile and of a row that is gone: trying again changes nothing. */
const mayPass = (error: ApiError): boolean => !concernsField(error) && !['locked', 'coreGone', 'notFound'].includes(error.code)

type Payload<Value> = { readonly value: Value; readonly was: Value }

/**
 * One value that saves itself: each change goes to the journal within 250 ms, is saved after a short pause, on blur, hide, unmount and close,
 * and counts as saved when the core has said so. Outside React, so that a save outlives the field that began it.
 */
export class Autosave<Value> {
  #options: AutosaveOptions<Value>
  #view: AutosaveView<Value>
  #saved: Value
  #read: (() => Value) | null = null
  #version = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #dirtySince = 0
  #hasLeft = false
  /** Words do not change under the hands of who writes them: what the core made of them is shown when the field is left. */
  #isWriting = false
  #saving: Promise<void> | null = null
  readonly #listeners = new Set<() => void>()

  constructor(options: AutosaveOptions<Value>, saved: Value) {
    this.#options = options
    this.#saved = saved
    this.#view = { value: saved, status: 'saved', error: null, conflict: null }
    const payload = foundDraft(options.target)?.payload as Payload<Value> | undefined
    if (payload === undefined || typeof payload !== 'object' || !('value' in payload)) return
    if (options.equal(payload.value, saved)) forgetDraft(options.target)
    else if (options.equal(payload.was, saved)) this.change(payload.value)
    else {
      this.#view = { ...this.#view, conflict: { mine: payload.value, theirs: saved } }
      stand(options.target, { row: 'conflict', draft: 'held' })
    }
  }

  view = (): AutosaveView<Value> => this.#view
  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Whether anything is left that the core does not have. */
  get isClean(): boolean {
    return this.#read === null && this.#view.conflict === null
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  /** The newest way to save: a component hands it in each time it is drawn. */
  configure(options: AutosaveOptions<Value>): void {
    this.#options = options
  }

  /** The saved value has changed elsewhere (another field's save, undo, a merge). What is being written here stays. */
  savedIs(saved: Value): void {
    if (this.#options.equal(saved, this.#saved)) return
    this.#saved = saved
    if (this.#read === null) this.#show({ value: saved, status: 'saved', error: null })
  }

  /** The person changed the value. */
  change(value: Value): void {
    this.#show({ value })
    this.changeLazily(() => value)
  }

  /**
   * The person changed something whose value is dear to read (a long document): `read` is called when it is journalled and when it is saved,
   * not at each key. `toJournal` may hand the journal less than the whole; it must then be put back by the caller.
   */
  changeLazily(read: () => Value, toJournal?: () => unknown): void {
    const { target, base } = this.#options
    const was = this.#saved
    if (this.#read === null) this.#dirtySince = Date.now()
    this.#read = read
    this.#isWriting = true
    this.#version += 1
    stand(target, { row: 'coming' })
    journal(target, base(), toJournal ?? (() => ({ value: read(), was })))
    if (this.#view.status !== 'unsaved') this.#show({ status: 'unsaved' })
    if (this.#options.saveOn === 'blur') return
    this.#saveIn(Math.max(0, Math.min(pause, this.#dirtySince + longest - Date.now())))
  }

  #saveIn(delay: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#saveNow(), delay)
  }

  /** The field is left: saves what is not saved; answers when the core has said yes or no. */
  flush(): Promise<void> {
    this.#isWriting = false
    if (this.isClean) this.#showSaved(this.#view.value)
    return this.#saveNow()
  }

  async #saveNow(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    while (this.#saving) await this.#saving
    if (this.#read === null) return
    this.#saving = this.#save(this.#read, this.#version).finally(() => (this.#saving = null))
    await this.#saving
  }

  async #save(read: () => Value, version: number): Promise<void> {
    const error = await this.#attempt(read, version).catch(failureOf)
    if (error !== null && !this.#hasLeft) this.#fail(error)
  }

  async #attempt(read: () => Value, version: number): Promise<ApiError | null> {
    const { save, equal } = this.#options
    const value = read()
    if (!equal(value, this.#saved)) {
      this.#show({ status: 'saving' })
      const answer = await save(value)
      if (!answer.ok) return answer.error
      this.#saved = answer.value
      committed()
    }
    if (this.#version === version) this.#settle(value)
    else this.#dirtySince = Date.now()
    return null
  }

  #settle(value: Value): void {
    this.#drop()
    this.#show({ value, status: 'saved', error: null })
    if (!this.#isWriting) this.#showSaved(value)
  }

  /** Shows what the core made of what was written. */
  #showSaved(written: Value): void {
    if (this.#options.equal(written, this.#saved)) return
    this.#show({ value: this.#saved })
    // Letters that were composed of several signs and became one are no news.
    if (typeof written !== 'string' || written.normalize() !== this.#saved) tellOfAlias()
  }

  #drop(): void {
    this.#read = null
    forgetDraft(this.#options.target)
    settle(this.#options.target)
  }

  /** Whatever the reason, the words stay: in the field, in the journal, and among what the window says is not saved. */
  #fail(error: ApiError): void {
    stand(this.#options.target, { row: error.code === 'notFound' ? 'gone' : 'refused' })
    this.#show({ status: 'failed', error })
    if (concernsField(error) && this.isWatched) return
    showError(error)
    if (mayPass(error)) this.#saveIn(retryAfter)
  }

  /** The person drops what is written and takes the saved value back. */
  revert(): void {
    this.#drop()
    this.#show({ value: this.#saved, status: 'saved', error: null, conflict: null })
  }

  /** The profile is closed: nothing more is saved from here. The journal keeps what there is. */
  leave(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#read = null
    this.#hasLeft = true
  }

  /** In a conflict: the draft counts. */
  keepMine(): void {
    const mine = this.#view.conflict?.mine
    if (mine === undefined) return
    this.#show({ conflict: null })
    this.change(mine)
    void this.flush()
  }

  #show(change: Partial<AutosaveView<Value>>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}
