import type { TFunction } from 'i18next'
import type { CSSProperties } from 'react'
import { phrase } from '../strings/phrase.ts'
import { wordsOf, type SheetRow } from './checklist-sheet.ts'

/** A point as it stands on the checklist: its words, whether it must be answered, its legal basis and help. */
export function PointHead({ row, column, t }: { row: SheetRow; column: number; t: TFunction }) {
  const { item, number, depth } = row
  const entry = row.entries[column]?.asked ? row.entries[column] : row.entries.find((one) => one?.asked)
  const help = entry?.help ?? item.help
  return (
    <th scope="row" style={indent(depth)}>
      <div className="point">
        <b className="numbers">{number?.replace(/ .*/, '')}</b>
        <div>
          <p>
            {wordsOf(row, column)}
            {entry?.required && (
              <span className="required" title={phrase(t, 'checklists.required')}>
                {'\u00A0'}
                <span aria-hidden="true">*</span>
                <span className="visually-hidden">{phrase(t, 'checklists.required')}</span>
              </span>
            )}
          </p>
          {item.legalBasis !== '' && <small className="legal-basis">{item.legalBasis}</small>}
          {help !== '' && <small className="help">{help}</small>}
          {item.evidence !== 'none' && <small className="help">{t(`checklists.demands.${item.evidence}`)}</small>}
          {entry?.problem && <small className="help">{t('checklists.problem')}</small>}
        </div>
      </div>
    </th>
  )
}

/** What stands between points: the heading of a group, a round of a repeat, a note that is only read. */
export function SpanningHead({ row, column, columns }: { row: SheetRow; column: number; columns: number }) {
  const words = wordsOf(row, column)
  const help = row.entries[column]?.help ?? row.item.help
  return (
    <th scope="row" colSpan={columns + 1} className={`spanning ${row.kind}`} style={indent(row.depth)}>
      <p>
        {words}
        {row.round !== null && ` ${row.round}`}
      </p>
      {help !== '' && row.kind !== 'round' && <small className="help">{help}</small>}
    </th>
  )
}

/** Deeper than this the words would have no room. */
const deepest = 4
const indent = (depth: number): CSSProperties => ({ '--depth': Math.min(depth, deepest) }) as CSSProperties
