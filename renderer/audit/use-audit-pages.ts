import { useEffect, useState } from 'react'
import type { InputOf } from '../../src/api/contract.ts'
import type { AuditEntry } from '../../src/domain/audit-entry.ts'
import { attempt } from '../data/operation.ts'
import { useCall } from '../data/queries.ts'

/** So many are fetched at once: some screens full. */
const pageSize = 200

export type AuditFilter = Pick<InputOf<'audit.list'>, 'kinds' | 'from' | 'to' | 'inspectionId'>

/** The entries that match, the newest first, as far as they were asked for; `more` fetches the next ones. */
export function useAuditPages(filter: AuditFilter) {
  const first = useCall('audit.list', { ...filter, before: null, limit: pageSize }, { keep: true }).data
  const key = `${JSON.stringify(filter)} ${first?.total ?? ''}`
  const [later, setLater] = useState<{ key: string; entries: readonly AuditEntry[] }>({ key, entries: [] })
  const [isFetching, setFetching] = useState(false)
  const entries = [...(first?.entries ?? []), ...(later.key === key ? later.entries : [])]
  const more = async (): Promise<void> => {
    const last = entries.at(-1)
    if (isFetching || last === undefined || first === undefined || entries.length >= first.total) return
    setFetching(true)
    const page = await attempt('audit.list', { ...filter, before: last.number, limit: pageSize })
    setFetching(false)
    if (page !== null) setLater({ key, entries: [...(later.key === key ? later.entries : []), ...page.entries] })
  }
  return { entries, total: first?.total, actor: first?.actor ?? '', more }
}

/** Calls once a row of the end of the list is drawn. */
export function useNearEnd(isNear: boolean, more: () => Promise<void>): void {
  useEffect(() => {
    if (isNear) void more()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the end comes into sight, not with each drawing
  }, [isNear])
}
