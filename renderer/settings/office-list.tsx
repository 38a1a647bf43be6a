import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeNounName, RowOf } from '../../src/domain/nouns.ts'
import { useFocus } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { arrange } from '../data/arrange.ts'
import { useOfficeRows } from '../data/queries.ts'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { QuickAdd } from '../data/quick-add.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'

export type OfficeListProps<Noun extends OfficeNounName> = {
  noun: Noun
  label: string
  /** What a row is called in messages and on its handle. */
  nameOf: (row: RowOf<Noun>) => string
  summary: (row: RowOf<Noun>) => ReactNode
  fields: (row: RowOf<Noun>) => ReactNode
  /** Makes a row of the words typed in the last line; answers whether it was made. */
  add: { label: string; placeholder: string; create: (words: string) => Promise<boolean> }
}

/** Rows that the office keeps, in its order: each reads in one line, opens to be edited, is moved, deleted and taken back. */
export function OfficeList<Noun extends OfficeNounName>({ noun, label, nameOf, summary, fields, add }: OfficeListProps<Noun>) {
  const { t } = useTranslation()
  const rows = useOfficeRows(noun)
  const focus = useFocus(noun)
  return (
    <div className="chapter-page settings-page">
      <section aria-label={label}>
        <ReorderableList label={label} items={rows} keyOf={(row) => row.id} nameOf={nameOf} onArrange={(ids) => arrange(noun, ids)}>
          {(row, handle) => (
            <DisclosureRow
              summary={summary(row)}
              handle={handle}
              startsOpen={focus?.id === row.id}
              actions={
                <IconButton
                  small
                  icon="trash"
                  label={t('overview.deleteThis', { what: nameOf(row) })}
                  onPress={() => void removeRow(noun, row.id, nameOf(row))}
                />
              }
            >
              {fields(row)}
            </DisclosureRow>
          )}
        </ReorderableList>
        <QuickAdd target={`${noun}:new`} label={add.label} placeholder={add.placeholder} onAdd={add.create} />
      </section>
    </div>
  )
}
