import { useTranslation } from 'react-i18next'
import type { InspectionSummary } from '../../src/api/contract.ts'
import { dateWords } from '../strings/formats.ts'

/** A dialogue-based investigation has meetings and ends in a letter: it has no draft of a report. */
const stageWords = ({ stage, kind }: Pick<InspectionSummary, 'stage' | 'kind'>) => (stage === 'visited' && kind === 'dialogueBased' ? 'met' : stage)

/** What a case waits for, in few words: "besøg i dag", "svar 3 dage over frist", "høring til 4. maj", or its stage; and from whom, once others have answered. */
export function useCaseWords() {
  const { t } = useTranslation()
  return {
    next: (item: Pick<InspectionSummary, 'nextDate' | 'stage' | 'kind'>, today: string): { text: string; isOverdue: boolean } => {
      if (item.nextDate === null) return { text: t(`inspections.stages.${stageWords(item)}`), isOverdue: false }
      const { date, what, from = [] } = item.nextDate
      const whose = from.length === 0 ? '' : ` ${t('inspections.next.from', { names: from.join(', ') })}`
      const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
      if (days < 0) return { text: t(`inspections.next.${what}.over`, { count: -days }) + whose, isOverdue: true }
      const when = days === 0 ? t('inspections.next.today') : date.slice(0, 4) === today.slice(0, 4) ? dateWords(date, 'dayShort') : dateWords(date, 'short')
      return { text: t(`inspections.next.${what}.by`, { when }) + whose, isOverdue: false }
    },
  }
}
