/** What a file is that the person picks a place for in the system's own dialog. */
export type FileKind = 'word' | 'wordTemplate' | 'caseFile' | 'calendar' | 'spreadsheet'

/** What the program opens; calendars and workbooks are only written. */
export type OpenedFileKind = Exclude<FileKind, 'calendar' | 'spreadsheet'>
