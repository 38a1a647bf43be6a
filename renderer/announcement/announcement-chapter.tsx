import { useTranslation } from 'react-i18next'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useInspection } from '../data/queries.ts'
import { LetterButton } from '../letters/letter-button.tsx'
import '../overview/overview-chapter.css'
import { SectionHeading } from '../ui/section-heading.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import './announcement-chapter.css'
import { Answers } from './answers.tsx'
import { Questions } from './questions.tsx'

/** The chapter Varsling: what the visit is for, when it was announced, and the questions that were put. */
export default function AnnouncementChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const questions = (
    <div className="chapter-page">
      <Questions inspectionId={inspectionId} />
      <Answers inspectionId={inspectionId} />
    </div>
  )
  return (
    <SplitPanes
      id="announcement"
      flows
      panes={[
        {
          id: 'purpose',
          label: t('common.widthOf', { pane: t('announcement.purposeAndGround') }),
          width: 400,
          min: 240,
          max: 620,
          paper: true,
          content: <Purpose inspectionId={inspectionId} />,
        },
        { id: 'questions', label: t('announcement.questions'), paper: true, min: 300, content: questions },
      ]}
    />
  )
}

function Purpose({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const inspection = useInspection(inspectionId)
  const row = { noun: 'inspection', id: inspectionId } as const
  return (
    <section className="purpose" aria-label={t('announcement.purposeAndGround')}>
      <SectionHeading side={<LetterButton inspectionId={inspectionId} kind="announcement" />}>{t('announcement.purposeAndGround')}</SectionHeading>
      <AutosavedText
        {...row}
        field="purpose"
        multiline
        minRows={6}
        label={t('inspections.fields.purpose')}
        hint={t('announcement.purposeHint')}
        value={inspection.purpose}
      />
      <AutosavedText
        {...row}
        field="legalGround"
        multiline
        minRows={3}
        label={t('inspections.fields.legalGround')}
        hint={t('announcement.legalGroundHint')}
        value={inspection.legalGround}
      />
      <div className="purpose-dates">
        <AutosavedDate
          {...row}
          field="announcedOn"
          label={t('announcement.announcedOn')}
          hint={t('announcement.announcedOnHint')}
          value={inspection.announcedOn}
        />
        <AutosavedDate
          {...row}
          field="answersDueOn"
          label={t('announcement.answersDueOn')}
          hint={t('announcement.answersDueOnHint')}
          isDeadline
          value={inspection.answersDueOn}
        />
      </div>
    </section>
  )
}
