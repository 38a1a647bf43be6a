import { useTranslation } from 'react-i18next'
import type { HearingResponse } from '../../src/domain/hearing-response.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { numberWords } from '../strings/formats.ts'
import { StateMark } from '../ui/state-mark.tsx'

/** How many changes and comments the returned file has and how many cards there are of them; the two must agree. */
export function FileCounts({ response, remarks }: { response: HearingResponse; remarks: readonly Remark[] }) {
  const { t } = useTranslation()
  const { changeCount: count, formattingCount, fileName: file } = response
  if (count === null) return null
  const cards = remarks.filter(({ origin }) => origin !== 'typed').length
  return (
    <div className="hearing-counts">
      <p>{t('hearing.counts', { count, all: numberWords(count), cards: numberWords(cards), file })}</p>
      {formattingCount > 0 && <p className="ui-hint">{t('hearing.formatting', { count: formattingCount })}</p>}
      {cards < count && <StateMark state="open">{t('hearing.countsDiffer', { all: numberWords(count - cards) })}</StateMark>}
    </div>
  )
}
