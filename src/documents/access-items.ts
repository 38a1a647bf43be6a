import type { AccessItem, AccessName, AccessNoun, AccessReason, AccessSubject } from '../domain/access.ts'
import { marking, namingOf } from '../domain/access-words.ts'
import type { AuditEntry } from '../domain/audit-entry.ts'
import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { pointNumbers } from '../domain/checklist-item.ts'
import type { IdentityLook } from '../domain/identity.ts'
import type { CaseNounName } from '../domain/nouns.ts'
import { numberPoints } from '../domain/numbering.ts'
import { proseText, type Prose } from '../domain/prose.ts'
import { documentPassages, passagesOf } from './access-passages.ts'
import { soughtOf, type Sought } from './access-subject.ts'
import { indexCase, unitOfSource, type CaseIndex } from './case-index.ts'
import { checklistAnswerWords } from './checklist-tables.ts'
import type { DocumentModel } from './model.ts'

/** What is looked through. */
export type AccessSources = {
  /** The case with the aliases in its words. */
  readonly data: CaseData
  readonly colleagues: OfficeData['colleague']
  /** The words of attached files by the attachment's id, as far as they can be read, with the aliases in them. */
  readonly texts: ReadonlyMap<string, string>
  /** The models of issued documents by their id. */
  readonly models: ReadonlyMap<string, DocumentModel>
  /** The trail's entries of the case. */
  readonly audit: readonly AuditEntry[]
  readonly looks: readonly IdentityLook[]
}

/** An item before its words are looked at. */
type Draft = Pick<AccessItem, 'noun' | 'id' | 'when' | 'words'> &
  Partial<Pick<AccessItem, 'who' | 'place' | 'point' | 'fileIds' | 'told' | 'key'>> & { readonly linked: readonly AccessReason[] }

type Context = AccessSources & {
  readonly sought: Sought
  readonly index: CaseIndex
  readonly names: (words: string) => 'named' | 'role' | null
  readonly pointOf: (noun: string, id: string) => string
}

/**
 * Everything of a case that concerns a person, a unit or an authority, the oldest first: what is linked to it by its id and what names it, each with why it is there and with the
 * personal data of others marked. Nothing is left out of the words and nothing of another case is looked at. Pure.
 * @returns null where the case does not have the person, unit or authority
 */
export function accessItems(subject: AccessSubject | AccessName, sources: AccessSources): { readonly name: string; readonly items: AccessItem[] } | null {
  const { data, colleagues } = sources
  const sought = soughtOf(subject, { data, colleagues })
  if (sought === null) return null
  const points = numberPoints(
    data,
    data.document.flatMap((document) => document.points),
  )
  const numbers = new Map(points.map(({ noun, id, point }) => [`${noun}:${id}`, point]))
  const context: Context = {
    ...sources,
    sought,
    index: indexCase(data, [], { officeName: '', authorities: '' }),
    names: namingOf(sought.called),
    pointOf: (noun, id) => numbers.get(`${noun}:${id}`) ?? '',
  }
  const finished = finishing(context)
  const of = (drafts: readonly Draft[]): AccessItem[] => drafts.flatMap(finished)
  const heard = [...of(noteDrafts(context)), ...of(answerDrafts(context))]
  const told = [...heard, ...of(findingDrafts(context, heard)), ...of(plainDrafts(context, heard)), ...of(documentDrafts(context))]
  const files = of(fileDrafts(context, told))
  const trail = of(trailDrafts(context, [...told, ...files]))
  return { name: sought.name, items: [...told, ...files, ...trail].toSorted(byTime) }
}

const byTime = (a: AccessItem, b: AccessItem): number => (a.when ?? '9').localeCompare(b.when ?? '9')

/** Makes items of drafts: those that are linked or name what is sought, with others' data marked. */
function finishing({ names, sought }: Context): (draft: Draft) => AccessItem[] {
  const marks = marking(sought.others, sought.shared)
  return ({ linked, ...draft }) => {
    const named = names(draft.words)
    const reasons = [...new Set([...linked, ...(named === null ? [] : [named])])]
    if (reasons.length === 0) return []
    const key = draft.key ?? `${draft.noun} ${draft.id}`
    return [{ who: '', place: '', point: '', fileIds: [], told: null, withheld: null, ...draft, key, reasons, marks: marks(draft.words) }]
  }
}

const joined = (separator: string, ...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => (part ?? '').trim() !== '').join(separator)
const when = <Reason extends AccessReason>(holds: boolean, reason: Reason): Reason[] => (holds ? [reason] : [])

function noteDrafts({ data, index, sought }: Context): Draft[] {
  return data.note.map((note) => {
    const speaker = index.participant.get(note.sourceId ?? '')
    const visit = index.visit.get(note.visitId ?? '')
    const sources = [note.sourceId, ...note.origins.map(({ sourceId }) => sourceId)]
    return {
      noun: 'note',
      id: note.id,
      when: note.takenAt,
      who: joined(', ', speaker?.role, index.unit.get(speaker?.unitId ?? '')?.name),
      place: visit === undefined ? '' : joined(', ', visit.place, ...visit.unitIds.map((id) => index.unit.get(id)?.name)),
      words: note.text,
      fileIds: note.attachmentIds,
      linked: [
        ...when(
          sources.some((id) => id !== null && sought.ids.has(id)),
          'speaker',
        ),
        ...when(note.notedById !== null && sought.ids.has(note.notedById), 'writer'),
        ...when(sought.unitIds.has(unitOfSource(index, `note:${note.id}`)?.id ?? ''), 'unit'),
      ],
    }
  })
}

function answerDrafts({ data, index, sought }: Context): Draft[] {
  return data.checklistAnswer.flatMap((answer): Draft[] => {
    const run = index.checklistRun.get(answer.runId)
    if (run === undefined) return []
    const item = run.items.find(({ id }) => id === answer.itemId)
    const said = answer.value === null ? '' : checklistAnswerWords(run, item, answer.value)
    return [
      {
        noun: 'checklistAnswer',
        id: answer.id,
        when: answer.updatedAt,
        place: joined(', ', run.title, index.unit.get(run.unitId)?.name),
        point: String(pointNumbers(run.items).get(answer.itemId) ?? ''),
        words: joined('\n', item?.text, said, answer.remark),
        fileIds: answer.attachmentIds,
        linked: when(sought.unitIds.has(run.unitId), 'unit'),
      },
    ]
  })
}

/** What was said or seen there, not what somebody of the office only wrote down. */
const carries = ({ reasons }: AccessItem): boolean => reasons.some((reason) => reason !== 'writer' && reason !== 'role')
const sourcesOf = (heard: readonly AccessItem[]): ReadonlySet<string> => new Set(heard.filter(carries).map(({ noun, id }) => `${noun}:${id}`))

function findingDrafts({ data, index, pointOf }: Context, heard: readonly AccessItem[]): Draft[] {
  const sources = sourcesOf(heard)
  const themes = new Map(data.reportTheme.map(({ id, title }) => [id, title]))
  return data.finding.map((finding) => {
    const evidence = index.evidenceOf(finding.id)
    return {
      noun: 'finding',
      id: finding.id,
      when: finding.updatedAt,
      place: themes.get(finding.themeId ?? '') ?? '',
      point: pointOf('finding', finding.id),
      words: joined('\n', finding.title, proseText(finding.facts), ...evidence.map(({ wording }) => wording), proseText(finding.assessment)),
      linked: when(
        evidence.some(({ source }) => sources.has(source)),
        'evidence',
      ),
    }
  })
}

type Words = string | Prose | null
type Field = readonly [when: string, ...words: readonly string[]]

/** The nouns that are words and a day: the field with the day (none where it would only say when it was typed), and those with the words. */
const plain = {
  inspection: ['', 'title', 'theme', 'purpose', 'legalGround', 'practicalities'],
  authority: ['', 'name', 'department', 'attention', 'email'],
  unit: ['', 'name', 'address'],
  participant: ['', 'role', 'name'],
  question: ['createdAt', 'text', 'droppedBecause'],
  visit: ['date', 'place', 'programme'],
  contradiction: ['updatedAt', 'about', 'settlement'],
  material: ['date', 'title', 'reference', 'from', 'excerpt'],
  reportTheme: ['updatedAt', 'title', 'introduction'],
  recommendation: ['updatedAt', 'text'],
  report: ['updatedAt', 'title', 'summary', 'background', 'legalBasis', 'conclusion'],
  hearingResponse: ['receivedOn', 'from', 'fileName'],
  remark: ['madeOn', 'author', 'passage', 'text', 'reason'],
  answer: ['date', 'from', 'text'],
  followUp: ['updatedAt', 'reaction', 'reason'],
  commitment: ['updatedAt', 'text', 'metric', 'target', 'result'],
  letter: ['updatedAt', 'title', 'addressee'],
  letterSection: ['updatedAt', 'heading', 'content'],
} as const satisfies Partial<Record<CaseNounName | 'inspection', Field>>
type Plain = keyof typeof plain

function plainDrafts(context: Context, heard: readonly AccessItem[]): Draft[] {
  const { data, pointOf } = context
  const sources = sourcesOf(heard)
  return (Object.keys(plain) as Plain[]).flatMap((noun) => {
    const [day, ...fields] = plain[noun]
    const rows = (noun === 'inspection' ? [data.inspection] : data[noun]) as unknown as readonly (Record<string, Words> & { readonly id: string })[]
    return rows.map((row): Draft => ({
      noun,
      id: row.id,
      when: wordsIn(row[day] ?? null) || null,
      place: noun === 'letterSection' ? (data.letter.find(({ id }) => id === row['letterId'])?.title ?? '') : '',
      point: pointOf(noun, row.id),
      words: joined('\n', ...fields.map((field) => wordsIn(row[field] ?? null).trim())),
      fileIds: fileOf(row),
      linked: linksOf(context, noun, row.id, sources),
    }))
  })
}

const wordsIn = (value: Words): string => (typeof value === 'string' ? value : value === null ? '' : proseText(value))
const fileOf = ({ attachmentId }: Record<string, unknown>): string[] => (typeof attachmentId === 'string' ? [attachmentId] : [])

/** Why a row is there by its id. */
function linksOf({ data, index, sought: { ids, unitIds } }: Context, noun: Plain, id: string, sources: ReadonlySet<string>): AccessReason[] {
  const has = (some: readonly (string | null)[]): boolean => some.some((one) => one !== null && ids.has(one))
  if (noun === 'inspection') return when(has([data.inspection.caseworkerId]), 'caseworker')
  if (noun === 'participant') return ids.has(id) ? ['self'] : when(unitIds.has(index.participant.get(id)?.unitId ?? ''), 'unit')
  if (noun === 'unit' || noun === 'authority') return when(ids.has(id), 'self')
  if (noun === 'visit') return when(has([...(index.visit.get(id)?.unitIds ?? []), ...(index.visit.get(id)?.participantIds ?? [])]), 'present')
  if (noun === 'contradiction') {
    const noteIds = data.contradiction.find((one) => one.id === id)?.noteIds ?? []
    return when(
      noteIds.some((noteId) => sources.has(`note:${noteId}`)),
      'evidence',
    )
  }
  return []
}

/** Passages of issued documents that name what is sought, an item for each heading that they stand under. */
function documentDrafts({ data, models, names }: Context): Draft[] {
  return data.document.flatMap((document): Draft[] => {
    const model = models.get(document.id)
    const base = { noun: 'document' as AccessNoun, id: document.id, when: document.issuedAt, linked: [] }
    const title = `${document.title} (${document.number})`
    if (model === undefined) return [{ ...base, words: title }]
    return documentPassages(model, names).map(({ point, heading, words }, i) => ({
      ...base,
      key: `document ${document.id} ${i}`,
      place: joined(', ', title, heading),
      point,
      words,
    }))
  })
}

/** Files that go with something that is there, and those that name what is sought themselves. */
function fileDrafts({ data, texts, names }: Context, told: readonly AccessItem[]): Draft[] {
  const attached = new Set(told.flatMap(({ fileIds }) => fileIds))
  return data.attachment.map((file) => ({
    noun: 'attachment',
    id: file.id,
    when: file.takenAt ?? file.createdAt,
    words: joined('\n', file.fileName, file.caption, file.altText, file.consentReason, passagesOf(texts.get(file.id) ?? '', names)),
    fileIds: [file.id],
    linked: when(attached.has(file.id), 'attached'),
  }))
}

/** What the trail tells of the rows that are there, and the looks at the person's identity with their reasons. */
function trailDrafts({ audit, looks, sought }: Context, there: readonly AccessItem[]): Draft[] {
  const ids = new Set([...sought.ids, ...there.filter(({ noun }) => noun !== 'inspection').map(({ id }) => id)])
  const written = new Set(looks.map(({ participantId, at }) => `${participantId} ${Date.parse(at)}`))
  const entries = audit
    // A look stands with its reason beside the trail; there is one item of the two.
    .filter(({ kind, rowId, at }) => rowId !== null && ids.has(rowId) && !(kind === 'identityLooked' && written.has(`${rowId} ${at}`)))
    .map((entry): Draft => {
      const { number, kind, about, at, rowId } = entry
      const id = rowId ?? ''
      return { noun: 'auditEntry', id, key: `auditEntry ${number}`, when: new Date(at).toISOString(), words: '', told: { kind, about }, linked: ['log'] }
    })
  const seen = looks.filter(({ participantId }) => sought.ids.has(participantId))
  return [
    ...entries,
    ...seen.map(({ participantId, at, reason }, i): Draft => ({
      noun: 'identityLook',
      id: participantId,
      key: `identityLook ${at} ${i}`,
      when: at,
      words: reason,
      told: { kind: 'identityLooked', about: 'none' },
      linked: ['log'],
    })),
  ]
}
