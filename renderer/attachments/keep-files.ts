import i18next from 'i18next'
import type { InputOf } from '../../src/api/contract.ts'
import { largestAttachment, mediaTypeOf, type Attachment } from '../../src/domain/attachment.ts'
import { attempt, showError } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'
import { headLength, otherKind, pictureKind, pixelsOf, type OtherKind } from './picture-kind.ts'
import { renditionOf } from './rendition.ts'

/** What a file is put to; the case itself while its note is still being typed. */
export type FileOwner = InputOf<'attachment.add'>['to']

/** More would take the memory that the window types with. */
const mostPixels = 80_000_000

/** Why a picture is kept but cannot be shown. */
type Trouble = { readonly code: 'heic' | 'broken' | 'tooManyPixels' } | { readonly code: 'mislabelled'; readonly kind: OtherKind }

/** Files that were pasted, dropped, chosen or photographed: each is kept as it came, and a picture also as its copy for documents. Says what could not be done. */
export async function keepFiles(
  files: readonly File[],
  to: FileOwner,
  onKept: (attachment: Attachment) => void = () => {},
  takenAt: string | null = null,
): Promise<void> {
  for (const file of files) {
    const kept = await keepFile(file, to, takenAt)
    if (kept !== null) onKept(kept)
  }
}

async function keepFile(file: File, to: FileOwner, takenAt: string | null): Promise<Attachment | null> {
  if (file.size > largestAttachment) {
    showError({ code: 'attachmentTooLarge', params: { megabytes: Math.ceil(file.size / 1_048_576) } })
    return null
  }
  if (file.size === 0) {
    tell('empty', { file: file.name })
    return null
  }
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
  if (bytes === null) {
    showError({ code: 'fileUnreadable', params: { path: file.name } })
    return null
  }
  const { rendition, trouble } = await shown(file, bytes.subarray(0, headLength))
  const kept = await attempt('attachment.add', { to, fileName: file.name, bytes, rendition, takenAt })
  if (kept !== null && trouble?.code === 'mislabelled') tell('mislabelled', { file: file.name, kind: i18next.t(`attachments.kinds.${trouble.kind}`) })
  else if (kept !== null && trouble !== null) tell(trouble.code, { file: file.name })
  return kept
}

/** The copy for documents, or why there is none. A document has none and lacks none. */
async function shown(file: File, head: Uint8Array): Promise<{ rendition: Uint8Array | null; trouble: Trouble | null }> {
  const kind = pictureKind(head)
  if (kind === null) {
    const trouble = mediaTypeOf(file.name).startsWith('image/') ? ({ code: 'mislabelled', kind: otherKind(head) } as const) : null
    return { rendition: null, trouble }
  }
  if (kind === 'heic') return { rendition: null, trouble: { code: 'heic' } }
  if ((pixelsOf(kind, head) ?? 0) > mostPixels) return { rendition: null, trouble: { code: 'tooManyPixels' } }
  const rendition = await renditionOf(file)
  return { rendition, trouble: rendition === null ? { code: 'broken' } : null }
}

function tell(code: Trouble['code'] | 'empty', words: { file: string; kind?: string }): void {
  const [title = '', text] = i18next.t(`attachments.trouble.${code}`, words).split('\n')
  showToast({ tone: code === 'empty' ? 'error' : 'info', title, ...(text !== undefined && { text }) })
}
