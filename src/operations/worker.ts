import { statSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { ExpectedFailure } from '../api/errors.ts'
import { checkBlock, checkEnded } from '../domain/audit-chain.ts'
import { jpegHead } from '../domain/jpeg.ts'
import { chartPicture, chartPictures } from '../documents/chart-picture.ts'
import { coveringText } from '../documents/covering-text.ts'
import { withoutAssessments } from '../documents/hearing-copy.ts'
import { toHtml } from '../documents/html.ts'
import { buildLetter } from '../documents/letter.ts'
import { lintDocument } from '../documents/lint.ts'
import type { DocumentModel, PictureBytes } from '../documents/model.ts'
import { documentPoints } from '../documents/points.ts'
import { buildReport } from '../documents/report.ts'
import { statisticChart } from '../documents/statistic-chart.ts'
import { yearsChart } from '../documents/years-chart.ts'
import { buildVisitGuide } from '../documents/visit-guide.ts'
import { spreadsheet, type Sheet } from '../documents/spreadsheet.ts'
import { starterTemplate } from '../documents/word/starter.ts'
import { toWordInTemplate } from '../documents/word/template-letter.ts'
import { readUnknownTemplate } from '../documents/word/template-reading.ts'
import { wording } from '../documents/wording.ts'
import { toWord, type HearingCopy } from '../documents/word/write.ts'
import { attachedText } from '../exchange/document-text.ts'
import { MailRefused } from '../exchange/mail.ts'
import { readReturnedWord } from '../exchange/returned-word.ts'
import { WordRefusal } from '../exchange/word-xml.ts'
import { readXlsForm } from '../exchange/xlsform-reading.ts'
import { XlsFormRefusal } from '../exchange/xlsform-workbook.ts'
import { xlsFormSheets, type FormSheet } from '../exchange/xlsform-writing.ts'
import { AttachmentDamaged, copyAttachmentFiles, readAttachmentFile, readFilePieces, writeAttachmentFile } from '../storage/attachment-file.ts'
import { checkAttachmentFiles } from '../storage/attachment-check.ts'
import { countLive, rowCounts } from '../storage/backup-content.ts'
import { findBackups, keepStaged, listBackups } from '../storage/backup-folder.ts'
import { withWaysIn } from '../storage/backup-keys.ts'
import { bringUpToDate, hashOfFile } from '../storage/backup-place.ts'
import { readWhole, reencryptDatabase } from '../storage/database.ts'
import { sha256 } from '../storage/audit-trail.ts'
import { readRecordingFile } from '../storage/recording-file.ts'
import { partOf, sharedSignals, unwatched, WorkCancelled, type WorkSignals } from '../storage/work-signals.ts'
import { accessBundle } from './access-bundle.ts'
import { saveFile } from './save-file.ts'
import { previewBackup, salvageWith, stageAside, stageBackup } from './staging-backups.ts'
import type { Composed, JobName, JobReply, JobRequest, Jobs, KeptPicture, KeptSource, Part, Refused, ReturnedReading } from './worker-jobs.ts'

function build({ input }: Composed, bytes: PictureBytes): DocumentModel {
  if ('letterId' in input) return buildLetter(input)
  const sizes = [...bytes].flatMap(([sha256, jpeg]) => {
    const head = jpegHead(jpeg)
    return head === null ? [] : [[sha256, { width: head.width, height: head.height }] as const]
  })
  return buildReport({ ...input, pictures: new Map(sizes) })
}

/** The photos of a document in the clear. */
const bytesOf = (pictures: readonly KeptPicture[]): PictureBytes =>
  new Map(pictures.map(({ sha256, from, key }) => [sha256, Buffer.concat([...readAttachmentFile(from, key)])]))

const write = (
  model: DocumentModel,
  template: Uint8Array | null,
  pictures: PictureBytes,
  hearing: HearingCopy | null = null,
): Uint8Array | Promise<Uint8Array> => (template === null ? toWord(model, hearing, pictures) : toWordInTemplate(model, template, hearing, pictures))

/** Runs in a thread of its own: the long jobs of the core, so that a note saved meanwhile does not wait for them. */
const jobs: { [Name in JobName]: (input: Jobs[Name]['in']) => Jobs[Name]['out'] | Promise<Jobs[Name]['out']> } = {
  compose: (input) => {
    const model = build(input, bytesOf(input.pictures))
    return { model: JSON.stringify(model), properties: model.properties, issues: lintDocument(model) }
  },
  preview: (input) => {
    const pictures = bytesOf(input.pictures)
    const model = build(input, pictures)
    return { ...toHtml(model, pictures), charts: chartPictures(model), issues: lintDocument(model) }
  },
  coveringText: (input) => coveringText(input),
  chartPicture: ({ chart, accent }) => {
    const drawn = 'years' in chart ? yearsChart(chart) : statisticChart(chart)
    return drawn && chartPicture(drawn, accent)
  },
  spreadsheet: (sheets) => spreadsheet(sheets),
  html: ({ model: json, pictures }) => {
    const model = JSON.parse(json) as DocumentModel
    return { ...toHtml(model, bytesOf(pictures)), charts: chartPictures(model) }
  },
  printable: ({ model, pictures }) => printable(JSON.parse(model) as DocumentModel, bytesOf(pictures)),
  word: ({ model, template, pictures }) => write(JSON.parse(model) as DocumentModel, template, bytesOf(pictures)),
  readTemplate: (bytes) => readUnknownTemplate(bytes),
  readXlsForm: readForm,
  writeXlsForm: (checklist) => spreadsheet(xlsFormSheets(checklist).map(asSheet)),
  visitGuide: (input) => toWord(buildVisitGuide(input)),
  starter: (letterhead) => starterTemplate(letterhead),
  hearingCopy: ({ model, pictures, sha256, withoutAssessments: factsOnly, template }) => {
    const issued = JSON.parse(model) as DocumentModel
    return write(factsOnly ? withoutAssessments(issued) : issued, template, bytesOf(pictures), { sha256 })
  },
  readReturned,
  keepAttachment,
  saveAttachment,
  attachmentBytes,
  attachmentText,
  accessBundle: async (input) => {
    try {
      return { ok: true, bytes: await accessBundle(input) }
    } catch (error) {
      return refused(error)
    }
  },
  copyAttachments,
  checkTrail: ({ check, blocks, anchors, ends }) => {
    const after = blocks.reduce((so, block) => checkBlock(so, block, anchors, sha256), check)
    return ends ? checkEnded(after, anchors) : after
  },
  reencrypt: ({ from, to, keys, signals }) => reencryptDatabase(from, to, keys, sharedSignals(signals)),
  verifyBackup,
  keepStaged: ({ profileFolder, today, kept }) => {
    keepStaged(profileFolder, today, kept)
    return null
  },
  bringUpToDate: (input) => bringUpToDate(input),
  listBackups: (folder) => withWaysIn(folder, listBackups(folder)),
  salvage: (input) => refusing(() => ({ ok: true, report: salvageWith(input, signalsOf(input.signals)) })),
  checkFiles: ({ contents, folder, spare }) => checkAttachmentFiles(contents, folder, spare),
  findBackups: (picked) => findBackups(picked).map(({ folder, backups }) => ({ folder, backups: withWaysIn(folder, backups) })),
  stageBackup: ({ from, to, keys, signals }) => refusing(() => ({ ok: true, keyNumber: stageBackup(from, to, keys, signalsOf(signals)) })),
  stageAside: ({ from, to, keys, signals }) => refusing(() => ({ ok: true, ...stageAside(from, to, keys, signalsOf(signals)) })),
  previewBackup: ({ from, scratch, keys }) => refusing(() => ({ ok: true, cases: previewBackup(from, scratch, keys) })),
}

function verifyBackup({ path, key, tables }: Jobs['verifyBackup']['in']): Jobs['verifyBackup']['out'] {
  const found = readWhole(path, key, (database) => ({ rows: rowCounts(database, tables), counts: countLive(database) }))
  return { rows: found.rows, summary: { counts: found.counts, sha256: hashOfFile(path), size: statSync(path).size } }
}

function printable(model: DocumentModel, pictures: PictureBytes): Jobs['printable']['out'] {
  return { ...toHtml(model, pictures), title: model.properties.title, language: 'da', pageOf: wording.pageOf }
}

function readReturned({ bytes, model, points }: Jobs['readReturned']['in']): ReturnedReading {
  try {
    return { ok: true, value: readReturnedWord(bytes, model === null ? points : documentPoints(JSON.parse(model) as DocumentModel)) }
  } catch (error) {
    if (error instanceof WordRefusal) return { ok: false, code: error.code, params: { ...error.params } }
    throw error
  }
}

async function readForm(bytes: Uint8Array): Promise<Jobs['readXlsForm']['out']> {
  try {
    return { ok: true, value: await readXlsForm(bytes) }
  } catch (error) {
    return refused(error)
  }
}

/** A form's sheet as the writer of workbooks takes it: its headings, and the rows under them. */
const asSheet = ({ name, rows }: FormSheet): Sheet => ({ name, columns: (rows[0] ?? []).map((title) => ({ title, width: 24 })), rows: rows.slice(1) })

function keepAttachment({ source, to, key }: Jobs['keepAttachment']['in']): Jobs['keepAttachment']['out'] {
  try {
    return writeAttachmentFile(to, key, piecesOf(source))
  } catch (error) {
    const { path, syscall } = error as NodeJS.ErrnoException
    if (path === source || syscall === 'read') return null
    throw error
  }
}

function piecesOf(source: KeptSource): Iterable<Uint8Array> {
  if (typeof source === 'string') return readFilePieces(source)
  return source instanceof Uint8Array ? [source] : readRecordingFile(source.recording, source.key)
}

function saveAttachment({ from, key, to }: Jobs['saveAttachment']['in']): Jobs['saveAttachment']['out'] {
  try {
    saveFile(to, readAttachmentFile(from, key))
    return { ok: true }
  } catch (error) {
    return refused(error)
  }
}

function attachmentBytes({ from, key }: Jobs['attachmentBytes']['in']): Jobs['attachmentBytes']['out'] {
  try {
    return { ok: true, bytes: Buffer.concat([...readAttachmentFile(from, key)]) }
  } catch (error) {
    return refused(error)
  }
}

async function attachmentText({ from, key, mediaType }: Jobs['attachmentText']['in']): Promise<Jobs['attachmentText']['out']> {
  try {
    return { ok: true, text: await attachedText(Buffer.concat([...readAttachmentFile(from, key)]), mediaType) }
  } catch (error) {
    return refused(error)
  }
}

function copyAttachments({ from, to, fileNames, signals }: Jobs['copyAttachments']['in']): number | null {
  try {
    return copyAttachmentFiles(from, to, fileNames, signalsOf(signals))
  } catch (error) {
    if (error instanceof WorkCancelled) return null
    throw error
  }
}

const signalsOf = (part: Part | undefined): WorkSignals => (part === undefined ? unwatched : partOf(sharedSignals(part[0]), part[1], part[2]))

function refusing<Done>(work: () => Done): Done | Refused {
  try {
    return work()
  } catch (error) {
    return refused(error)
  }
}

/** @throws what nobody expects */
function refused(error: unknown): Refused {
  if (error instanceof ExpectedFailure || error instanceof WordRefusal || error instanceof MailRefused || error instanceof XlsFormRefusal)
    return { ok: false, code: error.code, params: error.params }
  if (error instanceof AttachmentDamaged) return { ok: false, code: 'attachmentDamaged', params: {} }
  throw error
}

parentPort?.on('message', (request: JobRequest) => {
  void carryOut(request).then((reply) => {
    parentPort?.postMessage(reply)
  })
})

async function carryOut({ number, name, input }: JobRequest): Promise<JobReply> {
  try {
    return { number, ok: true, value: await (jobs[name] as (input: unknown) => unknown)(input) }
  } catch (error) {
    return { number, ok: false, error, code: (error as { code?: unknown }).code }
  }
}
