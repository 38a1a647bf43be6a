import { describe, expect, it, vi } from 'vitest'
import { SharedWire, type Wire } from '../../../electron/ports.ts'
import type { Port } from '../../../src/api/port.ts'

/** Two ends of a wire between processes, delivering later and in order. */
function wires(): { near: Wire; far: Wire; cut: () => void } {
  const ends = [0, 1].map(() => ({ onMessage: (_message: unknown) => {}, onClose: () => {} }))
  const end = (own: number, other: number): Wire => ({
    send: (message) => {
      const copy: unknown = structuredClone(message)
      queueMicrotask(() => {
        ends[other]!.onMessage(copy)
      })
    },
    listen: (onMessage, onClose) => {
      ends[own] = { onMessage, onClose }
    },
  })
  return {
    near: end(0, 1),
    far: end(1, 0),
    cut: () => {
      for (const { onClose } of ends) onClose()
    },
  }
}

describe('many ports over one wire', () => {
  it('accepts ports in the order they were opened, also when the first says nothing', async () => {
    const { near, far } = wires()
    const accepted: Port[] = []
    new SharedWire(far, (port) => accepted.push(port))
    const shared = new SharedWire(near)
    const [first, second] = [shared.open(), shared.open()]
    second.send('from the second')
    first.send('from the first')
    const heard = [vi.fn(), vi.fn()]
    await vi.waitFor(() => {
      expect(accepted).toHaveLength(2)
    })
    accepted.forEach((port, index) => port.listen(heard[index]!, () => {}))
    expect(heard[0]).toHaveBeenCalledWith('from the first')
    expect(heard[1]).toHaveBeenCalledWith('from the second')
  })

  it('closes one port and leaves the others', async () => {
    const { near, far } = wires()
    const closed = vi.fn()
    const heard = vi.fn()
    new SharedWire(far, (port) => {
      port.listen(heard, closed)
    })
    const shared = new SharedWire(near)
    const [first, second] = [shared.open(), shared.open()]
    first.close()
    first.send('too late')
    second.send('still here')
    await vi.waitFor(() => {
      expect(heard).toHaveBeenCalledWith('still here')
    })
    expect(closed).toHaveBeenCalledTimes(1)
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('closes them all when the wire is cut', () => {
    const { near, cut } = wires()
    const shared = new SharedWire(near)
    const closed = vi.fn()
    for (const port of [shared.open(), shared.open()]) port.listen(() => {}, closed)
    cut()
    expect(closed).toHaveBeenCalledTimes(2)
  })
})
