import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { dayOff, nextWorkingDay } from '../../src/domain/deadline.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from './button.tsx'

/** Says that a deadline falls on a day off, and on which, and offers the next working day. Nothing on a working day. */
export function DayOffHint({ date, onUse }: { date: CivilDate | null; onUse: (date: CivilDate) => void }) {
  const { t } = useTranslation()
  const why = date === null ? null : dayOff(date)
  if (date === null || why === null) return null
  const next = nextWorkingDay(date)
  return (
    <p className="ui-hint ui-day-off">
      {t('common.dayOff.is', { why: t(`common.dayOff.${why}`) })}{' '}
      <Button variant="link" small onPress={() => onUse(next)}>
        {t('common.dayOff.use', { date: dateWords(next, 'weekday') })}
      </Button>
    </p>
  )
}
