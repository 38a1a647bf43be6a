import type { AskedThread } from '../domain/asked-thread.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { askedThreads } from '../storage/asked-threads.ts'
import { ByCase } from '../storage/by-case.ts'
import { yearFigures } from '../storage/year-figures.ts'
import type { Desk } from './desk.ts'

/** What the office has recommended and asked for in all its cases, and what its annual report counts. */
export function registerRecommendations(desk: Desk): void {
  const readers = new WeakMap<object, ByCase<AskedThread>>()
  desk.reads('recommendation.across', (database) => {
    const reader = readers.get(database) ?? new ByCase(database, askedThreads)
    readers.set(database, reader)
    return reader.read(civilDateOf(desk.now()))
  })

  desk.reads('inspection.figures', (database) => yearFigures(database))
}
