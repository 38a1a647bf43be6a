import type { NodeSpec } from 'prosemirror-model'
import { z } from 'zod'
import { evidenceSource } from '../domain/evidence.ts'
import { identity } from '../domain/identity.ts'
import { templateLimits } from '../domain/letterhead-template.ts'
import { nouns, type CaseNounName, type NounName } from '../domain/nouns.ts'
import { prose, proseAttributes, proseMarks, proseNodes, proseSchemaVersion } from '../domain/prose.ts'
import type { Noun } from '../domain/record.ts'
import { referencesOf } from '../domain/references.ts'
import { bounded } from '../domain/text.ts'

/** The name at the head of every case file. */
export const caseFileFormat = 'selvsyn-case'

/** Raised when the meaning of a field changes; a file with a higher number is refused as newer. */
export const caseFileVersion = 1

/** The list in the file that holds a noun's rows. The report stands alone under `report`. */
export const caseFileLists = {
  authority: 'authorities',
  unit: 'units',
  participant: 'participants',
  question: 'questions',
  visit: 'visits',
  note: 'notes',
  contradiction: 'contradictions',
  checklistRun: 'checklistRuns',
  checklistAnswer: 'checklistAnswers',
  attachment: 'attachments',
  material: 'materials',
  reportTheme: 'reportThemes',
  finding: 'findings',
  evidence: 'evidence',
  recommendation: 'recommendations',
  hearingResponse: 'hearingResponses',
  remark: 'remarks',
  document: 'documents',
  answer: 'answers',
  followUp: 'followUps',
  commitment: 'commitments',
  letter: 'letters',
  letterSection: 'letterSections',
  statistic: 'statistics',
  recordKeeping: 'recordKeeping',
} as const satisfies Record<Exclude<CaseNounName, 'report'>, string>

/** The list in the file's office part that holds a noun's rows. The letterhead stands alone under `letterhead`. */
export const officeLists = { criticismStep: 'criticismScale', colleague: 'colleagues' } as const

/** The nouns whose rows a case file carries. */
export type FiledNoun = 'inspection' | CaseNounName | 'letterhead' | 'criticismStep' | 'colleague'

/** Fields that stay at home: the case itself says which inspection, an office finds its own checklist again by title, and other cases are not in the file. */
const leftOut: ReadonlySet<string> = new Set(['inspectionId', 'checklistId', 'relatedIds'])

/** A UUID, or a name that a person can read and that is good within the file. */
const localId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/, { error: 'id' })
  .meta({ id: 'id', description: 'A UUID, which stays as it is, or a readable name that is good within this file' })

const localEvidenceSource = z
  .string()
  .regex(/^(note|checklistAnswer|material):[A-Za-z0-9-]{1,60}$/, { error: 'evidenceSource' })
  .meta({ id: 'evidenceSource', description: 'What something rests on: a note, an answer to a checklist or a document of the case' })

/** As in the domain, except that a source may go by the name it has in this file. */
const attributes: Record<string, z.ZodType> = { ...proseAttributes, 'evidence.source': localEvidenceSource }

/** One kind of prose node as JSON. Where a node may stand is ProseMirror's to judge; which keys it has is judged here. */
function proseNodeOf(type: keyof typeof proseNodes) {
  const spec: NodeSpec = proseNodes[type]
  const own = Object.keys(spec.attrs ?? {}).map((name) => [name, attributes[`${type}.${name}`]?.optional()] as const)
  return z.strictObject({
    type: z.literal(type),
    ...(type === 'text' ? { text: bounded(1_000_000).min(1) } : {}),
    ...(own.length > 0 ? { attrs: z.strictObject(Object.fromEntries(own)).optional() } : {}),
    ...(spec.content === undefined ? {} : { content: z.array(z.lazy(() => proseNode)).optional() }),
    marks: z.array(z.strictObject({ type: z.enum(Object.keys(proseMarks) as [string, ...string[]]) })).optional(),
  })
}

const [firstNode = proseNodeOf('doc'), ...otherNodes] = (Object.keys(proseNodes) as (keyof typeof proseNodes)[]).map(proseNodeOf)
const proseNode: z.ZodType = z.discriminatedUnion('type', [firstNode, ...otherNodes]).meta({ id: 'proseNode' })
const fileProse = z
  .strictObject({ schemaVersion: z.literal(proseSchemaVersion), doc: proseNodeOf('doc') })
  .meta({ id: 'prose', description: 'Written prose: a ProseMirror document' })
  .pipe(prose)

/** A pointing field as it stands in the file: local names where the program has UUIDs. */
function pointing(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodNullable) return localId.nullable()
  if (field instanceof z.ZodArray) return field.clone({ ...field.def, element: localId })
  return localId
}

function fieldInFile(name: NounName, field: string, schema: z.ZodType): z.ZodType {
  if (field in referencesOf(name)) return pointing(schema)
  if ((schema as unknown) === prose) return fileProse
  if ((schema as unknown) === evidenceSource) return localEvidenceSource
  return schema
}

/** There is one of each of these in a file, so they may do without an id. */
export const singleNouns: ReadonlySet<FiledNoun> = new Set(['inspection', 'letterhead', 'report'])

/** A noun's row in the file: its fields, those with a default optional, nothing else beside them. */
function rowInFile(name: FiledNoun) {
  const noun: Noun = nouns[name]
  const shape: Record<string, z.ZodType> = { id: singleNouns.has(name) ? localId.optional() : localId }
  for (const [field, schema] of Object.entries(noun.fields.shape)) {
    if (leftOut.has(field)) continue
    const inFile = fieldInFile(name, field, schema as z.ZodType)
    shape[field] = field in noun.defaults || field === 'stampedAt' ? inFile.optional() : inFile
  }
  return z.strictObject(shape).meta({ id: name })
}

const filedNouns: readonly FiledNoun[] = [
  'inspection',
  'report',
  'letterhead',
  ...(Object.keys(officeLists) as FiledNoun[]),
  ...(Object.keys(caseFileLists) as FiledNoun[]),
]

/** The schema of one row of each noun as it stands in the file. */
export const fileRows = Object.fromEntries(filedNouns.map((name) => [name, rowInFile(name)])) as Readonly<Record<FiledNoun, z.ZodObject>>

/** The most rows that one list may hold. */
export const maximumRows = 200_000

const lists = (of: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(of).map(([noun, list]) => [
      list,
      z
        .array(fileRows[noun as FiledNoun])
        .max(maximumRows)
        .optional(),
    ]),
  )

/** Where the bytes of the letterhead's own Word template stand in the office part. */
export const templateKey = 'letterheadTemplate'

export const templateBytes = z
  .string()
  .max(Math.ceil(templateLimits.file / 3) * 4)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .meta({ description: 'The Word template that letterhead.template names by its hash, in base64' })

/** Where it stands who the confidential speakers are, in a file that was asked to carry it. */
export const identitiesKey = 'identities'

export const fileIdentity = identity
  .extend({ participantId: localId })
  .meta({ id: 'identity', description: 'Who a confidential participant is. Only in a file that was saved with identities' })

/** The whole file: what the JSON Schema is made from. References, and ids used twice, are beyond a schema; `readCaseFile` looks at them. */
export const caseFile = z.strictObject({
  $schema: bounded(500).optional(),
  format: z.literal(caseFileFormat),
  schemaVersion: z.literal(caseFileVersion),
  inspection: fileRows.inspection,
  office: z
    .strictObject({
      letterhead: fileRows.letterhead.nullable().optional(),
      [templateKey]: templateBytes.nullable().optional(),
      ...lists(officeLists),
    })
    .optional(),
  report: fileRows.report.nullable().optional(),
  [identitiesKey]: z.array(fileIdentity).max(maximumRows).optional(),
  ...lists(caseFileLists),
})
