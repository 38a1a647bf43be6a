import { civilDateOf, type CivilDate } from '../../src/domain/civil-date.ts'

/** A day so many days from today, in Denmark as in the program: late in the evening elsewhere it is another day there already. */
export const dayFromToday = (days: number): CivilDate => civilDateOf(new Date(Date.now() + days * 86_400_000).toISOString())
