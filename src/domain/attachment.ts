import { z } from 'zod'
import { defineNoun, id, type Row } from './record.ts'
import { requiredLine } from './text.ts'

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A file that belongs to the case, known by the hash of its bytes. */
export const attachment = defineNoun(
  'attachment',
  z.object({ inspectionId: id, fileName: requiredLine, mediaType: requiredLine, size: z.int().min(0), sha256 }),
  {},
)
export type Attachment = Row<typeof attachment>

/** Bytes: an hour of sound and a long scanned bundle are well below; a film is not what a case is proved by. */
export const largestAttachment = 500 * 1024 * 1024

/** What a file's ending says about it, after IANA's list of media types. */
const mediaTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  txt: 'text/plain',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  tif: 'image/tiff',
  tiff: 'image/tiff',
}

/** The media type of a file by its name; bytes of an unknown kind where the ending says nothing. */
export const mediaTypeOf = (fileName: string): string => mediaTypes[/\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
