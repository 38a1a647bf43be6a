import { useTranslation } from 'react-i18next'
import { nextDocumentNumber } from '../../src/domain/case-number.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { Colleague } from '../../src/domain/colleague.ts'
import type { Report, ReportKind } from '../../src/domain/report.ts'
import { openCase } from '../app/location.ts'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedOptionalText, AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { useInspection, useRows } from '../data/queries.ts'
import { Signatories } from '../issuing/signatories.tsx'
import { Suggestion } from '../issuing/suggestion.tsx'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { fieldsOf, usedNumbers } from './report-gate.ts'

type ParticularsProps = {
  report: Report
  kind: ReportKind
  /** The title line as it would go out now; empty until the pages are there. */
  titleLine: string
  colleagues: readonly Colleague[]
}

/** What stands in the report's head and at its end: title, dates, numbers, deadlines, who signs and who receives. */
export function Particulars({ report, kind, titleLine, colleagues }: ParticularsProps) {
  const { t } = useTranslation()
  const { caseNumber } = useInspection(report.inspectionId)
  const documents = useRows('document', report.inspectionId)
  const fields = fieldsOf(kind)
  const preliminary = kind === 'preliminaryReport'
  const update = (patch: Partial<Report>) => attempt('report.update', { id: report.id, patch })
  const issued = documents.filter((document) => document.kind === kind).at(-1)
  const suggested = nextDocumentNumber(caseNumber, usedNumbers(report, kind, documents))
  return (
    <section className="particulars" aria-label={t('report.particulars')}>
      <SectionHeading level={2}>{t('report.particulars')}</SectionHeading>
      {issued && <p className="particulars-issued">{t('report.alreadyIssued', { date: dateWords(issued.date), number: issued.number })}</p>}
      <AutosavedText
        noun="report"
        id={report.id}
        field="title"
        value={report.title}
        label={t('report.title')}
        wraps
        hint={
          report.title === '' && titleLine !== ''
            ? t('report.titleWhenEmpty', { title: titleLine })
            : t('report.titleHint', { prefix: t(preliminary ? 'report.prefixPreliminary' : 'report.prefixFinal') })
        }
      />
      <div className="particulars-pair" key={fields.date}>
        <AutosavedDate
          noun="report"
          id={report.id}
          field={fields.date}
          value={report[fields.date]}
          label={t(preliminary ? 'report.preliminaryDate' : 'report.finalDate')}
        />
        <Suggestion
          noun="report"
          id={report.id}
          field={fields.date}
          value={report[fields.date]}
          suggested={civilDateOf(new Date().toISOString())}
          words={t('report.today')}
        />
      </div>
      <div className="particulars-pair" key={fields.number}>
        <AutosavedOptionalText noun="report" id={report.id} field={fields.number} value={report[fields.number]} label={t('report.documentNumber')} />
        <Suggestion
          noun="report"
          id={report.id}
          field={fields.number}
          value={report[fields.number]}
          suggested={suggested}
          words={t('report.useNumber', { number: suggested })}
        />
      </div>
      <AutosavedDate
        key={fields.due}
        noun="report"
        id={report.id}
        field={fields.due}
        value={report[fields.due]}
        label={t(preliminary ? 'report.remarksDueOn' : 'report.answersDueOn')}
        hint={t(preliminary ? 'report.remarksDueHint' : 'report.answersDueHint')}
        isDeadline
      />
      <Signatories signatories={report.signatories} colleagues={colleagues} onChange={(signatories) => void update({ signatories })} />
      <Recipients inspectionId={report.inspectionId} />
    </section>
  )
}

function Recipients({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const authorities = useRows('authority', inspectionId)
  return (
    <div className="particulars-part">
      <h3>{t('report.recipients')}</h3>
      {authorities.length === 0 && <p className="ui-hint">{t('report.noRecipients')}</p>}
      <ul>
        {authorities.map((authority) => (
          <li key={authority.id}>
            <span>
              {authority.name}
              <small>{[authority.department, authority.attention, authority.email, authority.counterpartCaseNumber].filter(Boolean).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ul>
      <Button small variant="quiet" icon="pencil" onPress={() => openCase(inspectionId, 'overview')}>
        {t('report.editRecipients')}
      </Button>
    </div>
  )
}
