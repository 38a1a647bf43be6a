import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, instant, type Row } from './record.ts'
import { requiredLine, text } from './text.ts'
import { lookup } from './lookup.ts'

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** On what a recording rests: all who are heard said yes, or the law asks for no consent. Where somebody says no, nothing is recorded. */
export const recordingConsents = ['given', 'notNeeded'] as const

/** A file that belongs to the case, known by the hash of its bytes. */
export const attachment = defineNoun(
  'attachment',
  z.object({
    inspectionId: id,
    fileName: requiredLine,
    mediaType: requiredLine,
    size: z.int().min(0),
    sha256,
    /** What stands under it in a document. */
    caption: text,
    /** What it shows, for those who do not see it. */
    altText: text,
    /** When the photo was taken or the recording begun. */
    takenAt: instant.nullable(),
    /** The copy for documents: a JPEG of at most 2,000 pixels a side without place, device or any other hidden data; null where there is none. */
    renditionSha256: sha256.nullable(),
    /** Whether those who are heard on a recording were asked; null for what is no recording. */
    consent: z.enum(recordingConsents).nullable(),
    /** Why nobody had to be asked, in the words of whoever recorded. */
    consentReason: text,
    /** The day it has to be deleted; null: with the case. */
    deleteOn: civilDate.nullable(),
  }),
  { caption: '', altText: '', takenAt: null, renditionSha256: null, consent: null, consentReason: '', deleteOn: null },
)
export type Attachment = Row<typeof attachment>

/** Whether it is a recording: of no other file is it asked who was heard. */
export const isRecording = ({ consent }: Pick<Attachment, 'consent'>): boolean => consent !== null

/** A recording that is still being made, or was not ended when the program was: its sound is not yet counted. */
export const isUnended = ({ consent, size }: Pick<Attachment, 'consent' | 'size'>): boolean => consent !== null && size === 0

/** Bytes: an hour of sound and a long scanned bundle are well below; a film is not what a case is proved by. */
export const largestAttachment = 500 * 1024 * 1024

/** Bytes of a recording that come at once: a second is a few thousand. */
export const largestPiece = 4 * 1024 * 1024

/** So many go with one note, answer or finding. */
export const mostAttachments = 50

/** Pixels a side of the copy for documents: sharp over a page's width when printed at 300 dots an inch. */
export const largestRendition = 2000

/** What a file's ending says about it, after IANA's list of media types. */
const mediaTypes = lookup<string>({
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  weba: 'audio/webm',
  txt: 'text/plain',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  heif: 'image/heif',
  webp: 'image/webp',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
})

/** The media type of a file by its name; bytes of an unknown kind where the ending says nothing. */
export const mediaTypeOf = (fileName: string): string => mediaTypes[/\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** The kinds of files whose words the program can read. */
export const isWord = (mediaType: string): boolean => mediaType === mediaTypeOf('.docx')
export const isMail = (mediaType: string): boolean => mediaType === mediaTypeOf('.eml')
export const isOutlookMail = (mediaType: string): boolean => mediaType === mediaTypeOf('.msg')
export const hasWords = (mediaType: string): boolean => isWord(mediaType) || isMail(mediaType) || isOutlookMail(mediaType) || mediaType === mediaTypeOf('.txt')
