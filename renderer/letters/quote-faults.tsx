import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../src/domain/answer.ts'
import { quoteFaults } from '../../src/domain/letter-readiness.ts'
import type { Prose } from '../../src/domain/prose.ts'
import { dateWords } from '../strings/formats.ts'
import { StateMark } from '../ui/state-mark.tsx'

/** Under a text: which of its quotations are not their answer's words, and where they begin to differ. */
export function QuoteFaults({ content, answers }: { content: Prose; answers: readonly Answer[] }) {
  const { t } = useTranslation()
  const faults = useMemo(() => quoteFaults(content, answers), [content, answers])
  return (
    <div className="quote-faults" role="status">
      {faults.map(({ code, date, words }, index) => (
        <p key={`${code} ${date} ${index}`}>
          <StateMark state="warn">
            {code === 'quoteDeviates'
              ? t('letters.quote.deviates', { date: dateWords(date), words })
              : t('letters.quote.notChecked', { date: dateWords(date) })}
          </StateMark>
        </p>
      ))}
    </div>
  )
}
