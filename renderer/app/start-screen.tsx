import { useTranslation } from 'react-i18next'
import { useCall } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { runCommand } from './commands.ts'
import './start-screen.css'

/** What stands at the right before a case is opened: in an empty program, the first thing to do. */
export function StartScreen() {
  const { t } = useTranslation()
  const cases = useCall('inspection.overview', {})
  if (cases.data === undefined) return null
  const isEmpty = cases.data.length === 0
  return (
    <div className="start">
      <h1>{t(isEmpty ? 'inspections.start.emptyTitle' : 'inspections.start.title')}</h1>
      <p>{t(isEmpty ? 'inspections.start.emptyText' : 'inspections.start.text')}</p>
      <div className="start-actions">
        <Button variant="primary" icon="plus" onPress={() => runCommand('newInspection')}>
          {t('inspections.new.open')}
        </Button>
        <Button icon="download" onPress={() => runCommand('openCaseFile')}>
          {t('inspections.openCaseFile')}
        </Button>
      </div>
      {isEmpty ? (
        <ol className="start-steps">
          <li>{t('inspections.start.step0')}</li>
          <li>{t('inspections.start.step1')}</li>
          <li>{t('inspections.start.step2')}</li>
          <li>{t('inspections.start.step3')}</li>
          <li>{t('inspections.start.step4')}</li>
        </ol>
      ) : (
        <p className="start-keys">
          <Kbd keys="Ctrl K" /> {t('inspections.start.palette')} · <Kbd keys="F1" /> {t('inspections.start.shortcuts')}
        </p>
      )}
    </div>
  )
}
