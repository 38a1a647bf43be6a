import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseData } from '../domain/case-data.ts'
import type { Issue } from '../domain/issue.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { findAttachmentContent } from '../storage/attachment-content.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import type { KeptPicture } from './worker-jobs.ts'

/** The photos that the findings of a case show, and an error for each that is not on this computer: a report is not issued without what it was to show. */
export function picturesOfCase(desk: Desk, database: ReadableDatabase, data: CaseData): { pictures: KeptPicture[]; lacks: Issue[] } {
  const pictures = new Map<string, KeptPicture>()
  const lacks: Issue[] = []
  for (const finding of data.finding)
    for (const id of finding.attachmentIds) {
      const photo = data.attachment.find((one) => one.id === id)
      if (!photo) continue
      const kept = photo.renditionSha256 === null ? null : keptPicture(desk, database, photo.renditionSha256)
      if (kept !== null) pictures.set(kept.sha256, kept)
      else lacks.push({ code: 'pictureElsewhere', severity: 'error', params: { file: photo.fileName }, at: { noun: 'finding', id: finding.id } })
    }
  return { pictures: [...pictures.values()], lacks }
}

/** The photos that a stored model names. What was issued keeps its photos: their bytes stay when the case lets go of them. */
export function picturesOfModel(desk: Desk, database: ReadableDatabase, model: string): KeptPicture[] {
  const hashes = new Set([...model.matchAll(/"type":"picture","id":"[^"]*","sha256":"([0-9a-f]{64})"/g)].map(([, sha256 = '']) => sha256))
  return [...hashes].flatMap((sha256) => keptPicture(desk, database, sha256) ?? [])
}

function keptPicture(desk: Desk, database: ReadableDatabase, sha256: string): KeptPicture | null {
  const content = findAttachmentContent(database, sha256)
  const from = content && join(attachmentFolder(desk.environment.profileFolder), content.fileName)
  return content && from !== undefined && existsSync(from) ? { sha256, from, key: content.key } : null
}
