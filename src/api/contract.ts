import { z } from 'zod'
import { accessItemKey, accessSubject, type AccessFound, type AccessPlaces } from '../domain/access.ts'
import { auditKinds, type AuditEntry, type AuditKind } from '../domain/audit-entry.ts'
import type { TrailBreak } from '../domain/audit-chain.ts'
import type { AskedThread } from '../domain/asked-thread.ts'
import { largestAttachment, largestPiece, recordingConsents } from '../domain/attachment.ts'
import type { BackupCounts } from '../domain/backup-summary.ts'
import { checklistAnswer } from '../domain/checklist-answer.ts'
import { civilDate, type CivilDate } from '../domain/civil-date.ts'
import type { ChartPicture } from '../domain/chart-picture.ts'
import type { FrozenPoint } from '../domain/document.ts'
import type { DueCounts, DueItem } from '../domain/due.ts'
import type { EarlierGrading } from '../domain/earlier-grading.ts'
import { evidenceSource } from '../domain/evidence.ts'
import { identity, type Identity, type IdentityLook } from '../domain/identity.ts'
import type { Issue } from '../domain/issue.ts'
import { followUp } from '../domain/follow-up.ts'
import type { DatePhrase } from '../domain/date-phrase.ts'
import { letterKinds } from '../domain/letter.ts'
import { lockAfterChoices } from '../domain/locking.ts'
import { nouns, type NounName, type RowOf } from '../domain/nouns.ts'
import { officePublicKey, type OfficePublicKey } from '../domain/office-key.ts'
import type { TemplateLack } from '../domain/letterhead-template.ts'
import { id, instant, type Creation } from '../domain/record.ts'
import type { FileTrouble, Recovery } from '../domain/recovery.ts'
import { recordSubjects, type OutstandingRecord, type RecordSubject } from '../domain/record-keeping.ts'
import { reportTextEdit } from '../domain/report-texts.ts'
import { retentionKinds, retentionRule, type DeletionCertificate, type RetentionItem, type RetentionRule } from '../domain/retention.ts'
import { reportKinds } from '../domain/report.ts'
import type { NextDate, Stage } from '../domain/stage.ts'
import { statistic } from '../domain/statistic.ts'
import { line, requiredLine, text } from '../domain/text.ts'
import type { XlsFormRemark } from '../domain/xlsform.ts'
import type { YearFigures } from '../domain/year-figures.ts'
import type { Settings } from './events.ts'
import { creationSchema, nounOperations } from './noun-operations.ts'
import { byId, nothing, ofInspection, reads, session, undoable, writes, type Operation } from './operation.ts'

const passphrase = z.string().min(1).max(1000)
/** `from`: where it was listed; left out, among the profile's own. */
const chosenBackup = z.strictObject({ day: civilDate, from: z.string().max(4000).optional(), passphrase })
/** The same by the office's private key that was chosen last, and that key's passphrase. */
const chosenByOffice = chosenBackup.omit({ passphrase: true }).extend({ keyPassphrase: passphrase }).strict()
const bytes = (most: number) => z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= most)
const ofReport = z.strictObject({ inspectionId: id, kind: z.enum(reportKinds) })

const accessCases = z.array(id).min(1).max(10_000)

const recordSubject = z.strictObject({ noun: z.enum(Object.keys(recordSubjects) as [RecordSubject, ...RecordSubject[]]), id })

/** A form that was read and is not yet taken. With `problems` it cannot be. */
export type ReadForm = {
  readonly fileName: string
  readonly sha256: string
  readonly title: string
  readonly counts: { readonly points: number; readonly groups: number; readonly repeats: number; readonly choices: number }
  /** By their names; empty where the form has one without a name. */
  readonly languages: readonly string[]
  readonly problems: readonly XlsFormRemark[]
  readonly unsupported: readonly XlsFormRemark[]
}

/** A table for a workbook: headings with their widths in characters, and cells of words, numbers and days. */
const sheet = z.strictObject({
  name: requiredLine,
  columns: z
    .array(z.strictObject({ title: line, width: z.int().min(1).max(255).optional() }))
    .min(1)
    .max(100),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.strictObject({ date: civilDate }), z.null()])).max(100)).max(100_000),
})
export type SheetInput = z.output<typeof sheet>

const counts = z.array(z.int().min(0).max(1_000_000)).max(100)
/** What a chart that stands in no document yet is drawn from: figures of a case, or counts year by year. */
const chart = z.union([
  statistic.fields.pick({ title: true, altText: true, rows: true, shows: true }).extend({ id: line }).strict(),
  z.strictObject({
    caption: requiredLine,
    categoryTitle: requiredLine,
    years: z.array(z.int().min(1900).max(2200)).min(1).max(100),
    series: z
      .array(z.strictObject({ name: requiredLine, values: counts }))
      .min(1)
      .max(5),
  }),
])
export type ChartInput = z.output<typeof chart>

/** Where a profile stands. `new`: none yet. `rekeying`: its data key is being changed. `damaged`, `newer`, `inUse`, `empty`, `unreadable`: it cannot be opened, and was left untouched. */
export type ProfileState = 'new' | 'locked' | 'open' | 'rekeying' | 'damaged' | 'newer' | 'inUse' | 'empty' | 'unreadable'
export type ProfileStatus = {
  readonly state: ProfileState
  /** Whether the system keychain can hold the data key on this machine. */
  readonly keychain: boolean
  /** Whether this profile's data key is wrapped by the keychain. */
  readonly keychainHoldsKey: boolean
  /** The office whose public key wraps the data key, too. */
  readonly office: { readonly name: string; readonly fingerprint: string } | null
  /** Whole seconds until a passphrase may be tried again; 0: now. */
  readonly secondsLeft: number
  /** How far the change of the data key is, 0 to 1. */
  readonly rekeyed: number
  readonly folder: string
  /** The newest backup that was opened and checked. */
  readonly lastBackupAt: string | null
  /** Why the last attempt failed, until one succeeds: no room, no way to write, a copy that was not what was copied. */
  readonly backupTrouble: 'diskFull' | 'fileUnwritable' | 'notVerified' | null
  /** The second place for backups; null where none is picked. */
  readonly backupPlace: BackupPlace | null
}

/**
 * A stick or a network folder that every backup is copied to. `trouble`: why the last look found less than all backups there, `gone`: the place itself.
 * `isKnown`: whether it was looked at since the start.
 */
export type BackupPlace = {
  readonly path: string
  readonly trouble: 'gone' | 'diskFull' | 'fileUnwritable' | 'notVerified' | null
  readonly lastAt: string | null
  readonly isKnown: boolean
}

/**
 * A verified copy of the database. `madeAt`: ISO 8601 UTC; `size` in bytes; `counts`: null for one from before they were counted. `from`: where it lies, in a
 * word that only the core understands. `passphrase`: whether the profile's own opens it, or another, chosen at `passphraseSince` where that was kept.
 */
export type Backup = {
  readonly day: CivilDate
  readonly from: string
  readonly madeAt: string
  readonly size: number
  readonly counts: BackupCounts | null
  readonly passphrase: 'current' | 'other' | 'unknown'
  readonly passphraseSince: string | null
  /** The office whose private key opens it, too. */
  readonly office: ProfileStatus['office']
}
/** The backups of this profile, in the second place too; or those found in a folder that the person picked. */
export type BackupsInPlace = { readonly place: 'own' | 'second' | 'picked'; readonly path: string; readonly backups: readonly Backup[] }
/** A case as the preview of a backup shows it. `changedAt`: when anything in it was written last. */
export type CaseInBackup = { readonly caseNumber: string; readonly title: string; readonly changedAt: string }
/**
 * A state of the profile that another one took the place of: a backup, what was rescued of it, or a state that had been set aside. `cause`, `counts`: null where that was
 * not written down.
 */
export type SetAside = {
  readonly name: string
  readonly at: string
  readonly size: number
  readonly cause: 'restored' | 'rescued' | 'broughtBack' | null
  readonly counts: BackupCounts | null
}
/** What the last check of the audit trail found. `checked`: how many entries it went through; `count`: how many there are now. */
export type AuditState = {
  readonly result: 'unchecked' | 'whole' | 'broken'
  readonly count: number
  readonly checked: number
  readonly checkedAt: string | null
  readonly breaks: readonly TrailBreak[]
}

/** A case in the list at the left. */
export type InspectionSummary = {
  readonly id: string
  readonly title: string
  readonly caseNumber: string
  readonly kind: RowOf<'inspection'>['kind']
  readonly stage: Stage
  readonly authorityNames: readonly string[]
  /** The next date that somebody waits for. */
  readonly nextDate: NextDate | null
  /** The cases that it says it has to do with; those that say so of it are found by theirs. */
  readonly relatedIds: readonly string[]
  readonly updatedAt: string
}

/** Pieces of text, the found ones marked. */
export type Snippet = readonly { readonly text: string; readonly hit: boolean }[]
export type SearchHit = {
  readonly noun: NounName
  readonly id: string
  readonly inspectionId: string | null
  /** The title of the case it stands in. */
  readonly caseTitle: string
  readonly caseNumber: string
  readonly snippet: Snippet
}

/** A change in a text field that has not been saved as a row yet. `target` says which (`finding:<id>:facts`). */
export type Draft = { readonly target: string; readonly base: string | null; readonly payload: unknown; readonly writtenAt: string }

export type ReportPreview = {
  /** The body of the document as HTML, one element a block, styled by `documents/html`'s own style sheet in `css`. */
  readonly html: string
  readonly css: string
  /** Its charts, to be saved as pictures. */
  readonly charts: readonly ChartPicture[]
  readonly issues: readonly Issue[]
  readonly points: readonly FrozenPoint[]
}

/**
 * The contract between the window and the core: ONE value from which client, server and test doubles come.
 * Names are `<noun>.<verb>`; the nature stands at each; inputs are parsed by the core whatever the window says.
 */
export const contract = {
  ...nounOperations(),
  'profile.status': session<ProfileStatus>()(nothing),
  'profile.create': session<ProfileStatus>()(z.strictObject({ passphrase, useKeychain: z.boolean(), officeKey: officePublicKey.nullable().optional() })),
  'profile.unlock': session<ProfileStatus>()(z.strictObject({ passphrase })),
  'profile.unlockWithKeychain': session<ProfileStatus>()(nothing),
  /** Wraps the same key by another passphrase, which also opens the backups from then on. */
  'profile.changePassphrase': writes<null>()(z.strictObject({ from: passphrase, to: passphrase })),
  /** Lets the keychain open the profile from now on, or no longer. */
  'profile.setKeychain': writes<null>()(z.strictObject({ isUsed: z.boolean(), passphrase })),
  /** Asks which file holds the office's public key and reads it as unknown. Nothing is kept of it. */
  'profile.readOfficeKey': session<OfficePublicKey & { readonly fingerprint: string }>()(nothing),
  /** Lets the office open the profile with its private key from now on. */
  'profile.addOfficeKey': writes<null>()(z.strictObject({ officeKey: officePublicKey, passphrase })),
  'profile.removeOfficeKey': writes<null>()(z.strictObject({ passphrase })),
  /** Asks which file holds the office's private key and keeps it in mind, closed, for `profile.unlockWithOfficeKey`; of a backup, for looking into it and restoring it. */
  'profile.chooseOfficePrivateKey': session<{ readonly name: string; readonly fingerprint: string }>()(
    z.strictObject({ backup: chosenBackup.omit({ passphrase: true }).optional() }),
  ),
  /** Opens the profile with the office's private key that was chosen last, under a new passphrase. */
  'profile.unlockWithOfficeKey': session<ProfileStatus>()(z.strictObject({ keyPassphrase: passphrase, passphrase })),
  /** Encrypts the database under a new data key. The profile is closed meanwhile; interrupted, it opens with the old key or with the new one. */
  'profile.rekey': writes<null>()(z.strictObject({ passphrase })),
  'profile.cancelRekey': session<null>()(nothing),
  /** A sheet that says what is needed to open the profile again, without the passphrase: on paper, or saved as PDF at a place it asks for. */
  'profile.recoverySheet': writes<{ path: string | null }>()(z.strictObject({ to: z.enum(['printer', 'pdf']) })),
  'profile.lock': session<ProfileStatus>()(nothing),
  'profile.backUp': writes<ProfileStatus>()(nothing),
  /** The backups that there are, at home and in the second place, each place's newest first. */
  'profile.backups': session<BackupsInPlace[]>()(nothing),
  /** Asks for a folder and looks for backups in it, as of a computer that was lost. */
  'profile.findBackups': session<BackupsInPlace[]>()(nothing),
  /** The cases of a backup, those that were written in last first. Nothing is changed. */
  'profile.previewBackup': session<readonly CaseInBackup[]>()(z.union([chosenBackup, chosenByOffice])),
  /**
   * Puts a backup in the database's place, which is set aside, and opens it. A profile that is open is locked first. By the office's key it gets a new passphrase.
   * `hasEarlierKey`: it is from before the data key was changed.
   */
  'profile.restore': session<ProfileStatus & { readonly hasEarlierKey: boolean }>()(
    z.union([chosenBackup, chosenByOffice.extend({ newPassphrase: passphrase }).strict()]),
  ),
  /**
   * Makes a database of what can be read of a damaged one, fills what is missing from a backup and from the change log, sets the damaged one aside and opens the new
   * one. `backup`: left out where there is none. `unnamed`: what a case is called of which only the rows under it could be read.
   */
  'profile.recover': session<{ status: ProfileStatus; report: Recovery }>()(
    z.strictObject({ backup: chosenBackup.omit({ passphrase: true }).optional(), passphrase, unnamed: requiredLine }),
  ),
  /** The files of all cases that are gone or are not what was kept, and lie in no backup either. */
  'profile.checkFiles': reads<FileTrouble[]>()(nothing),
  /** Saves a report of what is missing as text; asks for its place. */
  'profile.saveReport': reads<{ path: string }>()(z.strictObject({ name: requiredLine, text: z.string().max(5_000_000) })),
  /** The states that were set aside, the newest first. */
  'profile.asides': session<SetAside[]>()(nothing),
  /** Puts a copy of one of them in the database's place, which is set aside, and opens it. `missing`: how many of its files are gone. For the rest see `profile.restore`. */
  'profile.bringBack': session<ProfileStatus & { readonly hasEarlierKey: boolean; readonly missing: number }>()(
    z.strictObject({ name: z.string().max(40), passphrase }),
  ),
  /** Stops a restoring, rescuing or bringing back as long as nothing has changed places. */
  'profile.cancelReplacement': session<null>()(nothing),
  /** Removes one of them for good. */
  'profile.removeAside': writes<null>()(z.strictObject({ name: z.string().max(40) })),
  /** Asks for the second place for backups and begins to copy them there. */
  'profile.pickBackupPlace': writes<ProfileStatus>()(nothing),
  /** Copies no more backups to the second place; those that lie there stay. */
  'profile.leaveBackupPlace': writes<ProfileStatus>()(nothing),
  /** Writes an error that nobody expected in the window to the local log; answers the number to find it by. What is not a place in the program is left out. */
  'log.failure': session<{ reference: string }>()(
    z.strictObject({ name: z.string().max(200), code: z.string().max(200).optional(), frames: z.array(z.string().max(2000)).max(50) }),
  ),
  'settings.get': session<Settings>()(nothing),
  'settings.update': session<Settings>()(
    z
      .strictObject({
        language: z.enum(['da', 'en']),
        appearance: z.enum(['system', 'light', 'dark']),
        letterheadId: id.nullable(),
        dueNotice: z.boolean(),
        journalPattern: requiredLine.max(200),
        lockAfterMinutes: z.enum(lockAfterChoices),
        lockWhenAsleep: z.boolean(),
        lockWithScreen: z.boolean(),
        hideFromCapture: z.boolean(),
      })
      .partial(),
  ),
  /** Entries of the audit trail, the newest first, those before a number; `total`: how many match. */
  'audit.list': reads<{ entries: AuditEntry[]; total: number; actor: string }>()(
    z.strictObject({
      kinds: z
        .array(z.enum(Object.keys(auditKinds) as [AuditKind, ...AuditKind[]]))
        .max(50)
        .nullable(),
      from: civilDate.nullable(),
      to: civilDate.nullable(),
      inspectionId: id.nullable(),
      before: z.int().min(1).nullable(),
      limit: z.int().min(1).max(1000),
    }),
  ),
  'audit.state': reads<AuditState>()(nothing),
  /** Checks the whole audit trail now. */
  'audit.verify': reads<AuditState>()(nothing),
  /** Saves the whole audit trail with its hashes and how to verify them by other means; asks for its place. */
  'audit.export': writes<{ path: string }>()(z.strictObject({ format: z.enum(['csv', 'jsonl']) })),
  /** Stops it; no file is there then. */
  'audit.cancelExport': session<null>()(nothing),
  /** How long things are kept: the program's rules, with the office's own in their places. */
  'retention.rules': reads<RetentionRule[]>()(nothing),
  'retention.setRule': writes<RetentionRule[]>()(retentionRule),
  'retention.resetRule': writes<RetentionRule[]>()(z.strictObject({ kind: z.enum(retentionKinds) })),
  /** What of a case is deleted when; `backupsUntil`: when no backup would hold any more what were deleted today. */
  'retention.plan': reads<{ items: RetentionItem[]; backupsUntil: CivilDate }>()(ofInspection),
  /** Destroys what of one kind has come to its day, for good. */
  'retention.erase': writes<DeletionCertificate>()(ofInspection.extend({ kind: z.enum(retentionKinds) })),
  'retention.certificates': reads<DeletionCertificate[]>()(ofInspection),
  /** Saves a certificate of deletion as Word; asks for its place. */
  'retention.saveCertificate': writes<{ path: string }>()(byId),
  /** Saves the list of all that was deleted in a case as Word; asks for its place. */
  'retention.saveCertificates': writes<{ path: string }>()(ofInspection),
  'inspection.overview': reads<InspectionSummary[]>()(nothing),
  'inspection.get': reads<RowOf<'inspection'>>()(byId),
  /** A new case with its authorities, their units and an empty report draft, in one transaction. The line of the yearly plan remembers it. */
  'inspection.start': undoable<RowOf<'inspection'>>()(
    z.strictObject({
      inspection: creationSchema(nouns.inspection) as z.ZodType<Creation<typeof nouns.inspection>>,
      authorities: z
        .array(
          z.strictObject({
            name: requiredLine,
            department: line.optional(),
            counterpartCaseNumber: nouns.authority.fields.shape.counterpartCaseNumber.optional(),
            units: z.array(requiredLine).max(50),
          }),
        )
        .max(20),
      /** The line of the yearly plan that it starts from. */
      planEntryId: id.nullable().optional(),
    }),
  ),
  'note.get': reads<RowOf<'note'>>()(byId),
  /**
   * Puts notes together into the earliest of them, which keeps each as it was; what pointed to the others points to it. `sourceId` and `nature` are those that
   * are kept where they differ.
   */
  'note.merge': undoable<RowOf<'note'>>()(z.strictObject({ ids: z.array(id).min(2).max(50), sourceId: id.nullable(), nature: nouns.note.fields.shape.nature })),
  /** Cuts a note in two: what follows `from`, or the words between `from` and `to`. Evidence stays with the first. `text`: the words that were cut. */
  'note.split': undoable<{ first: RowOf<'note'>; second: RowOf<'note'> }>()(
    z.strictObject({ id, text, from: z.int().min(0).max(100_000), to: z.int().min(0).max(100_000) }),
  ),
  /** Puts notes down to themes of the report, and takes them off others. */
  'note.code': undoable<null>()(z.strictObject({ ids: z.array(id).min(1).max(20_000), add: z.array(id).max(50), remove: z.array(id).max(50) })),
  /** Asks which workbook is to become a checklist and reads it as unknown. Nothing is kept before `checklist.takeXlsForm` says its hash. */
  'checklist.readXlsForm': reads<ReadForm>()(nothing),
  /** Makes a checklist of the form that was read last, or the next version of the checklist `id`: points with the same name keep their id. */
  'checklist.takeXlsForm': undoable<RowOf<'checklist'>>()(z.strictObject({ sha256: z.string().max(64), title: requiredLine, id: id.nullable() })),
  /** How often the points of a checklist are answered in all cases, by the point's id. */
  'checklist.answered': reads<Record<string, number>>()(byId),
  /** Saves a checklist as an XLSForm; asks for its place. */
  'checklist.saveXlsForm': reads<{ path: string }>()(byId),
  'checklistRun.start': undoable<RowOf<'checklistRun'>>()(z.strictObject({ inspectionId: id, visitId: id.nullable(), unitId: id, checklistId: id })),
  'checklistRun.remove': undoable<null>()(byId),
  /**
   * Moves runs of one checklist and version, those that stand side by side, up to the checklist's version of today. Answers that it has no place for stay under a
   * group at the end, which is called `heading`.
   */
  'checklistRun.moveUp': undoable<RowOf<'checklistRun'>[]>()(z.strictObject({ ids: z.array(id).min(1).max(500), heading: requiredLine })),
  /**
   * Says how often a repeat is asked: `place` names the rounds of the repeats around it (empty at the top). Answers in rounds that go are removed with them.
   */
  'checklistRun.setRepeat': undoable<RowOf<'checklistRun'>>()(
    z.strictObject({ id, itemId: z.string().min(1).max(60), place: z.string().max(60), count: z.int().min(0).max(200) }),
  ),
  /**
   * Answers a point, or changes its remark or the files that go with it; what is left out stays. `place`: the rounds of the repeats around it, empty where there are
   * none. A `value` is held against the point's kind and its lists (`problemOfValue`), not against its condition and constraint, which may change with other answers.
   */
  'checklistAnswer.set': undoable<RowOf<'checklistAnswer'>>()(
    z.strictObject({
      runId: id,
      itemId: z.string().min(1).max(60),
      place: checklistAnswer.fields.shape.place.optional(),
      value: text.nullable().optional(),
      remark: text.optional(),
      attachmentIds: checklistAnswer.fields.shape.attachmentIds.optional(),
    }),
  ),
  /** A finding made from marked notes and answers: they become its evidence, their words the first draft of its facts. */
  'finding.fromEvidence': undoable<RowOf<'finding'>>()(
    z.strictObject({ inspectionId: id, themeId: id.nullable(), title: requiredLine, sources: z.array(evidenceSource).min(1).max(500) }),
  ),
  /** Takes a contradiction into the report: its notes become contradicting evidence of a finding, or of a new one that begins with their words. */
  'contradiction.carry': undoable<RowOf<'contradiction'>>()(
    z.strictObject({ id, into: z.union([z.strictObject({ findingId: id }), z.strictObject({ title: requiredLine, themeId: id.nullable() })]) }),
  ),
  /** How findings of the same theme were graded in other cases: ten at most, the likest first. */
  'finding.gradedEarlier': reads<EarlierGrading[]>()(byId),
  'search.find': reads<{ hits: SearchHit[]; more: boolean }>()(z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(200) })),
  'history.state': reads<{ undo: string | null; redo: string | null }>()(nothing),
  /** Undoes this session's newest undoable step; answers the operation's name and the case it was in. */
  'history.undo': writes<{ operation: string; inspectionId: string | null }>()(nothing),
  'history.redo': writes<{ operation: string; inspectionId: string | null }>()(nothing),
  'draft.put': writes<null>()(z.strictObject({ target: z.string().min(1).max(200), base: z.string().nullable(), payload: z.json() })),
  'draft.list': reads<Draft[]>()(nothing),
  'draft.discard': writes<null>()(z.strictObject({ target: z.string().min(1).max(200) })),
  /** Puts an alias in the place of name and role, which lie apart from then on. Cannot be undone, only made open again. */
  'participant.makeConfidential': writes<RowOf<'participant'>>()(z.strictObject({ id, alias: requiredLine, remark: text })),
  /** Somebody new who speaks in confidence from the first moment: name and role never stand in a row. */
  'participant.createConfidential': writes<RowOf<'participant'>>()(
    nouns.participant.fields
      .pick({ inspectionId: true, side: true, unitId: true, speakerKey: true, position: true })
      .extend({ alias: requiredLine, identity })
      .strict(),
  ),
  /** Gives name and role back; what lay apart is forgotten. */
  'participant.makeOpen': writes<RowOf<'participant'>>()(byId),
  /** Who speaks in confidence. Each look is written down before it is answered. */
  'identity.look': writes<Identity>()(z.strictObject({ participantId: id, reason: line })),
  'identity.save': writes<null>()(z.strictObject({ participantId: id, identity })),
  /** Who looked, the newest first. */
  'identity.looks': reads<IdentityLook[]>()(ofInspection),
  /** Keeps a file of the person's choice, byte for byte, as what an answer came in, a document handed over, a response to the hearing. */
  'attachment.attach': writes<RowOf<'attachment'>>()(z.strictObject({ noun: z.enum(['answer', 'material', 'hearingResponse']), id })),
  /**
   * Keeps bytes that came into the window, as one more file of a note, an answer to a point or a finding; of the case, where the note that will name it is still being
   * typed. `rendition`: of a photo, the JPEG for documents. `takenAt`: when it was taken; null where only the photo itself may know.
   */
  'attachment.add': writes<RowOf<'attachment'>>()(
    z.strictObject({
      to: z.strictObject({ noun: z.enum(['inspection', 'note', 'checklistAnswer', 'finding']), id }),
      fileName: z.string().max(1000),
      bytes: bytes(largestAttachment),
      rendition: bytes(20_000_000).nullable(),
      takenAt: instant.nullable(),
    }),
  ),
  /** A kept file, to be shown: as it came, or the photo's copy for documents where it has one. */
  'attachment.bytes': reads<{ bytes: Uint8Array; mediaType: string }>()(z.strictObject({ id, of: z.enum(['original', 'rendition']) })),
  /** The words of a kept file that is a Word file, an e-mail or plain text. */
  'attachment.text': reads<{ text: string }>()(byId),
  /** Saves a kept file in the clear; asks for its place. */
  'attachment.saveAs': writes<{ path: string }>()(byId),
  /**
   * Begins a recording with its first piece of sound, and a note that says so. The attachment is there from now on, without bytes until it is ended, so
   * that the notes of the meantime can name it.
   */
  'recording.start': writes<RowOf<'attachment'>>()(
    z.strictObject({
      note: nouns.note.fields.pick({ inspectionId: true, visitId: true, kind: true, text: true, takenAt: true, stampedAt: true, notedById: true }).strict(),
      fileName: z.string().max(1000),
      consent: z.enum(recordingConsents),
      consentReason: text,
      deleteOn: civilDate,
      bytes: bytes(largestPiece),
    }),
  ),
  /** Puts the next piece of sound to a recording; it is on the disk when this is answered. */
  'recording.append': writes<null>()(z.strictObject({ id, number: z.int().min(1), bytes: bytes(largestPiece) })),
  /** Ends a recording: from now on it is a file of the case like others. */
  'recording.end': writes<RowOf<'attachment'>>()(byId),
  /** Ends the recordings that the program did not come to end; answers them. */
  'recording.recover': writes<RowOf<'attachment'>[]>()(nothing),
  /** Deletes a recording for good, with its bytes and its key. There is no way back. */
  'recording.erase': writes<null>()(byId),
  /** In which cases there is something that concerns a person, a unit or an authority of a case, that case first, and how much. Told in `access` events as it goes. */
  'access.cases': reads<AccessPlaces>()(ofInspection.extend({ subject: accessSubject })),
  /** Everything of some cases that concerns it, with others' personal data marked. Told as it goes. */
  'access.find': reads<AccessFound>()(ofInspection.extend({ subject: accessSubject, cases: accessCases })),
  /** Leaves an item of a case out after a rule; null: takes it along again. */
  'access.withhold': writes<null>()(ofInspection.extend({ subject: accessSubject, key: accessItemKey, ground: requiredLine.max(500).nullable() })),
  /** Stops searches and bundles that are going on: they answer `cancelled`. */
  'access.cancel': session<null>()(nothing),
  /** Saves the same as a ZIP of a list in Word, an index and the files concerned, in the clear, without what is left out; asks for its place. */
  'access.save': writes<{ path: string }>()(ofInspection.extend({ subject: accessSubject, cases: accessCases })),
  'report.preview': reads<ReportPreview>()(ofReport),
  /**
   * Issues the report: asks for a place to save it, writes the file, freezes model, bytes, hash, points and number in one transaction.
   * `confirmed`: the keys (`issueKey`) of the issues a person has said yes to. Answers `notReady`, `needsConfirmation` or `cancelled` with nothing written.
   */
  'report.issue': writes<{ document: RowOf<'document'>; path: string }>()(
    z.strictObject({ inspectionId: id, kind: z.enum(reportKinds), confirmed: z.array(z.string().max(10_000)).max(10_000) }),
  ),
  /** Changes what the office has decided of a thread; the first change makes its row. What is left out stays. */
  'followUp.set': undoable<RowOf<'followUp'>>()(
    z.strictObject({
      noun: z.enum(['question', 'recommendation']),
      id,
      patch: followUp.fields
        .pick({ dueOn: true, reminders: true, extensions: true, pauses: true, status: true, reason: true, reaction: true, closedOn: true })
        .partial()
        .strict(),
    }),
  ),
  /** What is due in all cases, the earliest first: how much there is, and the first so many in words. */
  'followUp.due': reads<{ counts: DueCounts; items: DueItem[] }>()(z.strictObject({ limit: z.int().min(0).max(20_000) })),
  /** The recommendations and requests that issued documents of all cases have put, as they stand today. */
  'recommendation.across': reads<AskedThread[]>()(nothing),
  /** What the annual report counts, year by year, the newest first. */
  'inspection.figures': reads<YearFigures[]>()(nothing),
  /** Saves tables as a screen shows them as a workbook; asks for its place. */
  'spreadsheet.save': writes<{ path: string }>()(z.strictObject({ name: requiredLine, sheets: z.array(sheet).min(1).max(10) })),
  /** Draws a chart in the colours of the case's letterhead, or the office's; null where bars cannot show the figures. */
  'chart.draw': reads<ChartPicture | null>()(z.strictObject({ chart, inspectionId: id.nullable() })),
  /** Saves a chart as a picture; asks for its place. `png`: its points as PNG in base64; null: the drawing itself, as SVG. */
  'picture.save': writes<{ path: string }>()(
    z.strictObject({
      name: requiredLine,
      // A PNG's signature comes first.
      png: z
        .string()
        .max(30_000_000)
        .regex(/^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/)
        .nullable(),
      picture: z.strictObject({ caption: z.string().max(10_000), alt: z.string().max(100_000), svg: z.string().max(2_000_000) }),
    }),
  ),
  /** Writes the deadlines of a case, or of all, to a calendar file; asks for its place. */
  'followUp.saveCalendar': writes<{ path: string }>()(z.strictObject({ inspectionId: id.nullable() })),
  /** A new letter with what the case already knows as its first draft; the threads that it is about, for kinds that are about some. */
  'letter.start': undoable<RowOf<'letter'>>()(
    z.strictObject({
      inspectionId: id,
      kind: z.enum(letterKinds),
      questionIds: z.array(id).max(500),
      recommendationIds: z.array(id).max(500),
      /** What an extension grants, or from when the deadline rests, and why; left out, it is as the threads have it. */
      dueOn: civilDate.optional(),
      pausesFrom: civilDate.optional(),
      reason: line.optional(),
    }),
  ),
  /** A whole reminder about a thread and everything else that is over its day with the same administrations; the one that is being written already, where there is one. */
  'letter.remind': undoable<RowOf<'letter'>>()(z.strictObject({ noun: z.enum(['question', 'recommendation']), id })),
  /** The record of a visit, dated and numbered; the one that is being written already, where there is one. */
  'letter.record': undoable<RowOf<'letter'>>()(z.strictObject({ visitId: id })),
  /** Saves the guide of a visit as a Word file to write in by hand; asks for its place. */
  'visit.saveGuide': writes<{ path: string }>()(z.strictObject({ visitId: id })),
  /** The dates of a case as phrases to write on from. */
  'letter.datePhrases': reads<readonly DatePhrase[]>()(z.strictObject({ inspectionId: id })),
  'letter.preview': reads<ReportPreview>()(byId),
  /** The e-mail that a letter is sent with. */
  'letter.coveringText': reads<{ text: string }>()(byId),
  /** Issues a letter, as `report.issue` does a report. */
  'letter.issue': writes<{ document: RowOf<'document'>; path: string }>()(z.strictObject({ id, confirmed: z.array(z.string().max(10_000)).max(10_000) })),
  /** Saves the very bytes that were issued to a place the person picks. */
  'document.saveAs': writes<{ path: string }>()(byId),
  /**
   * Saves the very bytes for the records system, under a name by the office's pattern, and beside them a file of what the system is to know. Both or neither;
   * `journalFileExists` where that second file is there already.
   */
  'document.saveForJournal': writes<{ path: string; metadataPath: string }>()(byId),
  /** What was issued, received or noted and not handed to the records system, in a case or in all, the oldest first. */
  'recordKeeping.outstanding': reads<{ total: number; items: OutstandingRecord[] }>()(
    z.strictObject({ inspectionId: id.nullable(), limit: z.int().min(0).max(20_000) }),
  ),
  /** Says that things were handed to the records system, and under which number where that is known. */
  'recordKeeping.handOver': undoable<null>()(z.strictObject({ subjects: z.array(recordSubject).min(1).max(500), handedOn: civilDate, journalNumber: line })),
  'recordKeeping.takeBack': undoable<null>()(recordSubject),
  /** Saves an issued document as a tagged PDF, made by this computer's LibreOffice, else by the program's own print. */
  'document.savePdf': writes<{ path: string; madeBy: 'libreOffice' | 'print' }>()(byId),
  'document.preview': reads<ReportPreview>()(byId),
  /** Asks which Word file is to be a letterhead's template and reads it as unknown: what it lacks. Nothing is kept before `letterhead.takeTemplate` says its hash. */
  'letterhead.readTemplate': reads<{ fileName: string; sha256: string; lacks: readonly TemplateLack[] }>()(byId),
  'letterhead.takeTemplate': undoable<RowOf<'letterhead'>>()(z.strictObject({ id, sha256: z.string().max(64) })),
  /** What the letterhead's template lacks. */
  'letterhead.templateLacks': reads<readonly TemplateLack[]>()(byId),
  'letterhead.saveTemplate': reads<{ path: string }>()(byId),
  /** Saves a template to begin with, made from the letterhead's own fields. */
  'letterhead.saveStarter': reads<{ path: string }>()(byId),
  /** Saves the newest preliminary report for the authority to correct: it tracks changes and is known again when it returns. */
  'hearing.copy': writes<{ path: string }>()(z.strictObject({ inspectionId: id, withoutAssessments: z.boolean() })),
  /**
   * Reads a document that came back: asks for the file, makes a response with a remark for each tracked change and each comment, which can be undone as one.
   * `confirmed`: the keys of the issues a person has said yes to, about the file that was picked last. `count` is what the file has, `cards` what was made of it.
   */
  'hearing.readReturned': writes<{
    hearingResponseId: string
    count: number
    cards: number
    unplaced: number
    formattingCount: number
    externalCount: number
  }>()(z.strictObject({ inspectionId: id, confirmed: z.array(z.string().max(10_000)).max(100) })),
  /** Works remarks in, the two halves of a replacement together: the report's text is changed and they are decided in one step. `edit`: null when nothing is to be changed. */
  'remark.workIn': undoable<null>()(z.strictObject({ ids: z.array(id).min(1).max(2), edit: reportTextEdit.nullable() })),
  /** `identitiesFor`: why it is to carry who the confidential speakers are; without a reason it does not. The looks are written down with it. */
  'caseFile.save': writes<{ path: string }>()(ofInspection.extend({ identitiesFor: requiredLine.optional() })),
  'caseFile.open': writes<{ inspectionId: string }>()(nothing),
} as const

export type Contract = typeof contract
export type OperationName = keyof Contract
export type InputOf<Name extends OperationName> = Contract[Name] extends Operation<infer Input> ? Input : never
export type OutputOf<Name extends OperationName> = NonNullable<Contract[Name]['output']> extends never ? null : Exclude<Contract[Name]['output'], undefined>
