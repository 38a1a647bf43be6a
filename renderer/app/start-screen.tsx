import { useTranslation } from 'react-i18next'
import { useCall } from '../data/queries.ts'
import { DueList } from '../due/due-list.tsx'
import { saveCalendar } from '../due/save-calendar.ts'
import { OutstandingRecords } from '../records/outstanding-records.tsx'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { runCommand } from './commands.ts'
import './start-screen.css'

/** What stands at the right before a case is opened: what is due in all cases; in an empty program, the first thing to do. */
export function StartScreen() {
  const cases = useCall('inspection.overview', {})
  if (cases.data === undefined) return null
  return cases.data.length === 0 ? <FirstSteps /> : <Deadlines />
}

function FirstSteps() {
  const { t } = useTranslation()
  return (
    <div className="start empty">
      <h1>{t('inspections.start.emptyTitle')}</h1>
      <p>{t('inspections.start.emptyText')}</p>
      <StartActions />
      <ol className="start-steps">
        <li>{t('inspections.start.step0')}</li>
        <li>{t('inspections.start.step1')}</li>
        <li>{t('inspections.start.step2')}</li>
        <li>{t('inspections.start.step3')}</li>
        <li>{t('inspections.start.step4')}</li>
      </ol>
    </div>
  )
}

function Deadlines() {
  const { t } = useTranslation()
  const counts = useCall('followUp.due', { limit: 0 }).data?.counts
  const numbers = counts && { overdue: numberWords(counts.overdue), today: numberWords(counts.today), thisWeek: numberWords(counts.thisWeek) }
  return (
    <div className="start">
      <h1>{t('followUp.due.title')}</h1>
      <p>{numbers && t('followUp.due.summary', numbers)}</p>
      <StartActions hasCases />
      <DueList />
      <OutstandingRecords inspectionId={null} />
      <p className="start-keys">
        <Kbd keys="Ctrl K" /> {t('inspections.start.palette')} · <Kbd keys="F1" /> {t('inspections.start.shortcuts')}
      </p>
    </div>
  )
}

function StartActions({ hasCases = false }: { hasCases?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="start-actions">
      <Button variant="primary" icon="plus" onPress={() => runCommand('newInspection')}>
        {t('inspections.new.open')}
      </Button>
      <Button icon="download" onPress={() => runCommand('openCaseFile')}>
        {t('inspections.openCaseFile')}
      </Button>
      <Button icon="flag" onPress={() => runCommand('plan')}>
        {t('plan.title')}
      </Button>
      {hasCases && (
        <Button icon="bulletList" onPress={() => runCommand('recommendations')}>
          {t('recommendations.title')}
        </Button>
      )}
      {hasCases && (
        <Button variant="quiet" icon="calendar" onPress={() => void saveCalendar(null)}>
          {t('followUp.saveCalendar')}
        </Button>
      )}
    </div>
  )
}
