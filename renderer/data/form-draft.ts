import { useState } from 'react'
import { useDraft } from './journal.ts'

/**
 * The fields of a dialog. From the first change they are kept in the journal, so that a crash or a dialog closed by accident loses nothing: they are
 * there when it is opened again, until they are used or given up.
 * @param base the `updatedAt` of the row that is changed, null for something new: fields that were typed over an older row are not brought back
 */
export function useFormDraft<Form extends object>(target: string, base: string | null, start: Form) {
  const { found, put, discard } = useDraft<{ base: string | null; form: Form }>(target)
  const isFound = found !== null && found.base === base
  const [form, setForm] = useState<Form>(isFound ? { ...start, ...found.form } : start)
  const [isTyped, setTyped] = useState(isFound)
  const set = (patch: Partial<Form>) => {
    const next = { ...form, ...patch }
    setForm(next)
    setTyped(true)
    put({ base, form: next })
  }
  return { form, isTyped, set, forget: discard }
}
