import { strToU8, zipSync, type Zippable } from 'fflate'
import { accessIndex, buildAccessList, type AccessListInput } from '../documents/access-list.ts'
import { accessWording } from '../documents/access-wording.ts'
import { toWord } from '../documents/word/write.ts'
import { readAttachmentFile } from '../storage/attachment-file.ts'
import type { KeptFile } from './worker-jobs.ts'

/** What concerns a person or a unit as one file: the list in Word, its index and the files, put together in memory. */
export async function accessBundle({ list, files }: { list: AccessListInput; files: readonly KeptFile[] }): Promise<Uint8Array> {
  const parts: Zippable = {
    // A Word file is packed already, and most files of a case are.
    [accessWording.listName]: [await toWord(buildAccessList(list)), { level: 0 }],
    [accessWording.indexName]: strToU8(accessIndex(list)),
  }
  for (const { name, from, key } of files) parts[`${accessWording.folder}/${name}`] = [Buffer.concat([...readAttachmentFile(from, key)]), { level: 0 }]
  return zipSync(parts, { level: 6 })
}
