import { useTranslation } from 'react-i18next'
import { nextDocumentNumber } from '../../src/domain/case-number.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { Colleague } from '../../src/domain/colleague.ts'
import type { Report, ReportKind, Signatory } from '../../src/domain/report.ts'
import { goTo, openCase } from '../app/location.ts'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedOptionalText, AutosavedText } from '../data/autosaved-text.tsx'
import { useAutosavedField } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { useInspection, useRows } from '../data/queries.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
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
        <Suggestion report={report} field={fields.date} suggested={civilDateOf(new Date().toISOString())} words={t('report.today')} />
      </div>
      <div className="particulars-pair" key={fields.number}>
        <AutosavedOptionalText noun="report" id={report.id} field={fields.number} value={report[fields.number]} label={t('report.documentNumber')} />
        <Suggestion report={report} field={fields.number} suggested={suggested} words={t('report.useNumber', { number: suggested })} />
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

type SuggestionProps = { report: Report; field: 'preliminaryDate' | 'finalDate' | 'preliminaryNumber' | 'finalNumber'; suggested: string; words: string }

/** A button that fills a field that is empty or was refused. It writes in the same draft as the field, so that what was refused there goes. */
function Suggestion({ report, field, suggested, words }: SuggestionProps) {
  const draft = useAutosavedField<'report', string | null>({ noun: 'report', id: report.id, field, value: report[field], saveOn: 'blur' })
  if (report[field] !== null && draft.error === null) return null
  return (
    <Button small variant="link" onPress={() => draft.choose(suggested)}>
      {words}
    </Button>
  )
}

type SignatoriesProps = { signatories: readonly Signatory[]; colleagues: readonly Colleague[]; onChange: (signatories: Signatory[]) => void }

function Signatories({ signatories, colleagues, onChange }: SignatoriesProps) {
  const { t } = useTranslation()
  const free = colleagues.filter((colleague) => !signatories.some((one) => one.name === colleague.name))
  return (
    <div className="particulars-part">
      <h3>{t('report.signatories')}</h3>
      {signatories.length === 0 && colleagues.length > 0 && <p className="ui-hint">{t('report.noSignatories')}</p>}
      {colleagues.length === 0 && (
        <Button small variant="link" onPress={() => goTo({ screen: 'settings', section: 'colleagues' })}>
          {t('report.noColleagues')}
        </Button>
      )}
      <ul>
        {signatories.map((one) => (
          <li key={one.name}>
            <span>
              {one.name}
              <small>{one.title}</small>
            </span>
            <IconButton
              small
              icon="cross"
              label={t('report.removeSignatory', { name: one.name })}
              onPress={() => onChange(signatories.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      {free.length > 0 && signatories.length < 4 && (
        <Menu
          label={t('report.addSignatory')}
          items={free.map((colleague) => ({
            id: colleague.id,
            label: [colleague.name, colleague.title].filter(Boolean).join(', '),
            onAction: () => onChange([...signatories, { name: colleague.name, title: colleague.title }]),
          }))}
        >
          <Button small variant="quiet" icon="plus">
            {t('report.addSignatory')}
          </Button>
        </Menu>
      )}
    </div>
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
