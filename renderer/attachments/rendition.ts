import type { RenditionReply, RenditionRequest } from './rendition-worker.ts'

const waiting = new Map<number, (jpeg: Uint8Array | null) => void>()
let worker: Worker | null = null
let number = 0

/** A picture written anew as a JPEG of at most so many pixels a side, away from the thread that types; null when it cannot be read. */
export function renditionOf(picture: Blob, side?: number): Promise<Uint8Array | null> {
  worker ??= start()
  const request: RenditionRequest = { number: ++number, picture, ...(side !== undefined && { side }) }
  return new Promise((resolve) => {
    waiting.set(request.number, resolve)
    worker?.postMessage(request)
  })
}

function start(): Worker {
  const started = new Worker(new URL('./rendition-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<RenditionReply>) => {
    waiting.get(data.number)?.(data.jpeg === null ? null : new Uint8Array(data.jpeg))
    waiting.delete(data.number)
  })
  // A picture that takes the worker down is one that cannot be read; the next one gets another worker.
  started.addEventListener('error', () => {
    worker = null
    for (const resolve of waiting.values()) resolve(null)
    waiting.clear()
  })
  return started
}
