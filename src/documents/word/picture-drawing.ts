import { escapeMarkup } from '../markup.ts'
import type { Picture } from '../model.ts'
import { pictureSize } from '../picture-size.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const emusPerTwip = 635

/**
 * The place of a photo in the text, as a run: its size, what it shows for those who cannot see it, and the part that holds it (ECMA-376 part 1, 20.2.2.5).
 * @param textWidth in twips
 */
export function pictureDrawing(picture: Picture, relationship: string, number: number, textWidth: number): string {
  const { width, height } = pictureSize(picture, textWidth)
  const extent = `cx="${width * emusPerTwip}" cy="${height * emusPerTwip}"`
  const properties = `id="${2000 + number}" name="${escapeMarkup(`Foto ${number}`)}" descr="${escapeMarkup(picture.alt)}"`
  const fill = `<pic:blipFill><a:blip r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
  const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`
  const inner = `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr ${properties}/><pic:cNvPicPr/></pic:nvPicPr>${fill}${shape}</pic:pic>`
  return `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr ${properties}/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}
