import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { issueKey } from '../../src/domain/issue.ts'
import type { ReportPreview } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import type { Document } from '../../src/domain/document.ts'
import type { Report, ReportKind } from '../../src/domain/report.ts'
import { openCase } from '../app/location.ts'
import { flushAll } from '../data/autosaves.ts'
import { errorWords } from '../data/error-words.ts'
import { perform } from '../data/operation.ts'
import { disputedTargets } from '../data/save-state.ts'
import { concernsCase, targetNames } from '../data/targets.ts'
import { Hash } from '../documents/hash.tsx'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IssueLine } from './gate.tsx'
import { bySeverity, fieldsOf, issuesOfError } from './report-gate.ts'
import { documentTitle } from './report-outline.ts'

type IssueDialogProps = {
  inspectionId: string
  kind: ReportKind
  report: Report
  recipients: readonly string[]
  preview: ReportPreview
  onClose: () => void
}

type Step = { readonly at: 'asking' } | { readonly at: 'issuing' } | { readonly at: 'issued'; readonly document: Document; readonly path: string }

/** Issues a report: says what will be frozen, has each doubt answered, writes the file, and shows where it lies and its hash. */
export function IssueDialog({ inspectionId, kind: asked, report, recipients, preview, onClose }: IssueDialogProps) {
  const { t } = useTranslation()
  // Once the preliminary report is out, the chapter around turns to the final one; the dialog goes on speaking of the one it issued.
  const [kind] = useState(asked)
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const [unsaved, setUnsaved] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const refused = failure?.code === 'notReady' || failure?.code === 'needsConfirmation' ? issuesOfError(failure.params) : []
  const found = bySeverity(refused.length > 0 ? refused : preview.issues)
  const isReady = found.error.length === 0 && found.ask.every((issue) => confirmed.has(issueKey(issue)))
  const issue = async () => {
    setFailure(null)
    setStep({ at: 'issuing' })
    await flushAll()
    // The report is written from what the core has: other words on the screen must be saved or given up first.
    const inTheWay = disputedTargets().filter((target) => concernsCase(target, inspectionId))
    setUnsaved(inTheWay)
    if (inTheWay.length > 0) return setStep({ at: 'asking' })
    const result = await perform('report.issue', { inspectionId, kind, confirmed: [...confirmed] })
    if (result.ok) return setStep({ at: 'issued', ...result.value })
    setStep({ at: 'asking' })
    setFailure(result.error)
  }
  const title = t(kind === 'preliminaryReport' ? 'report.issueTitlePreliminary' : 'report.issueTitleFinal')
  if (step.at === 'issued')
    return (
      <Dialog
        title={title}
        isOpen
        onClose={onClose}
        footer={
          <>
            <Button
              onPress={() => {
                onClose()
                openCase(inspectionId, 'documents')
              }}
            >
              {t('report.seeDocuments')}
            </Button>
            {/* A button of its own, not the one before with other words: only so does it take the focus, and Escape closes. */}
            <Button key="close" variant="primary" onPress={onClose} autoFocus>
              {t('common.close')}
            </Button>
          </>
        }
      >
        <Issued document={step.document} path={step.path} />
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
          <Button variant="primary" isDisabled={!isReady || step.at === 'issuing'} onPress={() => void issue()}>
            {t('report.issueNow')}
          </Button>
        </>
      }
    >
      <p>{t('report.issueExplained')}</p>
      <Frozen kind={kind} report={report} recipients={recipients} preview={preview} />
      {found.error.length > 0 && (
        <div className="issue-errors">
          <p>{t('report.errorsFirst')}</p>
          <ul>
            {found.error.map((one) => (
              <li key={issueKey(one)}>
                <IssueLine inspectionId={inspectionId} issue={one} onLeave={onClose} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.error.length === 0 && found.ask.length > 0 && (
        <div className="issue-asks">
          <p>{t('report.askEach')}</p>
          <ul>
            {found.ask.map((one) => (
              <li key={issueKey(one)}>
                <IssueLine inspectionId={inspectionId} issue={one} onLeave={onClose} />
                <Checkbox
                  isSelected={confirmed.has(issueKey(one))}
                  onChange={(yes) => setConfirmed((keys) => new Set(yes ? [...keys, issueKey(one)] : [...keys].filter((key) => key !== issueKey(one))))}
                >
                  {t('report.confirmIssue')}
                </Checkbox>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div role="status">
        {step.at === 'issuing' && <p className="issue-progress">{t('report.issuing')}</p>}
        {unsaved.length > 0 && step.at === 'asking' && (
          <NotIssued because={t('report.unsavedFirst', { what: targetNames(unsaved) })} remedy={t('report.unsavedFirstText')} />
        )}
        {failure && step.at === 'asking' && <Failure error={failure} />}
      </div>
    </Dialog>
  )
}

function Failure({ error }: { error: ApiError }) {
  const { title, text } = errorWords(error)
  return <NotIssued because={title} remedy={text} />
}

function NotIssued({ because, remedy }: { because: string; remedy?: string | undefined }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [because])
  return (
    <div ref={place} className="issue-failure">
      <p>
        <strong>▲ {because}</strong> {remedy}
      </p>
      <p>{t('report.notIssued')}</p>
    </div>
  )
}

type FrozenProps = Pick<IssueDialogProps, 'kind' | 'report' | 'recipients' | 'preview'>

/** What issuing fixes for good. */
function Frozen({ kind, report, recipients, preview }: FrozenProps) {
  const { t } = useTranslation()
  const fields = fieldsOf(kind)
  const date = report[fields.date]
  const count = (noun: string) => preview.points.filter((point) => point.noun === noun).length
  const numbers = {
    findings: t('report.findingCount', { count: count('finding') }),
    recommendations: t('report.recommendationCount', { count: count('recommendation') }),
    questions: t('report.questionCount', { count: count('question') }),
  }
  const rows = [
    [t('report.frozenTitle'), documentTitle(preview.html)],
    [t('report.frozenNumber'), report[fields.number]],
    [t('report.frozenDate'), date && dateWords(date)],
    [t('report.frozenRecipients'), recipients.join(', ')],
    [t('report.frozenSignatories'), report.signatories.map((one) => one.name).join(', ')],
    [t('report.frozenPoints'), t('report.frozenPointsText', numbers)],
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

function Issued({ document, path }: { document: Document; path: string }) {
  const { t } = useTranslation()
  return (
    <div className="issued">
      <p role="status">
        <strong>✓ {t('report.issued', { number: document.number })}</strong>
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
