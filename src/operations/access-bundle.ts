import { strToU8, zipSync, type Zippable } from 'fflate'
import { ExpectedFailure } from '../api/errors.ts'
import { accessIndex, buildAccessList, type AccessListInput } from '../documents/access-list.ts'
import { accessWording } from '../documents/access-wording.ts'
import { toWord } from '../documents/word/write.ts'
import { readAttachmentFile } from '../storage/attachment-file.ts'
import type { KeptFile } from './worker-jobs.ts'

type Bundle = { readonly list: AccessListInput; readonly files: readonly KeptFile[]; readonly signals: Int32Array }

/**
 * What concerns a person, a unit or an authority as one file: the list in Word, its index and the files, put together in memory.
 * @param signals at 0 how far it is in thousandths, at 1 other than 0 when it is to stop
 * @throws ExpectedFailure `cancelled`, AttachmentDamaged
 */
export async function accessBundle({ list, files, signals }: Bundle): Promise<Uint8Array> {
  // The list is a third of the work, packing another.
  const tell = (share: number): void => {
    if (Atomics.load(signals, 1) !== 0) throw new ExpectedFailure('cancelled')
    Atomics.store(signals, 0, Math.max(1, Math.floor(share * 1000)))
  }
  tell(0)
  const parts: Zippable = {
    // A Word file is packed already, and most files of a case are.
    [accessWording.listName]: [await toWord(buildAccessList(list)), { level: 0 }],
    [accessWording.indexName]: strToU8(accessIndex(list)),
  }
  for (const [i, { name, from, key }] of files.entries()) {
    tell((1 + i / files.length) / 3)
    parts[`${accessWording.folder}/${name}`] = [Buffer.concat([...readAttachmentFile(from, key)]), { level: 0 }]
  }
  tell(2 / 3)
  const zipped = zipSync(parts, { level: 6 })
  tell(1)
  return zipped
}
