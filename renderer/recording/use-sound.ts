import { useEffect, useState } from 'react'
import type { Attachment } from '../../src/domain/attachment.ts'
import { call } from '../data/bridge.ts'
import { showError } from '../data/operation.ts'

/** The address of a recording's sound; null until it is there. */
export function useSound({ id, size }: Pick<Attachment, 'id' | 'size'>): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (size === 0) return
    let made: string | null = null
    let isWanted = true
    void call('attachment.bytes', { id, of: 'original' }).then((result) => {
      if (!isWanted) return
      if (!result.ok) return showError(result.error)
      made = URL.createObjectURL(new Blob([result.value.bytes as BlobPart], { type: 'audio/webm' }))
      setAddress(made)
    })
    return () => {
      isWanted = false
      if (made !== null) URL.revokeObjectURL(made)
      setAddress(null)
    }
  }, [id, size])
  return address
}
