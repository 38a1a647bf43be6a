import { useTranslation } from 'react-i18next'
import type { Document } from '../../src/domain/document.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import type { NounName } from '../../src/domain/nouns.ts'
import { goToRow } from '../app/location.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import type { Issuable } from './issuable.ts'
import { issueWords } from './issue-words.ts'
import { bySeverity } from './issues.ts'

type GateProps = {
  draft: Issuable
  issues: readonly Issue[] | undefined
  onIssue: () => void
}

/** What is in place and what stands in the way of issuing a draft, each with its place; once it is out, that it is. The button is the same before and after: who issued it has the keyboard on it again. */
export function Gate({ draft, issues, onIssue }: GateProps) {
  const { t } = useTranslation()
  return (
    <section className="gate" aria-label={t('report.gateLabel')}>
      {/* Its own number is no longer in the way of what went out with it. */}
      {draft.issued ? <Issued draft={draft} document={draft.issued} /> : <BeforeIssue draft={draft} issues={issues} />}
      <Button variant={draft.issued ? 'secondary' : 'primary'} className="gate-issue" onPress={onIssue}>
        {`${draft.title} …`}
      </Button>
    </section>
  )
}

function BeforeIssue({ draft, issues }: Omit<GateProps, 'onIssue'>) {
  const { t } = useTranslation()
  const { number, date, recipients } = draft
  const signatories = draft.signatories ?? []
  const found = bySeverity(issues ?? [])
  const isReady = found.error.length + found.ask.length + found.warning.length === 0
  const inPlace = [
    number !== null && t('report.gate.number', { number }),
    date !== null && t('report.gate.date', { date: dateWords(date) }),
    signatories.length > 0 && t('report.gate.signatories', { count: signatories.length }),
    recipients.length > 0 && t('report.gate.recipients', { count: recipients.length }),
    issues?.length === 0 && t('report.gate.nothingWrong'),
  ].filter((words) => words !== false)
  return (
    <>
      <SectionHeading level={2}>{t(isReady ? 'report.ready' : 'report.beforeIssue')}</SectionHeading>
      <div className="gate-list">
        <ul>
          {inPlace.map((words) => (
            <li key={words}>
              <StateMark state="done">{words}</StateMark>
            </li>
          ))}
        </ul>
        {(['error', 'ask', 'warning'] as const).map(
          (severity) =>
            found[severity].length > 0 && (
              <div key={severity} className={`gate-group ${severity}`}>
                <h3>{t(`report.gate.${severity}s`)}</h3>
                <ul>
                  {found[severity].map((issue) => (
                    <li key={issueKey(issue)}>
                      <IssueLine inspectionId={draft.inspectionId} issue={issue} />
                    </li>
                  ))}
                </ul>
              </div>
            ),
        )}
      </div>
    </>
  )
}

function Issued({ draft, document }: { draft: Issuable; document: Document }) {
  const { t } = useTranslation()
  return (
    <>
      <SectionHeading level={2}>{t('report.isIssued')}</SectionHeading>
      <StateMark state="done">{t('report.gate.issued', { date: dateWords(document.date), number: document.number })}</StateMark>
      <p className="ui-hint">{t(`${draft.of}.issueAgain`)}</p>
    </>
  )
}

const marks = { error: 'due', ask: 'open', warning: 'warn' } as const

/** An issue in words; pressing it leads to its place. */
export function IssueLine({ inspectionId, issue, onLeave }: { inspectionId: string; issue: Issue; onLeave?: () => void }) {
  const words = <StateMark state={marks[issue.severity]}>{issueWords(issue)}</StateMark>
  const { at } = issue
  if (at === undefined) return words
  const go = () => {
    onLeave?.()
    goToRow({ noun: at.noun as NounName, id: at.id, ...(at.field !== undefined && { field: at.field }) }, inspectionId)
  }
  return (
    <Button variant="link" className="issue-link" onPress={go}>
      {words}
    </Button>
  )
}
