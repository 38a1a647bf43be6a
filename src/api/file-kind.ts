/** What a file is that the person picks a place for in the system's own dialog. */
export type FileKind = 'word' | 'wordTemplate' | 'caseFile' | 'calendar' | 'spreadsheet' | 'pdf' | 'picture' | 'drawing' | 'any'

/** What the program opens; calendars, PDFs and pictures are only written. */
export type OpenedFileKind = Exclude<FileKind, 'calendar' | 'pdf' | 'picture' | 'drawing'> | 'officeKey'

/** What a folder is asked for: the second place for backups, or where to look for some. */
export type FolderPurpose = 'backupPlace' | 'findBackups'
