import { z } from 'zod'
import { caseNouns, nouns, officeNouns, type CaseNounName, type NounName, type OfficeNounName, type RowOf } from '../domain/nouns.ts'
import { id, type Creation, type Noun, type Patch } from '../domain/record.ts'
import { byId, nothing, ofInspection, reads, undoable, type Operation } from './operation.ts'

/** Nouns in an order that a person sets. */
export const arrangeableNouns = [
  'authority',
  'unit',
  'participant',
  'question',
  'reportTheme',
  'finding',
  'evidence',
  'recommendation',
  'material',
  'remark',
  'letter',
  'letterSection',
  'statistic',
  'planEntry',
  'letterhead',
  'colleague',
  'criticismStep',
  'phrase',
  'expansion',
  'legalSource',
  'checklist',
] as const satisfies readonly NounName[]
export type ArrangeableNoun = (typeof arrangeableNouns)[number]

/** Nouns whose rows a person makes, changes and deletes one at a time through the same four operations. */
export const editableNouns = [
  ...arrangeableNouns,
  'inspection',
  'answer',
  'visit',
  'note',
  'contradiction',
  'attachment',
  'report',
  'hearingResponse',
  'commitment',
] as const satisfies readonly NounName[]
export type EditableNoun = (typeof editableNouns)[number]

/** The input of `<noun>.create`: the noun's fields, with its defaults for what is left out. Unknown fields are refused. */
export function creationSchema(noun: Noun): z.ZodType {
  // Made once: zod compiles a schema when it is first used.
  const fields = noun.fields.strict()
  return z.record(z.string(), z.unknown()).transform((value, context) => {
    const parsed = fields.safeParse({ ...noun.defaults, ...value })
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) context.addIssue({ ...issue, input: undefined } as never)
    return z.NEVER
  })
}

type NounOperations = {
  [Name in CaseNounName as `${Name}.list`]: Operation<{ inspectionId: string }, RowOf<Name>[]>
} & { [Name in OfficeNounName as `${Name}.list`]: Operation<Record<string, never>, RowOf<Name>[]> } & {
  [Name in EditableNoun as `${Name}.create`]: Operation<Creation<(typeof nouns)[Name]>, RowOf<Name>>
} & {
  /** `base`: the `updatedAt` of the row the change was made on; a newer row answers `conflict`. Left out: the last writer wins. */
  [Name in EditableNoun as `${Name}.update`]: Operation<{ id: string; patch: Patch<(typeof nouns)[Name]>; base?: string | undefined }, RowOf<Name>>
} & { [Name in EditableNoun as `${Name}.remove`]: Operation<{ id: string }, null> } & {
  [Name in ArrangeableNoun as `${Name}.arrange`]: Operation<{ ids: string[] }, null>
}

/** List, create, update, remove and arrange, for the nouns that have them. */
export function nounOperations(): NounOperations {
  const made: Record<string, Operation> = {}
  for (const name of Object.keys(caseNouns)) made[`${name}.list`] = reads()(ofInspection)
  for (const name of Object.keys(officeNouns)) made[`${name}.list`] = reads()(nothing)
  for (const name of editableNouns) {
    const noun: Noun = nouns[name]
    made[`${name}.create`] = undoable()(creationSchema(noun))
    made[`${name}.update`] = undoable()(z.strictObject({ id, patch: noun.fields.partial().strict(), base: z.string().optional() }))
    made[`${name}.remove`] = undoable()(byId)
  }
  for (const name of arrangeableNouns) made[`${name}.arrange`] = undoable()(z.strictObject({ ids: z.array(id).max(20_000) }))
  return made as NounOperations
}
