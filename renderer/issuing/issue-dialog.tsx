import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import type { ReportPreview } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import type { Document } from '../../src/domain/document.ts'
import { openCase } from '../app/location.ts'
import { errorWords } from '../data/error-words.ts'
import { targetNames } from '../data/targets.ts'
import { Hash } from '../documents/hash.tsx'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { documentTitle } from '../report/report-outline.ts'
import { IssueLine } from './gate.tsx'
import type { Issuable } from './issuable.ts'
import { bySeverity, issuesOfError } from './issues.ts'
import { useIssuing } from './use-issuing.ts'

type IssueDialogProps = {
  draft: Issuable
  preview: ReportPreview
  onClose: () => void
}

/** Issues a draft: says what will be frozen, has each doubt answered, writes the file, and shows where it lies and its hash. */
export function IssueDialog({ draft, preview, onClose }: IssueDialogProps) {
  const { t } = useTranslation()
  const { inspectionId, of, title } = draft
  const { step, unsaved, failure, issue } = useIssuing(draft)
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const refused = failure?.code === 'notReady' || failure?.code === 'needsConfirmation' ? issuesOfError(failure.params) : []
  const found = bySeverity(refused.length > 0 ? refused : preview.issues)
  const isReady = found.error.length === 0 && found.ask.every((one) => confirmed.has(issueKey(one)))
  const confirm = (key: string, yes: boolean) => setConfirmed((keys) => new Set(yes ? [...keys, key] : [...keys].filter((other) => other !== key)))
  if (step.at === 'issued')
    return (
      // The footer is a component of its own, not the buttons before with other words: only so does its button take the focus, and Escape closes.
      <Dialog title={title} isOpen onClose={onClose} footer={<IssuedFooter inspectionId={inspectionId} onClose={onClose} />}>
        <Issued of={of} document={step.document} path={step.path} />
      </Dialog>
    )
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={step.at === 'issuing'}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" isDisabled={!isReady || step.at === 'issuing'} onPress={() => void issue([...confirmed])}>
            {t('report.issueNow')}
          </Button>
        </>
      }
    >
      <p>{t(`${of}.issueExplained`)}</p>
      <Frozen draft={draft} preview={preview} />
      {found.error.length > 0 ? (
        <Errors of={of} inspectionId={inspectionId} issues={found.error} onLeave={onClose} />
      ) : (
        found.ask.length > 0 && <Doubts inspectionId={inspectionId} issues={found.ask} confirmed={confirmed} onConfirm={confirm} onLeave={onClose} />
      )}
      <div role="status">
        {step.at === 'issuing' && <p className="issue-progress">{t(`${of}.issuing`)}</p>}
        {unsaved.length > 0 && step.at === 'asking' && (
          <NotIssued of={of} because={t('report.unsavedFirst', { what: targetNames(unsaved) })} remedy={t(`${of}.unsavedFirstText`)} />
        )}
        {failure && step.at === 'asking' && <Failure of={of} error={failure} />}
      </div>
    </Dialog>
  )
}

type Of = Pick<Issuable, 'of'>
type IssuesProps = { inspectionId: string; issues: readonly Issue[]; onLeave: () => void }

/** What stands in the way of issuing. */
function Errors({ of, inspectionId, issues, onLeave }: IssuesProps & Of) {
  const { t } = useTranslation()
  return (
    <div className="issue-errors">
      <p>{t(`${of}.errorsFirst`)}</p>
      <ul>
        {issues.map((one) => (
          <li key={issueKey(one)}>
            <IssueLine inspectionId={inspectionId} issue={one} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What may be as it is when the person says so, one by one. */
function Doubts({
  inspectionId,
  issues,
  confirmed,
  onConfirm,
  onLeave,
}: IssuesProps & { confirmed: ReadonlySet<string>; onConfirm: (key: string, yes: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <div className="issue-asks">
      <p>{t('report.askEach')}</p>
      <ul>
        {issues.map((one) => (
          <li key={issueKey(one)}>
            <IssueLine inspectionId={inspectionId} issue={one} onLeave={onLeave} />
            <Checkbox isSelected={confirmed.has(issueKey(one))} onChange={(yes) => onConfirm(issueKey(one), yes)}>
              {t('report.confirmIssue')}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Failure({ of, error }: Of & { error: ApiError }) {
  const { title, text } = errorWords(error)
  return <NotIssued of={of} because={title} remedy={text} />
}

function NotIssued({ of, because, remedy }: Of & { because: string; remedy?: string | undefined }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [because])
  return (
    <div ref={place} className="issue-failure">
      <p>
        <strong>▲ {because}</strong> {remedy}
      </p>
      <p>{t(`${of}.notIssued`)}</p>
    </div>
  )
}

/** What issuing fixes for good. */
function Frozen({ draft, preview }: Pick<IssueDialogProps, 'draft' | 'preview'>) {
  const { t } = useTranslation()
  const { number, date, recipients, signatories } = draft
  const count = (noun: string) => preview.points.filter((point) => point.noun === noun).length
  const numbers = {
    findings: t('report.findingCount', { count: count('finding') }),
    recommendations: t('report.recommendationCount', { count: count('recommendation') }),
    questions: t('report.questionCount', { count: count('question') }),
  }
  const rows = [
    [t('report.frozenTitle'), documentTitle(preview.html)],
    [t('report.frozenNumber'), number],
    [t('report.frozenDate'), date && dateWords(date)],
    [t('report.frozenRecipients'), recipients.join(', ')],
    ...(signatories === null ? [] : [[t('report.frozenSignatories'), signatories.map((one) => one.name).join(', ')] as const]),
    // A report without a finding says so; most letters number nothing.
    ...(preview.points.length === 0 && draft.of === 'letters' ? [] : [[t('report.frozenPoints'), t(`${draft.of}.frozenPointsText`, numbers)] as const]),
  ] as const
  return (
    <dl className="frozen" aria-label={t('report.frozen')}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || <span className="frozen-missing">▲ {t('report.missing')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Where the document lies now, and its hash. */
function Issued({ of, document, path }: Of & { document: Document; path: string }) {
  const { t } = useTranslation()
  return (
    <div className="issued">
      <p role="status">
        <strong>✓ {t(`${of}.issued`, { number: document.number })}</strong>
      </p>
      <dl className="frozen">
        <div>
          <dt>{t('report.issuedPath')}</dt>
          <dd className="issued-path">{path}</dd>
        </div>
        <div>
          <dt>{t('report.hash')}</dt>
          <dd>
            <Hash sha256={document.sha256} startOpen />
          </dd>
        </div>
      </dl>
    </div>
  )
}

function IssuedFooter({ inspectionId, onClose }: { inspectionId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const seeDocuments = () => {
    onClose()
    openCase(inspectionId, 'documents')
  }
  return (
    <>
      <Button onPress={seeDocuments}>{t('report.seeDocuments')}</Button>
      <Button variant="primary" onPress={onClose} autoFocus>
        {t('common.close')}
      </Button>
    </>
  )
}
