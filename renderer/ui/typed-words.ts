import { useState } from 'react'

/** Where words are kept that are typed and not read yet. */
export type KeptWords = { readonly found: string | null; readonly put: (words: string) => void; readonly discard: () => void }

/** Words as they are typed into a field that reads them when it is left; kept, where the field has a place for that, until what they say was handed on. */
export function useTypedWords(kept?: KeptWords): { typed: string | null; type: (words: string) => void; finish: (handOn?: () => void) => void } {
  const [typed, setTyped] = useState(kept?.found ?? null)
  return {
    typed,
    type: (words) => {
      setTyped(words)
      kept?.put(words)
    },
    finish: (handOn) => {
      setTyped(null)
      handOn?.()
      kept?.discard()
    },
  }
}
