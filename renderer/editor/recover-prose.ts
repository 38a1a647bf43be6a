import { create } from 'zustand'
import type { Draft } from '../../src/api/contract.ts'
import type { Result } from '../../src/api/errors.ts'
import type { Prose } from '../../src/domain/prose.ts'
import { call } from '../data/bridge.ts'
import { flushJournal, forgetDraft, journal } from '../data/journal.ts'
import { stand, standingOf } from '../data/save-state.ts'
import { addedWords, journalOf, replay } from './prose-journal.ts'
import type { ProseNoun } from './use-prose-saver.ts'

const proseNouns: ReadonlySet<string | undefined> = new Set<ProseNoun>(['finding', 'report', 'reportTheme', 'letter', 'letterSection'])

const isProseNoun = (noun: string | undefined): noun is ProseNoun => proseNouns.has(noun)

type Row = { readonly id: string; readonly updatedAt: string }

/** Words from before a crash that no longer fit their text, by target (`finding:<id>:facts`). */
const useLeftovers = create<Readonly<Record<string, string>>>(() => ({}))

/** The words that a crash left behind for a text, if any. */
export const useRecovered = (target: string): string | undefined => useLeftovers((all) => all[target])

/** Under its own name in the journal: the text's own draft is written over as soon as somebody goes on writing in it. */
const leftoverTarget = (target: string): string => `leftover:${target}`

/** Keeps words that do not fit their text any more, beside those that were left before. */
async function keepLeftover(target: string, words: string): Promise<void> {
  const before = useLeftovers.getState()[target]
  const all = before === undefined || before === words ? words : `${before}\n${words}`
  useLeftovers.setState({ [target]: all })
  journal(leftoverTarget(target), null, () => ({ value: all }))
  await flushJournal(leftoverTarget(target))
  if (standingOf(leftoverTarget(target))?.draft === 'held') forgetDraft(target)
}

/** Forgets the words that a crash left behind: the person has seen them. */
export function dropRecovered(target: string): void {
  forgetDraft(leftoverTarget(target))
  useLeftovers.setState(Object.fromEntries(Object.entries(useLeftovers.getState()).filter(([key]) => key !== target)), true)
}

/**
 * Puts back the texts that a crash kept from being saved. A journal that fits its text is applied and saved; one that does not is kept for the person
 * to see. Drafts of other fields are left alone.
 */
export async function recoverProse(drafts: readonly Draft[]): Promise<void> {
  const leftovers = drafts.filter(({ target }) => target.startsWith(leftoverTarget('')))
  useLeftovers.setState(
    Object.fromEntries(leftovers.map(({ target, payload }) => [target.slice(leftoverTarget('').length), (payload as { value: string }).value])),
    true,
  )
  for (const { target, payload } of drafts) {
    const written = journalOf(payload)
    const [noun, id, field] = target.split(':')
    if (written === null || !isProseNoun(noun) || id === undefined || field === undefined) continue
    const rows = (await call(`${noun}.list`, { inspectionId: written.inspectionId })) as Result<(Row & Record<string, unknown>)[]>
    if (!rows.ok) continue
    const row = rows.value.find((one) => one.id === id)
    if (row === undefined) {
      stand(target, { row: 'gone', draft: standingOf(target)?.draft ?? 'held' })
      continue
    }
    const recovery = replay(written, row[field] as Prose)
    if (recovery.kind === 'conflict') {
      await keepLeftover(target, recovery.words)
      continue
    }
    if (recovery.kind === 'restored') {
      const saved = await call(`${noun}.update`, { id, patch: { [field]: recovery.prose }, base: row.updatedAt })
      if (!saved.ok) {
        await keepLeftover(target, addedWords(written))
        continue
      }
    }
    forgetDraft(target)
  }
}
