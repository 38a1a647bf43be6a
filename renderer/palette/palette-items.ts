import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { InspectionSummary, SearchHit } from '../../src/api/contract.ts'
import { menuCommands, type MenuCommandName } from '../../src/api/events.ts'
import { keysOf, needsCase, runCommand } from '../app/commands.ts'
import { openCase, useLocation } from '../app/location.ts'
import { useCall } from '../data/queries.ts'
import { openHit } from '../search/open-hit.ts'
import { danishOrder } from '../strings/formats.ts'

type CommandName = Exclude<MenuCommandName, (typeof unasked)[number]>

export type PaletteItem =
  | { readonly kind: 'case'; readonly key: string; readonly item: InspectionSummary; readonly open: () => void }
  | { readonly kind: 'hit'; readonly key: string; readonly hit: SearchHit; readonly open: () => void }
  | { readonly kind: 'command'; readonly key: string; readonly label: string; readonly keys: string | undefined; readonly open: () => void }

/** What main alone asks for, and the palette itself. */
const unasked = ['flush', 'lockIdle', 'lockAsleep', 'palette'] as const
const commands = menuCommands.filter((command): command is CommandName => !(unasked as readonly string[]).includes(command))
const mostCases = 8
const mostHits = 12

/** What the palette offers for the words: cases first, then commands, then places where the words stand. */
export function usePaletteItems(words: string): readonly PaletteItem[] {
  const { t } = useTranslation()
  const here = useLocation()
  const query = words.trim()
  const cases = useCall('inspection.overview', {}).data
  const hits = useCall('search.find', { query, limit: mostHits }, { enabled: query.length >= 2, keep: true }).data
  const inCase = here.screen === 'case'
  return useMemo(() => {
    const wanted = query.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
    const fits = (text: string) => wanted.every((word) => text.toLocaleLowerCase('da').includes(word))
    const foundCases = (cases ?? [])
      .filter((item) => fits(`${item.title} ${item.caseNumber} ${item.authorityNames.join(' ')}`))
      .toSorted((a, b) => (query === '' ? b.updatedAt.localeCompare(a.updatedAt) : danishOrder(a.title, b.title)))
      .slice(0, mostCases)
    const foundCommands = commands
      .filter((command) => inCase || !needsCase(command))
      .map((command): PaletteItem => ({
        kind: 'command',
        key: `command ${command}`,
        label: t(`palette.commands.${command}`),
        keys: (keysOf as Partial<Record<CommandName, string>>)[command],
        open: () => runCommand(command),
      }))
      .filter((item) => item.kind === 'command' && fits(item.label))
    const foundHits = query.length < 2 ? [] : (hits?.hits ?? []).filter((hit) => hit.noun !== 'inspection')
    return [
      ...foundCases.map((item): PaletteItem => ({ kind: 'case', key: `case ${item.id}`, item, open: () => openCase(item.id) })),
      ...foundCommands,
      ...foundHits.map((hit): PaletteItem => ({
        kind: 'hit',
        key: `hit ${hit.noun} ${hit.id}`,
        hit,
        open: () => void openHit(hit),
      })),
    ]
  }, [t, query, cases, hits, inCase])
}
