import { largestRendition } from '../../src/domain/attachment.ts'

/** What the worker is asked: a picture's file, and the side that the copy may have at most. */
export type RenditionRequest = { readonly number: number; readonly picture: Blob; readonly side?: number }
/** The copy as JPEG; null when the picture cannot be read. */
export type RenditionReply = { readonly number: number; readonly jpeg: ArrayBuffer | null }

/** Decodes a picture, turned as it was held, and writes it anew: what a camera put beside the picture does not come along. */
async function rendition(picture: Blob, side: number): Promise<ArrayBuffer> {
  const bitmap = await createImageBitmap(picture)
  try {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
    const [width, height] = [Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale))]
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    // JPEG knows no transparency.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    return await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.86 })).arrayBuffer()
  } finally {
    bitmap.close()
  }
}

self.addEventListener('message', ({ data }: MessageEvent<RenditionRequest>) => {
  const answer = (jpeg: ArrayBuffer | null): void => self.postMessage({ number: data.number, jpeg } satisfies RenditionReply)
  rendition(data.picture, data.side ?? largestRendition).then(answer, () => answer(null))
})
