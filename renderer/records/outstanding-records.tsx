import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutstandingRecord } from '../../src/domain/record-keeping.ts'
import { openCase, type ChapterId } from '../app/location.ts'
import { useCall } from '../data/queries.ts'
import { dateWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import './records.css'

const chapters: Record<OutstandingRecord['noun'], ChapterId> = { document: 'documents', answer: 'announcement', hearingResponse: 'hearing', visit: 'visit' }
const most = 200

/** What was issued, received or noted and not handed to the records system, in a case or in all (null). Nothing where there is none. */
export function OutstandingRecords({ inspectionId }: { inspectionId: string | null }) {
  const { t } = useTranslation()
  const found = useCall('recordKeeping.outstanding', { inspectionId, limit: most }, { keep: true }).data
  const [marking, setMarking] = useState<readonly OutstandingRecord[]>([])
  if (found === undefined || (found.total === 0 && marking.length === 0)) return null
  const [only] = marking
  return (
    <section className="outstanding" aria-label={t('records.title')}>
      <SectionHeading level={2} side={numberWords(found.total)}>
        {t('records.title')}
      </SectionHeading>
      <p className="row-note">{t('records.text')}</p>
      <ul>
        {found.items.map((item) => (
          <Line key={item.id} item={item} showsCase={inspectionId === null} onMark={() => setMarking([item])} />
        ))}
      </ul>
      {found.total > most && <p className="row-note">{t('records.more', { number: numberWords(found.total - most) })}</p>}
      {inspectionId !== null && found.total > 1 && (
        <Button small onPress={() => setMarking(found.items)}>
          {t('records.markAll')}
        </Button>
      )}
      {only !== undefined && (
        <HandOverDialog
          subjects={marking.map(({ noun, id }) => ({ noun, id }))}
          name={marking.length === 1 ? `${t(`records.nouns.${only.noun}`)}: ${only.title}` : t('records.many', { count: marking.length })}
          onClose={() => setMarking([])}
        />
      )}
    </section>
  )
}

function Line({ item, showsCase, onMark }: { item: OutstandingRecord; showsCase: boolean; onMark: () => void }) {
  const { t } = useTranslation()
  const name = `${t(`records.nouns.${item.noun}`)}${item.title === '' ? '' : `: ${item.title}`}`
  return (
    <li>
      <time dateTime={item.date} className="numbers">
        {dateWords(item.date, 'short')}
      </time>
      <span>
        <Button variant="link" onPress={() => openCase(item.inspectionId, chapters[item.noun], { noun: item.noun, id: item.id })}>
          {name}
        </Button>
        {showsCase && (
          <small>
            {item.caseNumber} · {item.caseTitle}
          </small>
        )}
      </span>
      <Button small aria-label={t('records.markNamed', { name })} onPress={onMark}>
        {t('records.mark')}
      </Button>
    </li>
  )
}
