import type { Page } from '@playwright/test'
import type {} from '../../renderer/data/bridge.ts'
import { median, type Figure } from './figure.ts'
import { caseWithNotes } from './large-case.ts'
import { goTo, openWindow, profileWith } from './open-window.ts'

const notes = 5000
const rounds = 6

declare global {
  interface Window {
    photos?: File[]
  }
}

/** A photo of 24 megapixels pasted into the capture line beside many notes: when it is seen, and what it costs the notes that are saved meanwhile. */
export async function measureAttachments(): Promise<Figure[]> {
  const selvsyn = await openWindow(await profileWith(caseWithNotes(notes)))
  try {
    const { page } = selvsyn
    await goTo(page, '2018-0005000', 'Besøg')
    await page.getByRole('textbox', { name: 'Ny note' }).waitFor()
    // The first decodes with code that is not warm yet, as does the peer's.
    await page.evaluate(takePhotos, rounds + 1)
    const { seen, bare, megabytes } = await photosSeen(page)
    const cases = await page.evaluate(() => window.selvsyn.call('inspection.overview', {}))
    const inspectionId = cases.ok ? (cases.value[0]?.id ?? '') : ''
    const alone = await page.evaluate(saveNotes, { inspectionId, withPhotos: false })
    const beside = await page.evaluate(saveNotes, { inspectionId, withPhotos: true })
    const decode = median(bare)
    return [
      {
        section: 'photo',
        name: 'of 24 megapixels, from the paste until it is on the screen',
        value: median(seen),
        unit: 'ms',
        peers: [{ name: 'bare decode of the same photo', value: decode }],
        limit: { rule: '≤ 1 s', value: 1000 },
        how: `median of ${rounds} photos of ${megabytes.toFixed(1)} MB, each kept, encrypted and shown small beside the note; the longest ${Math.max(...seen).toFixed(0)} ms`,
      },
      {
        section: 'photo',
        name: 'the longest that a note is saved while photos are kept',
        value: Math.max(...beside),
        unit: 'ms',
        peers: [{ name: 'without photos', value: Math.max(...alone) }],
        limit: { rule: '≤ without photos + 100 ms', value: Math.max(...alone) + 100 },
        how: `${beside.length} notes, 50 ms apart, from the call in the window to its answer, while ${rounds + 1} photos of 24 megapixels are kept; ${alone.length} without`,
      },
    ]
  } finally {
    await selvsyn.kill9()
  }
}

async function photosSeen(page: Page): Promise<{ seen: number[]; bare: number[]; megabytes: number }> {
  const [seen, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    bare.push(await page.evaluate(decode, round))
    seen.push(await page.evaluate(pasteUntilSeen, round))
  }
  const megabytes = await page.evaluate(() => (window.photos?.[0]?.size ?? 0) / 1e6)
  return { seen: seen.slice(1), bare: bare.slice(1), megabytes }
}

/** Runs in the page: photos of 6000 × 4000 points, each another, with as much in them as a camera's. */
async function takePhotos(count: number): Promise<void> {
  const canvas = new OffscreenCanvas(6000, 4000)
  const context = canvas.getContext('2d')!
  let seed = 7
  const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  for (let index = 0; index < 40_000; index += 1) {
    context.fillStyle = `hsl(${random(360)} ${random(60)}% ${random(100)}%)`
    context.fillRect(random(6000), random(4000), 20 + random(160), 20 + random(160))
  }
  window.photos = []
  for (let index = 0; index < count; index += 1) {
    context.fillRect(index * 300, 0, 200, 4000)
    window.photos.push(new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })], `IMG_${index}.jpg`, { type: 'image/jpeg' }))
  }
}

/** Runs in the page: what decoding takes at the least, with nothing kept or drawn. */
async function decode(index: number): Promise<number> {
  const began = performance.now()
  const bitmap = await createImageBitmap(window.photos![index]!)
  const took = performance.now() - began
  bitmap.close()
  return took
}

/** Runs in the page: from the paste to the end of the frame with one more small picture in the line. */
function pasteUntilSeen(index: number): Promise<number> {
  const shown = () =>
    [...document.querySelectorAll<HTMLImageElement>('.capture .file-photo img')].filter((image) => image.complete && image.naturalWidth > 0).length
  const before = shown()
  const data = new DataTransfer()
  data.items.add(window.photos![index]!)
  const began = performance.now()
  document.querySelector('.capture textarea')?.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
  return new Promise((resolve) => {
    const look = () => {
      if (shown() <= before) return void requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now() - began)
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

/** Runs in the page: how long each of many notes takes to be saved; as many as come while photos are on their way, else thirty. */
async function saveNotes({ inspectionId, withPhotos }: { inspectionId: string; withPhotos: boolean }): Promise<number[]> {
  if (withPhotos) {
    const data = new DataTransfer()
    for (const photo of window.photos ?? []) data.items.add(photo)
    document.querySelector('.capture textarea')?.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }))
    while (document.querySelector('.capture-message')?.textContent === '') await new Promise(requestAnimationFrame)
  }
  const took: number[] = []
  const isOver = () => (withPhotos ? document.querySelector('.capture-message')?.textContent === '' : took.length >= 30)
  while (!isOver()) {
    const now = new Date().toISOString()
    const began = performance.now()
    await window.selvsyn.call('note.create', { inspectionId, text: 'Posten fordeles klokken ti', takenAt: now, stampedAt: now })
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return took
}
