import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ExpectedFailure } from '../api/errors.ts'
import { traceOf } from '../api/log.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import {
  backupsForgetOn,
  retentionKinds,
  retentionPlan,
  retentionRule,
  type DeletionCertificate,
  type RetentionItem,
  type RetentionRule,
} from '../domain/retention.ts'
import { buildCertificates, certificateName } from '../documents/deletion-certificate.ts'
import { deleteAttachmentContent, findAttachmentContent } from '../storage/attachment-content.ts'
import type { Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { changedRules, dropRule, findCertificate, insertCertificate, listCertificates, putRule, casesWithRecordings } from '../storage/retention.ts'
import { rowsWhere } from '../storage/table.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { eraseOfKind, retentionDataOf } from './erasing-kinds.ts'
import { finishErasing, willErase } from './finishing-erasure.ts'
import { saveTold } from './save-told.ts'

const defaultRules = z.object({ items: z.array(retentionRule.omit({ isActive: true })).length(retentionKinds.length) })

/** Registers how long things are kept, and their destruction. */
export function registerRetention(desk: Desk): void {
  desk.reads('retention.rules', (database) => rulesOf(desk, database))
  desk.writes('retention.setRule', ({ database }, rule) => {
    changeRules(desk, (writable) => putRule(writable, rule))
    return rulesOf(desk, database)
  })
  desk.writes('retention.resetRule', ({ database }, { kind }) => {
    changeRules(desk, (writable) => dropRule(writable, kind))
    return rulesOf(desk, database)
  })
  desk.reads('retention.plan', (database, { inspectionId }) => ({
    items: planOf(desk, database, inspectionId),
    backupsUntil: backupsForgetOn(civilDateOf(desk.now())),
  }))
  desk.writes('retention.erase', ({ database }, { inspectionId, kind }) => {
    requireRow(database, 'inspection', inspectionId)
    const item = planOf(desk, database, inspectionId).find(({ rule }) => rule.kind === kind)
    if (item === undefined || item.ids.length === 0) throw new ExpectedFailure('notFound', { noun: 'inspection' })
    return erase(desk, inspectionId, item, 'retention.erase')
  })
  desk.reads('retention.certificates', (database, { inspectionId }) => listCertificates(database, inspectionId))
  desk.writes('retention.saveCertificate', ({ database }, { id }) => {
    const certificate = findCertificate(database, id)
    if (certificate === undefined) throw new ExpectedFailure('notFound', { noun: 'inspection' })
    return saveCertificates(desk, database, { inspectionId: certificate.inspectionId, certificate, operation: 'retention.saveCertificate' })
  })
  desk.writes('retention.saveCertificates', ({ database }, { inspectionId }) =>
    saveCertificates(desk, database, { inspectionId, certificate: null, operation: 'retention.saveCertificates' }),
  )
}

type Saving = {
  readonly inspectionId: string
  /** Null for all of the case. */
  readonly certificate: DeletionCertificate | null
  readonly operation: 'retention.saveCertificate' | 'retention.saveCertificates'
}

/** Saves one certificate, or the list of all, as Word with the office's letterhead. @throws ExpectedFailure `cancelled`, `notFound` and what saving throws */
async function saveCertificates(desk: Desk, database: ReadableDatabase, { inspectionId, certificate, operation }: Saving): Promise<{ path: string }> {
  const data = caseDataOf(database, inspectionId)
  const office = officeDataOf(database)
  const certificates = certificate === null ? listCertificates(database, inspectionId).toReversed() : [certificate]
  if (certificates.length === 0) throw new ExpectedFailure('notFound', { noun: 'inspection' })
  const path = await desk.host.chooseSavePath({ suggestedName: certificateName(data.inspection.caseNumber, certificate), kind: 'word' })
  if (path === null) throw new ExpectedFailure('cancelled')
  const model = buildCertificates({ certificates, isList: certificate === null, data, office, date: civilDateOf(desk.now()) })
  // A template has a place for the document's number, and this has none, as a visit's guide has none.
  const bytes = await desk.worker.run('word', { model: JSON.stringify(model), pictures: [], template: null })
  saveTold(desk, [[path, bytes]], { kind: 'exported', about: 'deletionCertificate', inspectionId, rowId: certificate?.id ?? inspectionId }, operation)
  return { path }
}

function changeRules(desk: Desk, change: (database: Transaction['database']) => void): void {
  desk.withTrouble(() =>
    desk.profile.database.transaction((writable) => {
      change(writable)
      desk.audit.tell(writable, { kind: 'settingChanged', about: 'retentionRule' })
    }),
  )
}

/** The program's rules, with the office's own in their places. */
function rulesOf(desk: Desk, database: ReadableDatabase): RetentionRule[] {
  const { items } = defaultRules.parse(JSON.parse(readFileSync(join(desk.environment.resourcesFolder, 'retention-rules.json'), 'utf8')))
  const own = changedRules(database)
  return items.map((rule) => own.find(({ kind }) => kind === rule.kind) ?? { ...rule, isActive: true })
}

const planOf = (desk: Desk, database: ReadableDatabase, inspectionId: string): RetentionItem[] =>
  retentionPlan(retentionDataOf(database, inspectionId), rulesOf(desk, database), civilDateOf(desk.now()))

/** Destroys what a rule names and leaves a certificate: one transaction, then the files, the search index and what SQLite keeps beside. */
function erase(desk: Desk, inspectionId: string, { rule, ids }: RetentionItem, operation: 'retention.erase'): DeletionCertificate {
  const { value } = desk.commit(operation, (transaction) => {
    const { destroyed, contents } = eraseOfKind(transaction, rule.kind, ids)
    const sha256 = createHash('sha256').update(JSON.stringify(destroyed)).digest('hex')
    const certificate = certify(desk, transaction, { inspectionId, rule, count: ids.length, sha256 })
    willErase(desk, { files: letGo(transaction, contents), words: true })
    return certificate
  })
  finishErasing(desk)
  return value
}

type Destroyed = { readonly inspectionId: string; readonly rule: RetentionRule; readonly count: number; readonly sha256: string }

/** Leaves a certificate of what is destroyed in the same transaction, and tells the audit trail. */
function certify(desk: Desk, { database }: Transaction, { inspectionId, rule, count, sha256 }: Destroyed): DeletionCertificate {
  const { journal } = desk.profile
  const { kind, amount, unit, reason } = rule
  const at = desk.now()
  const backupsUntil = backupsForgetOn(civilDateOf(at))
  const certificate = { id: journal.newId(), at, actor: journal.actor, inspectionId, kind, count, amount, unit, reason, sha256, backupsUntil }
  insertCertificate(database, certificate)
  desk.audit.tell(database, { kind: 'erased', about: kind, inspectionId, rowId: certificate.id, sha256 })
  return certificate
}

/** The certificate of a recording that somebody deletes before its day: by the same rule and law, with the hash of its sound. */
export function certifyRecording(desk: Desk, transaction: Transaction, { inspectionId, sha256 }: { inspectionId: string; sha256: string }): void {
  const rule = rulesOf(desk, transaction.database).find(({ kind }) => kind === 'recording')
  if (rule !== undefined) certify(desk, transaction, { inspectionId, rule, count: 1, sha256 })
}

/** Destroys the keys of files that no live row names any more; answers the names of the files that can go. */
function letGo({ database }: Transaction, hashes: readonly string[]): string[] {
  return [...new Set(hashes)].flatMap((sha256) => {
    const isNamed = ['sha256', 'renditionSha256'].some((field) => rowsWhere(database, 'attachment', field, sha256).length > 0)
    const content = isNamed ? undefined : findAttachmentContent(database, sha256)
    if (content === undefined) return []
    deleteAttachmentContent(database, sha256)
    return [content.fileName]
  })
}

/** Recordings whose day is over, in every case: at each start and on closing, without being asked. What fails is tried again the next time. */
export function eraseDueRecordings(desk: Desk): void {
  if (!desk.isOpen) return
  const { database } = desk.profile
  for (const inspectionId of casesWithRecordings(database)) {
    try {
      const item = planOf(desk, database, inspectionId).find(({ rule }) => rule.kind === 'recording')
      if (item !== undefined && item.ids.length > 0) erase(desk, inspectionId, item, 'retention.erase')
    } catch (error) {
      desk.host.log({ level: 'warning', message: 'recordings whose day is over are not deleted', cause: traceOf(error) })
    }
  }
}
