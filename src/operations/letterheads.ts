import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { ExpectedFailure } from '../api/errors.ts'
import { templateLimits } from '../domain/letterhead-template.ts'
import { findTemplate, insertTemplate } from '../storage/letterhead-templates.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { incomingName } from './incoming-name.ts'
import { saveFile } from './save-file.ts'

/** Registers what can be done with an office's own Word template at a letterhead. Its bytes never pass through the window. */
export function registerLetterheads(desk: Desk): void {
  // The template that was read last and is waiting for a yes, with the profile that it was read for.
  let read: { readonly profile: unknown; readonly fileName: string; readonly sha256: string; readonly bytes: Uint8Array } | null = null

  desk.reads('letterhead.readTemplate', async (database, { id }) => {
    const { profile } = desk
    requireRow(database, 'letterhead', id)
    const path = await desk.host.chooseOpenPath({ kind: 'wordTemplate' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const bytes = await readBounded(path)
    const reading = await desk.worker.run('readTemplate', bytes)
    if (!reading.ok) throw new ExpectedFailure(reading.reason)
    const fileName = incomingName(path)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    read = { profile, fileName, sha256, bytes }
    return { fileName, sha256, lacks: reading.lacks }
  })

  desk.undoable('letterhead.takeTemplate', (transaction, { id, sha256 }) => {
    const row = requireRow(transaction.database, 'letterhead', id)
    if (read?.sha256 !== sha256 || read.profile !== desk.profile) throw new ExpectedFailure('notFound', { noun: 'letterhead' })
    const { fileName, bytes } = read
    insertTemplate(transaction.database, sha256, bytes)
    return transaction.update('letterhead', row.id, { template: { fileName, sha256, size: bytes.length } })
  })

  desk.reads('letterhead.templateLacks', async (database, { id }) => {
    const reading = await desk.worker.run('readTemplate', templateOf(database, id).bytes)
    if (!reading.ok) throw new ExpectedFailure(reading.reason)
    return reading.lacks
  })

  desk.reads('letterhead.saveTemplate', async (database, { id }) => {
    const { fileName, bytes } = templateOf(database, id)
    return save(desk, fileName, bytes)
  })

  desk.reads('letterhead.saveStarter', async (database, { id }) => {
    const row = requireRow(database, 'letterhead', id)
    return save(desk, `Brevskabelon ${row.label}.docx`, await desk.worker.run('starter', row))
  })
}

async function save(desk: Desk, suggestedName: string, bytes: Uint8Array): Promise<{ path: string }> {
  const path = await desk.host.chooseSavePath({ suggestedName, kind: 'wordTemplate' })
  if (path === null) throw new ExpectedFailure('cancelled')
  saveFile(path, bytes)
  return { path }
}

function templateOf(database: ReadableDatabase, id: string): { fileName: string; bytes: Uint8Array } {
  const { template } = requireRow(database, 'letterhead', id)
  const bytes = template === null ? undefined : findTemplate(database, template.sha256)
  if (template === null || bytes === undefined) throw new ExpectedFailure('notFound', { noun: 'letterhead' })
  return { fileName: template.fileName, bytes }
}

/** The file's bytes, after a look at its size. @throws ExpectedFailure `fileUnreadable`, `templateTooLarge` */
async function readBounded(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > templateLimits.file) throw new ExpectedFailure('templateTooLarge')
    return await readFile(path)
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('fileUnreadable', { path })
  }
}
