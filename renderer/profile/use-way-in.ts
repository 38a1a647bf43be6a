import { useState } from 'react'
import type { Backup, InputOf } from '../../src/api/contract.ts'
import { weaknessOf } from '../../src/domain/passphrase.ts'

/** How the chosen backup is opened. */
export type Way = 'passphrase' | 'office'
type Typed = { passphrase: string; keyPassphrase: string; next: string; again: string }

/**
 * What is typed to open a backup: its passphrase, or the office's key with a new passphrase for what is restored. `toLook` and `toRestore` answer what the operation wants,
 * or null where something is missing, which is then said.
 */
export function useWayIn(chosen: Backup | null) {
  const [wanted, setWay] = useState<Way>('passphrase')
  const [typed, setTyped] = useState<Typed>({ passphrase: '', keyPassphrase: '', next: '', again: '' })
  /** The fingerprint of the key that is chosen: it fits every backup of the same office. */
  const [held, setHeld] = useState<string | null>(null)
  const [asked, setAsked] = useState<'look' | 'restore' | null>(null)
  const office = chosen?.office ?? null
  const way = office === null ? 'passphrase' : wanted
  const isKeyChosen = office !== null && held === office.fingerprint
  const of = chosen && { day: chosen.day, from: chosen.from }
  const toLook = (): InputOf<'profile.previewBackup'> | null => {
    setAsked('look')
    if (of === null) return null
    if (way === 'passphrase') return typed.passphrase === '' ? null : { ...of, passphrase: typed.passphrase }
    return isKeyChosen && typed.keyPassphrase !== '' ? { ...of, keyPassphrase: typed.keyPassphrase } : null
  }
  const toRestore = (): InputOf<'profile.restore'> | null => {
    const look = toLook()
    setAsked('restore')
    if (look === null || 'passphrase' in look) return look
    return weaknessOf(typed.next) === null && typed.again === typed.next ? { ...look, newPassphrase: typed.next } : null
  }
  return {
    way,
    choose: (next: Way) => {
      setWay(next)
      setAsked(null)
    },
    typed,
    type: (words: Partial<Typed>) => setTyped((before) => ({ ...before, ...words })),
    isKeyChosen,
    keyChosen: () => setHeld(office?.fingerprint ?? null),
    asked,
    toLook,
    toRestore,
  }
}
