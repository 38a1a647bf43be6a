import type { FileKind, FolderPurpose, OpenedFileKind } from '../api/file-kind.ts'
import type { LogEntry } from '../api/log.ts'
import type { Printable } from '../api/printable.ts'

/**
 * What operations need of the machine around them and cannot do themselves: the system's own dialogs, its keychain, the local log.
 * In the program Electron's main process answers; without a window (demo, tests) a plain object does.
 */
export type Host = {
  /** Asks where to save; answers the full path, or null when the person closed the dialog. */
  chooseSavePath(request: { suggestedName: string; kind: FileKind }): Promise<string | null>
  /** Asks which file to open; answers the full path, or null when the person closed the dialog. */
  chooseOpenPath(request: { kind: OpenedFileKind }): Promise<string | null>
  /** Asks for a folder; answers the full path, or null when the person closed the dialog. */
  chooseFolder(request: { purpose: FolderPurpose }): Promise<string | null>
  /** Lays a document out in a window that nobody sees and prints it as PDF; null where there is no window, or when it cannot. */
  print(printable: Printable): Promise<Uint8Array | null>
  /** Keeps the computer from sleeping, or lets it again. */
  stayAwake(isNeeded: boolean): void
  /** Lays a document out and opens the system's print dialog; false where there is no window or nothing was printed. */
  printOnPaper(printable: Printable): Promise<boolean>
  readonly keychain: Keychain
  log(entry: LogEntry): void
}

/** The operating system's keychain: bytes wrapped by it can be unwrapped by this person on this machine only. */
export type Keychain = {
  /** False also where the system offers no real protection (Linux without a keyring). */
  available(): Promise<boolean>
  wrap(bytes: Uint8Array): Promise<Uint8Array>
  /** Throws when the keychain does not know the bytes (another person, another machine). */
  unwrap(bytes: Uint8Array): Promise<Uint8Array>
}
