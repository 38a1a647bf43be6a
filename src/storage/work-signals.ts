/** How long work gets on: how far it is, 0 to 1, and whether it is to stop. */
export type WorkSignals = { tell(share: number): void; isCancelled(): boolean }

/** Thrown by work that was told to stop, from a place where what it has half made can still be removed. */
export class WorkCancelled extends Error {}

/** The same between threads. @param memory shared: at 0 how far it is in thousandths, at 1 other than 0 when it is to stop */
export const sharedSignals = (memory: Int32Array): WorkSignals => ({
  tell: (share) => void Atomics.store(memory, 0, Math.floor(share * 1000)),
  isCancelled: () => Atomics.load(memory, 1) !== 0,
})

/** For work that nobody watches. */
export const unwatched: WorkSignals = { tell: () => undefined, isCancelled: () => false }

/** Those of a part of the work, which goes from one share of the whole to another. */
export const partOf = (signals: WorkSignals, from: number, to: number): WorkSignals => ({
  ...signals,
  tell: (share) => {
    signals.tell(from + Math.min(1, share) * (to - from))
  },
})

/** Tells how far the work is. @throws WorkCancelled when it is to stop */
export function goOn(signals: WorkSignals, share: number): void {
  if (signals.isCancelled()) throw new WorkCancelled()
  signals.tell(share)
}
