import { z } from 'zod'
import { aliasedProse } from '../domain/aliased-prose.ts'
import type { Aliasing } from '../domain/identity.ts'
import { caseNouns, nouns, type CaseNounName, type NounName, type RowOf } from '../domain/nouns.ts'
import { prose, type Prose } from '../domain/prose.ts'
import { rewriteLogged, sameValue, type Transaction } from '../storage/changes.ts'
import { rewriteDrafts } from '../storage/drafts.ts'
import { allRows, findRow } from '../storage/table.ts'

type Loose = Readonly<Record<string, unknown>> & { readonly id: string }

/** What is frozen, what names people and places themselves, and the office's own form. */
const untouched: readonly NounName[] = ['document', 'authority', 'unit', 'checklistRun']
/** Fields whose words are somebody's own name. */
const ownNames: Partial<Record<NounName, readonly string[]>> = { participant: ['name'], report: ['signatories'], letter: ['signatories'] }

/** The fields of a noun that a person writes in. */
const wordFields = new Map((Object.keys(nouns) as NounName[]).map((noun) => [noun, fieldsOf(noun)]))
const wordFieldsOf = (noun: NounName): readonly string[] => wordFields.get(noun) ?? []

function fieldsOf(noun: NounName): string[] {
  if (untouched.includes(noun)) return []
  const fields = Object.entries(nouns[noun].fields.shape as Record<string, z.ZodType>)
  return fields.filter(([field, schema]) => holdsWords(schema) && !ownNames[noun]?.includes(field)).map(([field]) => field)
}

function holdsWords(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodNullable) return holdsWords(schema.unwrap() as z.ZodType)
  return schema === prose || schema instanceof z.ZodString || schema instanceof z.ZodArray
}

/** A field's value with its words changed. */
function changed(noun: NounName, field: string, value: unknown, aliasing: Aliasing): unknown {
  if ((nouns[noun].fields.shape as Record<string, unknown>)[field] === prose) return isProse(value) ? aliasedProse(value, aliasing) : value
  return deeply(value, aliasing)
}

const isProse = (value: unknown): value is Prose => typeof value === 'object' && value !== null && 'doc' in value

function deeply(value: unknown, aliasing: Aliasing): unknown {
  if (typeof value === 'string') return aliasing.inText(value)
  if (isProse(value)) return aliasedProse(value, aliasing)
  if (Array.isArray(value)) return value.map((one) => deeply(one, aliasing))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deeply(inner, aliasing)]))
}

/** Whether an answer is words of somebody's own, and not one of several offered, or a number. @param run the checklist that it is of */
export const isOwnAnswer = (run: RowOf<'checklistRun'> | undefined, { itemId }: { readonly itemId: string }): boolean =>
  run?.items.find(({ id }) => id === itemId)?.kind === 'text'

/** Tells those answers. @param runs the checklists that they are of */
function ownAnswers(runs: readonly RowOf<'checklistRun'>[]): (noun: NounName, row: object) => boolean {
  const byId = new Map(runs.map((run) => [run.id, run]))
  return (noun, row) => noun !== 'checklistAnswer' || isOwnAnswer(byId.get((row as RowOf<'checklistAnswer'>).runId), row as RowOf<'checklistAnswer'>)
}

/** Makes what changes the words of a row. @param runs the checklists of the row's case */
export function rowWords(runs: readonly RowOf<'checklistRun'>[], aliasing: Aliasing): <Row extends { readonly id: string }>(noun: NounName, row: Row) => Row {
  const isOwn = ownAnswers(runs)
  return (noun, row) => withFieldWords(noun, row, isOwn(noun, row), aliasing)
}

/** Fields of a row with their words changed. @param isOwn whether an answer among them is words of somebody's own */
export function withFieldWords<Fields extends object>(noun: NounName, fields: Fields, isOwn: boolean, aliasing: Aliasing): Fields {
  const named = wordFieldsOf(noun).filter((field) => field in fields && (isOwn || field !== 'value'))
  return { ...fields, ...Object.fromEntries(named.map((field) => [field, changed(noun, field, fields[field as keyof Fields], aliasing)])) }
}

/**
 * Changes the words of a whole case, in the caller's transaction: its rows, also those that were removed, which undo brings back; what the log remembers of them; and
 * what was typed and is not saved.
 */
export function changeCaseWords(transaction: Transaction, inspectionId: string, aliasing: Aliasing): void {
  const { database } = transaction
  const ids = new Set([inspectionId])
  const runs = allRows(database, 'checklistRun', inspectionId)
  const words = rowWords(runs, aliasing)
  const isOwn = ownAnswers(runs)
  const offered = new Set(allRows(database, 'checklistAnswer', inspectionId).flatMap((row) => (isOwn('checklistAnswer', row) ? [] : [row.id])))
  const write = (noun: NounName, row: Loose): void => {
    ids.add(row.id)
    const after = words(noun, row)
    const patch = Object.fromEntries(
      wordFieldsOf(noun)
        .filter((field) => !sameValue(row[field], after[field]))
        .map((field) => [field, after[field]]),
    )
    if (Object.keys(patch).length > 0) transaction.update(noun, row.id, patch)
  }
  const inspection = findRow(database, 'inspection', inspectionId)
  if (inspection) write('inspection', inspection)
  for (const noun of Object.keys(caseNouns) as CaseNounName[]) for (const row of allRows(database, noun, inspectionId)) write(noun, row)
  rewriteLogged(database, inspectionId, (noun, field, value, id) =>
    wordFieldsOf(noun).includes(field) && !(field === 'value' && offered.has(id)) ? changed(noun, field, value, aliasing) : value,
  )
  rewriteDrafts(
    database,
    (target) => target.split(':').some((part) => ids.has(part)),
    (payload) => deeply(payload, aliasing),
  )
}
