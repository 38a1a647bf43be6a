import i18next from 'i18next'
import type { ChartPicture } from '../../src/domain/chart-picture.ts'
import { attempt } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'

/** Points of the picture for each of the screen's. */
const scale = 2

/** A drawing as an address that an image can show. */
export const drawingAddress = ({ svg }: ChartPicture): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** Saves a chart at a place that the person picks: as points, or as the drawing itself. */
export async function saveChart(picture: ChartPicture, format: 'png' | 'svg'): Promise<void> {
  const png = format === 'png' ? await pointsOf(picture) : null
  const saved = await attempt('picture.save', { name: picture.caption, png, picture })
  if (saved) showToast({ tone: 'done', title: i18next.t('documents.charts.saved'), text: saved.path })
}

/** A drawing as PNG in base64. */
async function pointsOf(picture: ChartPicture): Promise<string> {
  const image = new Image()
  image.src = drawingAddress(picture)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * scale
  canvas.height = image.naturalHeight * scale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
}
