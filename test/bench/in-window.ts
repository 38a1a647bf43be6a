import type { Page } from '@playwright/test'
import { median, quantile, type Figure } from './figure.ts'
import { caseWithNotes, caseWithWords } from './large-case.ts'
import { fakeMicrophone, RecordingScreen } from '../window/screens/recording-screen.mts'
import { goTo, openWindow, profileWith } from './open-window.ts'

const keys = 200
const twoFrames = 2000 / 60
const sentence = 'der er ti minutter til at forberede hvert møde siger teamlederen og '

/** The page keeps what it measures here between two questions of the bench. */
type Measuring = { samples: number[]; stop(): void }
declare global {
  interface Window {
    measuring?: Measuring
  }
}

/** A visit of 5,000 notes opened and scrolled, and typing where it could be slow. */
export async function measureWindow(): Promise<Figure[]> {
  const [notes, words] = [5000, 60_000]
  const selvsyn = await openWindow(await profileWith(caseWithNotes(notes), caseWithWords(words)), fakeMicrophone)
  try {
    const { page } = selvsyn
    const opened = await openVisits(page)
    const frames = await scroll(page)
    await page.getByRole('textbox', { name: 'Ny note' }).click()
    const inLine = await type(page)
    const besideSound = await typeWhileRecording(page)
    await goTo(page, '2018-0060000', 'Rapport')
    const paragraph = page.locator('.prose p').nth(300)
    await paragraph.scrollIntoViewIfNeeded()
    await paragraph.click()
    const inReport = await type(page)
    const typed = `${keys} keys, 60 ms apart, from the key's own time to the end of the frame that shows it`
    return [
      figure('visit', `of ${notes} notes opens`, median(opened), 500, `median of ${opened.length}, from the click to painted notes`),
      figure(
        'visit',
        `of ${notes} notes scrolls, frame p95`,
        quantile(frames, 0.95),
        twoFrames,
        `${frames.length} frames while the wheel turns; the longest ${Math.max(...frames).toFixed(0)} ms`,
      ),
      figure(
        'typing',
        'capture line, key to paint p95',
        quantile(inLine, 0.95),
        32,
        `${typed}; p50 ${median(inLine).toFixed(1)} ms; visit of ${notes} notes open`,
      ),
      figure(
        'typing',
        'capture line while sound is recorded, key to paint p95',
        quantile(besideSound, 0.95),
        32,
        `${typed}; p50 ${median(besideSound).toFixed(1)} ms; visit of ${notes} notes open, each piece of sound on the disk`,
      ),
      figure('typing', `report of ${words} words, key to paint p95`, quantile(inReport, 0.95), 32, `${typed}; p50 ${median(inReport).toFixed(1)} ms`),
    ]
  } finally {
    await selvsyn.kill9()
  }
}

const figure = (section: string, name: string, value: number, limit: number, how: string): Figure => ({
  section,
  name,
  value,
  unit: 'ms',
  peers: [],
  limit: { rule: '≤', value: limit },
  how,
})

/** Milliseconds from the click on the chapter until notes stand in it; the chapter is left and opened again. */
async function openVisits(page: Page): Promise<number[]> {
  const took: number[] = []
  await goTo(page, '2018-0005000', 'Overblik')
  for (let round = 0; round < 6; round += 1) {
    await page.evaluate(waitForNotes)
    await page.getByRole('tab', { name: 'Besøg' }).click()
    await page.waitForFunction(() => (window.measuring?.samples.length ?? 0) > 0)
    took.push(...(await samples(page)))
    await page.getByRole('tab', { name: 'Overblik' }).click()
  }
  // The first time the code is loaded and the notes are fetched.
  return took
}

/** Runs in the page: measures from the next click to the first frame with notes in it. */
function waitForNotes(): void {
  const taken: number[] = []
  window.measuring = { samples: taken, stop: () => undefined }
  document.addEventListener(
    'pointerdown',
    ({ timeStamp }) => {
      const look = () => {
        if (document.querySelector('.note-list [role="listitem"]')) {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => taken.push(performance.now() - timeStamp)
          port2.postMessage(null)
        } else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    },
    { capture: true, once: true },
  )
}

async function scroll(page: Page): Promise<number[]> {
  await page.getByRole('tab', { name: 'Besøg' }).click()
  const box = await page.locator('.note-list').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 100)
  await page.evaluate(countFrames)
  for (let turn = 0; turn < 150; turn += 1) {
    await page.mouse.wheel(0, turn < 100 ? -400 : -4000)
    await page.waitForTimeout(25)
  }
  return samples(page)
}

/** Runs in the page: the time between each two frames, until it is stopped. */
function countFrames(): void {
  const taken: number[] = []
  let running = true
  let last: number | null = null
  const frame = (now: number) => {
    if (last !== null) taken.push(now - last)
    last = now
    if (running) requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  window.measuring = { samples: taken, stop: () => void (running = false) }
}

async function typeWhileRecording(page: Page): Promise<number[]> {
  const recording = new RecordingScreen(page)
  await recording.begin()
  await page.getByRole('textbox', { name: 'Ny note' }).click()
  const keys = await type(page)
  await recording.end()
  return keys
}

async function type(page: Page): Promise<number[]> {
  await page.keyboard.type(sentence.slice(0, 30), { delay: 60 })
  await page.evaluate(timeKeys)
  await page.keyboard.type(sentence.repeat(4).slice(0, keys), { delay: 60 })
  await page.waitForTimeout(300)
  return samples(page)
}

/** Runs in the page: from each key's own time to the end of the frame after it. */
export function timeKeys(): void {
  const taken: number[] = []
  const hear = ({ timeStamp }: KeyboardEvent) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => taken.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  }
  document.addEventListener('keydown', hear, { capture: true })
  window.measuring = { samples: taken, stop: () => document.removeEventListener('keydown', hear, { capture: true }) }
}

/** What the page has measured; it stops there. */
export const samples = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    window.measuring?.stop()
    return window.measuring?.samples ?? []
  })
