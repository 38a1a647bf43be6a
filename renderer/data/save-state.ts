import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

/**
 * How words stand that their row does not hold (`finding:<id>:facts`, a capture line, a dialog). Whoever saves them tells `row`, the journal
 * tells `draft`; the head of the case, closing, locking and issuing read both here and nowhere else.
 */
export type Standing = {
  /** `none`: nothing asks for a row yet. `gone`: the row is deleted. `conflict`: two versions wait for a choice. */
  readonly row: 'none' | 'coming' | 'refused' | 'conflict' | 'gone'
  /** Whether the journal holds the newest words: not yet, yes, or it could not take them. */
  readonly draft: 'coming' | 'held' | 'refused'
}

type SaveStore = {
  readonly standings: ReadonlyMap<string, Standing>
  /** Operations under way that change a case. */
  readonly writes: number
  /** When the core last acknowledged a commit. */
  readonly committedAt: Date | null
  /** The folder with the data cannot be reached, so that nothing counts as saved. */
  readonly isFolderGone: boolean
}

const store = create<SaveStore>(() => ({ standings: new Map(), writes: 0, committedAt: null, isFolderGone: false }))

/** Words that no row holds have come to stand in a new way. */
export function stand(target: string, change: Partial<Standing>): void {
  const known = store.getState().standings.get(target)
  const next: Standing = { row: 'none', draft: 'coming', ...known, ...change }
  if (known?.row === next.row && known.draft === next.draft) return
  store.setState(({ standings }) => ({ standings: new Map(standings).set(target, next) }))
}

/** Nothing is left to save: the row holds the words, or they were given up. */
export function settle(target: string): void {
  if (!store.getState().standings.has(target)) return
  store.setState(({ standings }) => ({ standings: new Map([...standings].filter(([other]) => other !== target)) }))
}

/** The core acknowledged a commit. */
export function committed(): void {
  store.setState({ committedAt: new Date() })
}

/** The folder with the data is gone, or back. */
export function folderIsGone(isFolderGone: boolean): void {
  store.setState({ isFolderGone })
}

/** An operation that changes a case has begun (1) or ended (-1). */
export function countWrites(by: 1 | -1): void {
  store.setState(({ writes }) => ({ writes: writes + by }))
}

export const standingOf = (target: string): Standing | undefined => store.getState().standings.get(target)
export const useStanding = (target: string): Standing | undefined => store(({ standings }) => standings.get(target))

const isRefused = ({ row }: Standing): boolean => row === 'refused' || row === 'conflict' || row === 'gone'

/** Neither in a row nor in the journal, and nothing under way that would put them there. */
const isOnlyHere = (standing: Standing): boolean =>
  standing.draft === 'refused' ? standing.row !== 'coming' : standing.draft === 'coming' && isRefused(standing)

/** What would be lost if the window were gone now. */
export const unsafeTargets = (): string[] => [...store.getState().standings].filter(([, { draft }]) => draft !== 'held').map(([target]) => target)

/** Where the core has another text than the screen shows, until somebody corrects it or chooses. */
export const disputedTargets = (): string[] =>
  [...store.getState().standings].filter(([, { row }]) => row === 'refused' || row === 'conflict').map(([target]) => target)

export type Troubled = { readonly target: string; readonly standing: Standing }

/** What somebody must see to: refused, in conflict, without a row, or in this window only. */
export function useTroubled(): readonly Troubled[] {
  const standings = store((state) => state.standings)
  return [...standings].filter(([, standing]) => isRefused(standing) || isOnlyHere(standing)).map(([target, standing]) => ({ target, standing }))
}

/** `failed`: not saved, but safe as a draft. `onlyHere`: not even that. `draft`: being written, and nothing asks for a row yet. `folderGone`: nothing that was saved can be reached. */
export type SaveState = 'saved' | 'draft' | 'saving' | 'failed' | 'onlyHere' | 'folderGone'

type SaveView = { readonly state: SaveState; readonly committedAt: Date | null }

/** What the head of a case (or of a screen outside the cases) says, with the time of the last commit. Trouble elsewhere is told here too, drafts are not; outside the cases only a checklist is kept as a draft. */
export function saveView(inspectionId: string | null, { standings, writes, committedAt, isFolderGone } = store.getState()): SaveView {
  const all = [...standings.values()]
  const isDraft = [...standings.keys()].some((target) => (inspectionId === null ? target.startsWith('checklist:edit:') : target.includes(inspectionId)))
  if (all.some(isOnlyHere)) return { state: 'onlyHere', committedAt }
  if (isFolderGone) return { state: 'folderGone', committedAt }
  if (all.some(isRefused)) return { state: 'failed', committedAt }
  if (writes > 0 || all.some(({ row }) => row === 'coming')) return { state: 'saving', committedAt }
  return { state: isDraft ? 'draft' : 'saved', committedAt }
}

export const useSaveState = (inspectionId: string | null): SaveView => store(useShallow((now) => saveView(inspectionId, now)))
