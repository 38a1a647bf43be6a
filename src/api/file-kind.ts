/** What a file is that the person picks a place for in the system's own dialog. */
export type FileKind = 'word' | 'wordTemplate' | 'caseFile' | 'calendar' | 'spreadsheet' | 'pdf' | 'picture' | 'drawing' | 'any'

/** What the program opens; calendars, workbooks, PDFs and pictures are only written. */
export type OpenedFileKind = Exclude<FileKind, 'calendar' | 'spreadsheet' | 'pdf' | 'picture' | 'drawing'>
/** What the program opens; calendars and PDFs are only written. */
export type OpenedFileKind = Exclude<FileKind, 'calendar' | 'pdf'>
