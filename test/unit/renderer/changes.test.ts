import { notifyManager, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { applyEvent } from '../../../renderer/data/changes.ts'
import { queries } from '../../../renderer/data/queries.ts'

const row = (id: string, position: number) => ({ id, position, createdAt: '2018-02-07T09:31:00.000Z' })

test('screens have a change before whoever caused it goes on with the answer', async () => {
  const queryKey = ['rows', 'question', 'case']
  queries.setQueryData(queryKey, [row('a', 1), row('b', 2)])
  const shown: string[] = []
  const observer = new QueryObserver<ReturnType<typeof row>[]>(queries, { queryKey, enabled: false })
  // As useQuery listens.
  const listener = notifyManager.batchCalls(() => shown.push((observer.getCurrentResult().data ?? []).map(({ id }) => id).join('')))
  const stop = observer.subscribe(listener)
  applyEvent({ type: 'changed', bulk: false, changes: [{ noun: 'question', id: 'b', inspectionId: 'case', row: row('b', 0) }] })
  // The core's answer comes in a message of its own or later in the same one: at least one turn of the microtasks away.
  await Promise.resolve()
  expect(shown.at(-1)).toBe('ba')
  stop()
})
