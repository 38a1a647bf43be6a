import { useOfficeRows, useSettings } from '../data/queries.ts'

/** The letterhead that a new case starts with: the one chosen, else the first. */
export function useDefaultLetterhead(): string | null {
  const letterheads = useOfficeRows('letterhead')
  const chosen = useSettings()?.letterheadId
  return letterheads.find((row) => row.id === chosen)?.id ?? letterheads[0]?.id ?? null
}
