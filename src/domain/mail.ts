/**
 * What an e-mail from outside may measure. Municipalities take mails of 50 MB at most; base64 makes a third more of that. `lines`: without those of the files in it; a text
 * of a thousand pages has half as many. A mail with a thousand parts was made to be one. `entries`: of an Outlook file, which has some ten a recipient and some forty a file.
 */
export const mailLimits = {
  file: 75_000_000,
  lines: 100_000,
  parts: 1_000,
  depth: 20,
  inner: 5,
  headers: 1_000_000,
  entries: 50_000,
  words: 5_000_000,
} as const

/** Why an e-mail is not read; each has its sentence among the errors. */
export const mailRefusals = [
  'mailNotMail',
  'mailTooLarge', // as a file, in its parts or in its words
  'mailDamaged',
  'mailProtected', // its text is encrypted
  'mailOnlyRichText', // its text is there as compressed RTF only
] as const
export type MailRefusal = (typeof mailRefusals)[number]
