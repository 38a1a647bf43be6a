import { mailRefusals } from '../domain/mail.ts'
import { templateRefusals } from '../domain/letterhead-template.ts'
import { xlsFormRefusals } from '../domain/xlsform.ts'
import { returnedRefusals } from '../domain/returned-word.ts'

/** Codes of failures that are expected; each has a sentence in the catalogue (`errors.<code>`) that says what to do next. */
export const errorCodes = [
  'invalidInput', // params: path, rule, maximum (where there is one)
  'notFound',
  'conflict', // the row was changed since the draft began
  'locked', // no profile is open
  'wrongPassphrase',
  'tooManyAttempts', // params: seconds (until a passphrase may be tried again)
  'officeKeyInvalid', // the file is no public key of an office
  'officeKeyPrivate', // it is the private half, which nobody should give out
  'officePrivateKeyInvalid', // the file is no private key of an office
  'officeKeyOther', // it is not the key of the office that this profile knows
  'printFailed', // no printer, or it was not started
  'keychainRefused',
  'weakPassphrase',
  'profileExists',
  'profileDamaged',
  'profileNewer',
  'profileInUse',
  'profileEmpty',
  'profileUnreadable', // params: folder
  'backupDamaged',
  'asideDamaged', // what was set aside cannot be read whole
  'nothingReadable', // neither the damaged database nor a backup gives anything
  'documentNumberTaken', // params: number
  'documentElsewhere', // it was issued on another computer, and a case file does not carry the file
  'datesOutOfOrder', // params: earlier, later
  'notReady', // params: issues (JSON of Issue[])
  'needsConfirmation', // params: issues (JSON of Issue[])
  'cancelled', // the person closed the dialog
  'folderReadOnly', // params: folder
  'diskFull', // params: folder
  'fileUnwritable', // params: path
  'pdfFailed',
  'journalFileExists', // the file of facts beside a document; params: path
  'storageFull', // no room for what is typed; params: folder
  'storageUnwritable', // the profile's folder is gone or may not be written to; params: folder
  'fileUnreadable', // params: path
  'identityElsewhere', // it was written down on another computer, or forgotten
  'attachmentTooLarge', // params: megabytes
  'tooManyAttachments', // params: maximum
  'attachmentElsewhere', // its bytes never came here or are gone from the disk; params: file
  'attachmentDamaged', // its bytes are no longer what was kept
  ...mailRefusals, // why an e-mail's words are not read
  ...xlsFormRefusals, // why a file is not read as a form
  ...templateRefusals, // why a Word file is not taken as a letterhead's template
  'caseFileNewer', // params: version
  'caseFileTooLarge', // params: megabytes
  'caseFileInvalid', // params: problems (JSON of {path, code, params}[]), total)
  'caseExists', // params: caseNumber
  'threadEnded', // params: date (when it was decided)
  'toldByDocument', // params: number (of the issued document)
  'nobodyWaitedFor',
  'hearingNotIssued', // there is no preliminary report to answer yet
  ...returnedRefusals,
  'nothingToUndo',
  'undoConflict', // the row was changed after the step that is to be undone
  'inUse', // params: noun (what should go), by and id (the row that still refers to it)
  'unexpected', // params: reference (a number to find the cause by in the local log)
  'unlogged', // the same where the log could not be reached
  'coreGone', // the core's process ended before it answered
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected failure as a value. Params are words for the sentence, never typed text. */
export type ApiError = { readonly code: ErrorCode; readonly params: Readonly<Record<string, string | number>> }

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ApiError }

/** Thrown inside operations for an expected failure; the server turns it into a value. */
export class ExpectedFailure extends Error {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: ErrorCode, params: Record<string, string | number> = {}) {
    super(code)
    this.name = 'ExpectedFailure'
    this.code = code
    this.params = params
  }
}
