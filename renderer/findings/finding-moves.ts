import type { OutlineTheme } from './finding-outline.ts'
import { positionBetween } from './finding-outline.ts'

/** Where a finding goes: its theme and its position there. */
export type Place = { readonly themeId: string | null; readonly position: number }

/**
 * The place one step up or down in the outline. At the end of its theme a finding goes on into the next one; null when there is nowhere to go.
 */
export function placeOneStep(outline: readonly OutlineTheme[], findingId: string, by: -1 | 1): Place | null {
  const themeIndex = outline.findIndex((theme) => theme.findings.some((one) => one.finding.id === findingId))
  const theme = outline[themeIndex]
  if (theme === undefined) return null
  const index = theme.findings.findIndex((one) => one.finding.id === findingId)
  const others = theme.findings.filter((one) => one.finding.id !== findingId).map((one) => one.finding.position)
  const to = index + by
  if (to >= 0 && to <= others.length) return { themeId: theme.theme?.id ?? null, position: positionBetween(others[to - 1] ?? null, others[to] ?? null) }
  const next = outline[themeIndex + by]
  if (next === undefined) return null
  const positions = next.findings.map((one) => one.finding.position)
  return { themeId: next.theme?.id ?? null, position: by === 1 ? positionBetween(null, positions[0] ?? null) : positionBetween(positions.at(-1) ?? null, null) }
}

/** The place at the end of a theme. */
export function placeInTheme(outline: readonly OutlineTheme[], themeId: string | null): Place {
  const last = outline.find((theme) => (theme.theme?.id ?? null) === themeId)?.findings.at(-1)?.finding.position ?? null
  return { themeId, position: positionBetween(last, null) }
}
