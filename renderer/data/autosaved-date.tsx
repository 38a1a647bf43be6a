import { useEffect, useEffectEvent } from 'react'
import type { EditableNoun } from '../../src/api/noun-operations.ts'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { DateField } from '../ui/date-field.tsx'
import { errorOf } from './autosaved-text.tsx'
import { useAutosavedField, type AutosavedFieldOptions } from './autosaves.ts'
import { cachedRow } from './queries.ts'

export type AutosavedDateProps<Noun extends EditableNoun> = {
  noun: Noun
  id: string
  field: AutosavedFieldOptions<Noun, CivilDate | null>['field']
  value: CivilDate | null
  label: string
  hint?: string
  isDeadline?: boolean
}

/** A day of a row that saves itself once it is a day. */
export function AutosavedDate<Noun extends EditableNoun>({ noun, id, field, value, label, hint, isDeadline }: AutosavedDateProps<Noun>) {
  const saved = useAutosavedField<Noun, CivilDate | null>({ noun, id, field, value })
  const rowChanged = cachedRow(noun, id)?.updatedAt
  // A day refused because of another one is tried again once the row is another: mending the other may have been all it needed.
  const tryAgain = useEffectEvent(() => {
    if (saved.status === 'failed') saved.flush()
  })
  useEffect(() => tryAgain(), [rowChanged])
  return (
    <DateField
      label={label}
      {...(hint !== undefined && { hint })}
      {...(isDeadline && { isDeadline })}
      value={saved.value}
      error={errorOf(saved)}
      onChange={saved.choose}
    />
  )
}
