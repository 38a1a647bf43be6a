import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrangeableNoun } from '../../src/api/noun-operations.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { arrange } from '../data/arrange.ts'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { useFocus } from './location.ts'
import { removeRow } from './remove.ts'

export type EditableRowsProps<Noun extends ArrangeableNoun> = {
  noun: Noun
  rows: readonly RowOf<Noun>[]
  label: string
  /** What a row is called in messages and on its handle. */
  nameOf: (row: RowOf<Noun>) => string
  summary: (row: RowOf<Noun>) => ReactNode
  fields: (row: RowOf<Noun>) => ReactNode
}

/** Rows in a person's order: each reads in one line, opens to be edited, is moved, deleted and taken back. */
export function EditableRows<Noun extends ArrangeableNoun>({ noun, rows, label, nameOf, summary, fields }: EditableRowsProps<Noun>) {
  const { t } = useTranslation()
  const focus = useFocus(noun)
  return (
    <ReorderableList label={label} items={rows} keyOf={(row) => row.id} nameOf={nameOf} onArrange={(ids) => arrange(noun, ids)}>
      {(row, handle) => (
        <DisclosureRow
          summary={summary(row)}
          handle={handle}
          startsOpen={focus?.id === row.id}
          actions={
            <IconButton small icon="trash" label={t('overview.deleteThis', { what: nameOf(row) })} onPress={() => void removeRow(noun, row.id, nameOf(row))} />
          }
        >
          {fields(row)}
        </DisclosureRow>
      )}
    </ReorderableList>
  )
}
