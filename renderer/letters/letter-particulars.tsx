import { useTranslation } from 'react-i18next'
import { documentNumbers, nextDocumentNumber } from '../../src/domain/case-number.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { Authority } from '../../src/domain/authority.ts'
import type { Colleague } from '../../src/domain/colleague.ts'
import type { Letter } from '../../src/domain/letter.ts'
import { openCase } from '../app/location.ts'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedOptionalText, AutosavedText } from '../data/autosaved-text.tsx'
import { copyText } from '../data/bridge.ts'
import { flushAll } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { useInspection, useRows } from '../data/queries.ts'
import { Signatories } from '../issuing/signatories.tsx'
import { Suggestion } from '../issuing/suggestion.tsx'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { showToast } from '../ui/toast.tsx'

/** What stands in a letter's head and at its end: title, recipients, date, number, deadline and who signs. */
export function LetterParticulars({ letter, colleagues }: { letter: Letter; colleagues: readonly Colleague[] }) {
  const { t } = useTranslation()
  const { id, inspectionId } = letter
  const row = { noun: 'letter', id } as const
  const issued = useRows('document', inspectionId).findLast((document) => document.letterId === id)
  return (
    <section className="particulars" aria-label={t('report.particulars')}>
      <SectionHeading level={2}>{t('report.particulars')}</SectionHeading>
      {issued && <p className="particulars-issued">{t('report.alreadyIssued', { date: dateWords(issued.date), number: issued.number })}</p>}
      <AutosavedText {...row} field="title" value={letter.title} label={t('report.title')} wraps />
      <Recipients letter={letter} />
      <div className="particulars-pair">
        <AutosavedDate {...row} field="date" value={letter.date} label={t('letters.date')} />
        <Suggestion {...row} field="date" value={letter.date} suggested={civilDateOf(new Date().toISOString())} words={t('report.today')} />
      </div>
      <DocumentNumber letter={letter} />
      <AutosavedDate {...row} field="dueOn" value={letter.dueOn} label={t('letters.dueOn')} hint={t('letters.dueHint')} isDeadline />
      {letter.kind === 'extension' && (
        <AutosavedDate {...row} field="pausesFrom" value={letter.pausesFrom} label={t('letters.pausesFrom')} hint={t('letters.pausesFromHint')} />
      )}
      <Signatories
        signatories={letter.signatories}
        colleagues={colleagues}
        onChange={(signatories) => void attempt('letter.update', { id, patch: { signatories } })}
      />
      <div className="particulars-part">
        <h3>{t('letters.covering.heading')}</h3>
        <Button small icon="copy" onPress={() => void copyCoveringText(id, t('letters.covering.copied'))}>
          {t('letters.covering.copy')}
        </Button>
      </div>
    </section>
  )
}

async function copyCoveringText(id: string, copied: string): Promise<void> {
  await flushAll()
  const made = await attempt('letter.coveringText', { id })
  if (made === null) return
  copyText(made.text)
  showToast({ tone: 'done', title: copied, text: made.text })
}

/** Its number, and the next one of the case where it has none or that of a document. */
function DocumentNumber({ letter: { id, inspectionId, number } }: { letter: Letter }) {
  const { t } = useTranslation()
  const { caseNumber } = useInspection(inspectionId)
  const documents = useRows('document', inspectionId)
  const report = useRows('report', inspectionId)
  const others = useRows('letter', inspectionId).filter((other) => other.id !== id)
  const suggested = nextDocumentNumber(caseNumber, documentNumbers({ document: documents, report, letter: others }))
  const row = { noun: 'letter', id, field: 'number', value: number } as const
  return (
    <div className="particulars-pair">
      <AutosavedOptionalText {...row} label={t('report.documentNumber')} />
      <Suggestion {...row} suggested={suggested} words={t('report.useNumber', { number: suggested })} isDue={documents.some((one) => one.number === number)} />
    </div>
  )
}

/** The authorities that it goes to, or somebody who is none. */
function Recipients({ letter: { id, inspectionId, addressee, authorityIds } }: { letter: Letter }) {
  const { t } = useTranslation()
  const authorities = useRows('authority', inspectionId)
  const chosen = authorityIds.length === 0 ? authorities.map((one) => one.id) : authorityIds
  const tick = (one: string, yes: boolean) => {
    const next = authorities.map((authority) => authority.id).filter((other) => (other === one ? yes : chosen.includes(other)))
    // None named means all of the case, so the last one stays.
    if (next.length > 0) void attempt('letter.update', { id, patch: { authorityIds: next.length === authorities.length ? [] : next } })
  }
  return (
    <div className="particulars-part">
      <h3>{t('report.recipients')}</h3>
      {addressee === '' && authorities.length === 0 && <p className="ui-hint">{t('report.noRecipients')}</p>}
      {addressee === '' && authorities.length === 1 && <p>{nameOf(authorities[0])}</p>}
      {addressee === '' &&
        authorities.length > 1 &&
        authorities.map((authority) => (
          <Checkbox key={authority.id} isSelected={chosen.includes(authority.id)} onChange={(yes) => tick(authority.id, yes)}>
            {nameOf(authority)}
          </Checkbox>
        ))}
      <AutosavedText noun="letter" id={id} field="addressee" value={addressee} label={t('letters.addressee')} hint={t('letters.addresseeHint')} />
      <Button small variant="quiet" icon="pencil" onPress={() => openCase(inspectionId, 'overview')}>
        {t('report.editRecipients')}
      </Button>
    </div>
  )
}

const nameOf = (authority: Authority | undefined): string => [authority?.name, authority?.department].filter(Boolean).join(', ')
