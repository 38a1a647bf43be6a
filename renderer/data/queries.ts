import { notifyManager, QueryClient, queryOptions, useQuery, useSuspenseQuery, type UseQueryResult } from '@tanstack/react-query'
import type { InputOf, OperationName, OutputOf, ProfileStatus } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import type { Settings } from '../../src/api/events.ts'
import type { CaseNounName, NounName, OfficeNounName, RowOf } from '../../src/domain/nouns.ts'
import { call } from './bridge.ts'

// By default screens hear of a change in the next round of the event loop: after the answer to what changed it. For a moment a list that was just put in order
// would stand in its old one, and a press then meets another row than the one in sight.
notifyManager.setScheduler(queueMicrotask)

/** Everything that came over the bridge. Nothing goes stale by time: the core's change events keep it fresh. */
export const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity, retry: false, refetchOnWindowFocus: false, structuralSharing: false } },
})

/** Thrown by a query whose operation answered an error; the error boundary of the screen shows its words. */
export class CallFailed extends Error {
  readonly error: ApiError
  constructor(error: ApiError) {
    super(error.code)
    this.error = error
  }
}

async function answerOf<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const result = await call(name, input)
  if (!result.ok) throw new CallFailed(result.error)
  return result.value
}

type AnyRow = { readonly id: string; readonly createdAt: string; readonly position?: number }

/** In the order a person set, then as they came. */
export function inOrder<Row extends AnyRow>(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (a, b) => (a.position ?? 0) - (b.position ?? 0) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1),
  )
}

/** The rows of a noun in a case, in order and always up to date. Suspends until they are there. */
export function useRows<Name extends CaseNounName>(noun: Name, inspectionId: string): readonly RowOf<Name>[] {
  return useSuspenseQuery(rowsQuery(noun, inspectionId)).data as unknown as readonly RowOf<Name>[]
}

/**
 * The same where it is drawn in answer to a press: a screen that suspends in the middle of one hears the press twice. Undefined until the rows are there.
 */
export function useRowsSoon<Name extends CaseNounName>(noun: Name, inspectionId: string): readonly RowOf<Name>[] | undefined {
  return useQuery(rowsQuery(noun, inspectionId)).data as unknown as readonly RowOf<Name>[] | undefined
}

/** Suspends until the rows are there, and is not drawn again when they change: for what `rowsNow` reads later. */
export function useRowsThere(noun: CaseNounName, inspectionId: string): void {
  useSuspenseQuery({ ...rowsQuery(noun, inspectionId), select: nothing })
}
const nothing = (): null => null

const rowsQuery = (noun: CaseNounName, inspectionId: string) => ({
  queryKey: ['rows', noun, inspectionId],
  queryFn: async () => inOrder((await answerOf(`${noun}.list`, { inspectionId })) as unknown as AnyRow[]),
})

/** What `useRows` knows now, outside of React: after an answer of the core it holds what was written, before a screen was drawn again. */
export function rowsNow<Name extends CaseNounName>(noun: Name, inspectionId: string): readonly RowOf<Name>[] {
  return queries.getQueryData(['rows', noun, inspectionId]) ?? []
}

/** The office's rows of a noun (letterheads, phrases, checklists …), in order and always up to date. Suspends until they are there. */
export function useOfficeRows<Name extends OfficeNounName>(noun: Name): readonly RowOf<Name>[] {
  return useSuspenseQuery(officeRowsQuery(noun)).data as unknown as readonly RowOf<Name>[]
}

/** The same where it is drawn in answer to a press (see `useRowsSoon`). */
export function useOfficeRowsSoon<Name extends OfficeNounName>(noun: Name): readonly RowOf<Name>[] | undefined {
  return useQuery(officeRowsQuery(noun)).data as unknown as readonly RowOf<Name>[] | undefined
}

const officeRowsQuery = (noun: OfficeNounName) => ({
  queryKey: ['rows', noun],
  queryFn: async () => inOrder((await answerOf(`${noun}.list`, {})) as unknown as AnyRow[]),
})

/** The case itself. Suspends until it is there. */
export function useInspection(inspectionId: string): RowOf<'inspection'> {
  return useSuspenseQuery({ queryKey: ['inspection', inspectionId], queryFn: () => answerOf('inspection.get', { id: inspectionId }) }).data
}

/**
 * The answer of a reading operation, asked again after every change of data. Does not suspend: `data` is undefined until it is there, and
 * keeps the last answer while the input changes when `keep` is set.
 */
export function useCall<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<OutputOf<Name>, CallFailed> {
  return useQuery<OutputOf<Name>, CallFailed>({
    queryKey: ['call', name, input],
    queryFn: () => answerOf(name, input),
    enabled: options.enabled ?? true,
    // It is asked after every change, and most often the answer is the same: then nothing is drawn anew.
    structuralSharing: true,
    ...(options.keep && { placeholderData: ((previous: unknown) => previous) as never }),
  })
}

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: () => answerOf('profile.status', {}) })
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => answerOf('settings.get', {}) })

/** Where the profile stands. Suspends until the core has said it. */
export function useProfile(): ProfileStatus {
  return useSuspenseQuery(profileQuery).data
}

/** How this installation looks and speaks; undefined until the core has said it. */
export function useSettings(): Settings | undefined {
  return useQuery(settingsQuery).data
}

/** A row that is already here, outside of React; undefined when no screen has asked for it. */
export function cachedRow<Name extends NounName>(noun: Name, id: string): RowOf<Name> | undefined {
  if (noun === 'inspection') return queries.getQueryData(['inspection', id])
  for (const [, rows] of queries.getQueriesData<readonly RowOf<Name>[]>({ queryKey: ['rows', noun] })) {
    const row = rows?.find((candidate) => candidate.id === id)
    if (row) return row
  }
  return undefined
}
