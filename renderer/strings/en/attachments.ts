import type { attachments as danish } from '../da/attachments.ts'

export const attachments: typeof danish = {
  file: 'Attached file',
  attach: 'Attach file …',
  exchange: 'Choose another …',
  saveAs: 'Save a copy …',
  saved: 'The copy is saved',
  readText: 'Take in the words',
  remove: 'Remove »{{file}}«',
}
