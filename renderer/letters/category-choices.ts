import { statisticsIn, type Prose } from '../../src/domain/prose.ts'
import type { Statistic } from '../../src/domain/statistic.ts'

/** The categories that a theme can be tied to: those of the figures that stand in the letter, then those that it is tied to already. */
export function categoryChoices(texts: readonly Prose[], statistics: readonly Statistic[], chosen: readonly string[]): string[] {
  const inLetter = new Set(texts.flatMap(({ doc }) => statisticsIn(doc)))
  const labels = statistics.filter(({ id }) => inLetter.has(id)).flatMap(({ rows }) => rows.map(({ label }) => label))
  return [...new Set([...labels, ...chosen])]
}
