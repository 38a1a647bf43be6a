import i18next from 'i18next'
import type { NounName } from '../../src/domain/nouns.ts'
import { addedWords, journalOf } from '../editor/prose-journal.ts'
import { da } from '../strings/da.ts'
import { draftNow } from './journal.ts'
import { cachedRow } from './queries.ts'

type Kind = keyof typeof da.common.targets
type Field = keyof typeof da.errors.fields

/** What a target (`finding:<id>:facts`, `capture:<case>:<visit>`) is called in the window. */
export function targetName(target: string): string {
  const [kind = '', id, field = ''] = target.split(':')
  if (id !== 'new' && field in da.errors.fields) return i18next.t(`errors.fields.${field as Field}`)
  return kind in da.common.targets ? i18next.t(`common.targets.${kind as Kind}`) : i18next.t('errors.fields.other')
}

/** Names of targets in a row, each once. */
export const targetNames = (targets: readonly string[]): string => [...new Set(targets.map(targetName))].join(', ')

/** Whether a target is one of a case, as far as is known: the row of an unknown one may be. What has no row yet names its case. */
export function concernsCase(target: string, inspectionId: string): boolean {
  const [noun = '', id = ''] = target.split(':')
  if (target.includes(inspectionId)) return true
  if (noun === 'capture' || noun === 'inspection' || noun === 'checklist' || id === 'new') return false
  const row = cachedRow(noun as NounName, id)
  return row === undefined || !('inspectionId' in row) || row.inspectionId === inspectionId
}

/** The words that stand under a target and in no row; empty when they cannot be told apart from the rest of what is kept. */
export function unsavedWords(target: string): string {
  const payload = draftNow(target)
  if (typeof payload === 'string') return payload
  const prose = journalOf(payload)
  if (prose) return addedWords(prose)
  if (typeof payload !== 'object' || payload === null) return ''
  if ('value' in payload) return typeof payload.value === 'string' ? payload.value : ''
  if ('form' in payload) return wordsOfForm(payload.form as object)
  const { line, pending } = payload as { line?: { text: string }; pending?: { text: string }[] }
  return [...(pending ?? []), ...(line ? [line] : [])]
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n')
}

const wordsOfForm = (form: object): string =>
  Object.values(form)
    .filter((value) => typeof value === 'string' && value !== '' && !/^[\da-f-]{36}$/.test(value))
    .join('\n')
