import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { AttachmentContent } from './attachment-content.ts'
import { AttachmentDamaged, readAttachmentFile } from './attachment-file.ts'
import { syncFile, unfinished } from './profile-file.ts'

/** A file that is not what was kept. */
export type BadFile = { readonly sha256: string; readonly trouble: 'missing' | 'changed' }

/**
 * Decrypts every file and holds it against its hash. One that is missing or changed is put right from the spare folder, where it lies whole there.
 * @returns those that could not be put right
 */
export function checkAttachmentFiles(contents: readonly AttachmentContent[], folder: string, spare: string): BadFile[] {
  return contents.flatMap(({ sha256, fileName, key }) => {
    const path = join(folder, fileName)
    const trouble = troubleOf(path, key, sha256)
    if (trouble === null) return []
    if (troubleOf(join(spare, fileName), key, sha256) !== null) return [{ sha256, trouble }]
    mkdirSync(folder, { recursive: true })
    // A copy of its own: the one in the spare folder may be another name of the same bytes.
    copyFileSync(join(spare, fileName), unfinished(path))
    syncFile(unfinished(path))
    renameSync(unfinished(path), path)
    return []
  })
}

function troubleOf(path: string, key: Uint8Array, sha256: string): BadFile['trouble'] | null {
  if (!existsSync(path)) return 'missing'
  const hash = createHash('sha256')
  try {
    for (const piece of readAttachmentFile(path, key)) hash.update(piece)
  } catch (error) {
    if (error instanceof AttachmentDamaged) return 'changed'
    throw error
  }
  return hash.digest('hex') === sha256 ? null : 'changed'
}
