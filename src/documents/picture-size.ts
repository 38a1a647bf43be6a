import type { Picture } from './model.ts'

/** Twips a pixel at 96 dots an inch: a small photo is not blown up. */
const twipsPerPixel = 15
/** Two photos, with their captions, stand on a page. */
const mostHeight = 5600

/**
 * How large a photo stands in the text, in twips: over its whole width, unless it would be too high or coarse.
 * @param width of the text
 */
export function pictureSize(picture: Pick<Picture, 'width' | 'height'>, width: number): { width: number; height: number } {
  const scale = Math.min(twipsPerPixel, width / picture.width, mostHeight / picture.height)
  return { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) }
}
