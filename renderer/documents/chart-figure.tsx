import { useTranslation } from 'react-i18next'
import type { ChartInput } from '../../src/api/contract.ts'
import { useCall } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import './chart-figure.css'
import { drawingAddress, saveChart } from './save-chart.ts'

/** A chart as documents show it, with what it takes to have it elsewhere. Nothing where bars cannot show the figures. */
export function ChartFigure({ chart, inspectionId }: { chart: ChartInput; inspectionId: string | null }) {
  const { t } = useTranslation()
  const picture = useCall('chart.draw', { chart, inspectionId }, { keep: true }).data
  if (!picture) return null
  return (
    <figure className="chart-figure">
      <figcaption>{picture.caption}</figcaption>
      <img src={drawingAddress(picture)} alt={picture.alt} />
      <div className="chart-actions">
        <Button small icon="download" onPress={() => void saveChart(picture, 'png')}>
          {t('documents.charts.png')}
        </Button>
        <Button small onPress={() => void saveChart(picture, 'svg')}>
          {t('documents.charts.svg')}
        </Button>
      </div>
    </figure>
  )
}
