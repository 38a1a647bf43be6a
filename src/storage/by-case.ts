import type { CivilDate } from '../domain/civil-date.ts'
import type { ReadableDatabase } from './database.ts'

type OfCase = { readonly inspectionId: string }

/** Reads rows of all cases, or of one. */
type Reading<Row> = (database: ReadableDatabase, today: CivilDate, inspectionId?: string) => Row[]

/**
 * What was read of all cases, kept from one reading to the next: only the cases that the log says were written to since are read again. One for each open
 * database.
 */
export class ByCase<Row extends OfCase> {
  readonly #database: ReadableDatabase
  readonly #reading: Reading<Row>
  #byCase = new Map<string, Row[]>()
  #readAt: { readonly step: number; readonly today: CivilDate } | null = null

  constructor(database: ReadableDatabase, reading: Reading<Row>) {
    this.#database = database
    this.#reading = reading
  }

  /** The rows of all cases as they are now. */
  read(today: CivilDate): Row[] {
    const before = this.#readAt
    const { step } = this.#database.get<{ step: number | null }>('SELECT max("number") AS "step" FROM "step"') ?? { step: 0 }
    this.#readAt = { step: step ?? 0, today }
    const changed = before && this.#database.all<{ id: string | null }>('SELECT DISTINCT "inspectionId" AS "id" FROM "step" WHERE "number" > ?', before.step)
    // A step of the office's own may reach into any case.
    if (changed === null || before?.today !== today || changed.some(({ id }) => id === null))
      this.#byCase = Map.groupBy(this.#reading(this.#database, today), ({ inspectionId }) => inspectionId)
    else for (const { id } of changed) if (id !== null) this.#byCase.set(id, this.#reading(this.#database, today, id))
    return [...this.#byCase.values()].flat()
  }
}
