import { useTranslation } from 'react-i18next'
import type { AskedThread } from '../../src/domain/asked-thread.ts'
import { useCall, useOfficeRows } from '../data/queries.ts'
import { ChartFigure } from '../documents/chart-figure.tsx'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { saveSpreadsheet } from './save-spreadsheet.ts'
import { yearParts, yearRows, type YearRow } from './year-rows.ts'

/** The figures of the annual report, a column for each year. */
export function YearTable({ asked }: { asked: readonly AskedThread[] }) {
  const { t } = useTranslation()
  const figures = useCall('inspection.figures', {}).data
  const steps = useOfficeRows('criticismStep')
  if (figures === undefined) return null
  const { years, rows } = yearRows(figures, asked, steps)
  if (years.length === 0)
    return (
      <div className="across-words">
        <EmptyState title={t('recommendations.figures.title')}>{t('recommendations.figures.empty')}</EmptyState>
      </div>
    )
  const label = ({ of }: YearRow): string =>
    'total' in of
      ? t(`recommendations.figures.${of.total}`)
      : 'state' in of
        ? t(`followUp.states.${of.state}`)
        : (of.grading ?? t('recommendations.figures.noGrading'))
  const save = () =>
    saveSpreadsheet(t('recommendations.figures.title'), [
      {
        name: t('recommendations.figures.title'),
        columns: [{ title: t('recommendations.figures.what'), width: 36 }, ...years.map((year) => ({ title: String(year), width: 10 }))],
        rows: rows.map((row) => [label(row), ...row.counts]),
      },
    ])
  const drawn = yearParts(years, rows)
  return (
    <div className="across-figures" tabIndex={-1}>
      <table>
        <caption>{t('recommendations.figures.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('recommendations.figures.what')}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={'total' in row.of ? 'total' : undefined}>
              <th scope="row">{label(row)}</th>
              {row.counts.map((count, index) => (
                <td key={years[index]}>{numberWords(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button small icon="download" onPress={() => void save()}>
        {t('recommendations.save')}
      </Button>
      {drawn.series.length > 0 && (
        <ChartFigure
          chart={{
            caption: t('recommendations.figures.chart'),
            categoryTitle: t('recommendations.year'),
            years: drawn.years,
            series: drawn.series.map(({ part, values }) => ({ name: t(`recommendations.figures.parts.${part}`), values })),
          }}
          inspectionId={null}
        />
      )}
    </div>
  )
}
