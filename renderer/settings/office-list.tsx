import type { OfficeNounName } from '../../src/domain/nouns.ts'
import { EditableRows, type EditableRowsProps } from '../app/editable-rows.tsx'
import { useOfficeRows } from '../data/queries.ts'
import { QuickAdd } from '../data/quick-add.tsx'

type OfficeListProps<Noun extends OfficeNounName> = Omit<EditableRowsProps<Noun>, 'rows'> & {
  /** Makes a row of the words typed in the last line; answers whether it was made. */
  add: { label: string; placeholder: string; create: (words: string) => Promise<boolean> }
}

/** Rows that the office keeps, in its order, and a line for the next one. */
export function OfficeList<Noun extends OfficeNounName>({ add, ...list }: OfficeListProps<Noun>) {
  const rows = useOfficeRows(list.noun)
  return (
    <div className="chapter-page settings-page">
      <section aria-label={list.label}>
        <EditableRows {...list} rows={rows} />
        <QuickAdd target={`${list.noun}:new`} label={add.label} placeholder={add.placeholder} onAdd={add.create} />
      </section>
    </div>
  )
}
