import { createHash } from 'node:crypto'
import type { OperationName } from '../api/contract.ts'
import type { Transaction } from '../storage/changes.ts'
import type { Told } from './audit-trail.ts'
import type { Desk } from './desk.ts'
import { StagedFile } from './save-file.ts'

type ToSave = readonly [path: string, bytes: Uint8Array]

/**
 * Writes files to places that the person picked and tells the audit trail of the first, by the hash of its bytes: all of it or nothing. A place can carry a name, and is not told.
 * @param operation the contract's name of what is done
 * @param also what else becomes true with it, in the same transaction
 * @throws ExpectedFailure `folderReadOnly`, `diskFull`, `fileUnwritable`, `storageFull`, `storageUnwritable`
 */
export function saveTold(
  desk: Desk,
  files: readonly [ToSave, ...ToSave[]],
  told: Omit<Told, 'sha256'>,
  operation: OperationName,
  also: (transaction: Transaction) => void = () => undefined,
): void {
  const staged: StagedFile[] = []
  const [[, bytes]] = files
  try {
    for (const file of files) staged.push(new StagedFile(...file))
    desk.commit(operation, (transaction) => {
      desk.audit.tell(transaction.database, { ...told, sha256: hashOf(bytes) })
      also(transaction)
      // Last: what fails after a file has its name would leave it there.
      for (const file of staged) file.place()
    })
  } catch (error) {
    for (const file of staged) file.withdraw()
    throw error
  }
  for (const file of staged) file.keep()
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
