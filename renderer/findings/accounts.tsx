import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../src/domain/evidence.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { evidenceLetter, type EvidenceSource } from '../editor/evidence-sources.ts'
import { citation } from '../editor/source-words.tsx'
import { Button } from '../ui/button.tsx'
import { evidenceOf } from './finding-outline.ts'

export type Account = { readonly evidence: Evidence; readonly letter: string; readonly source: EvidenceSource | undefined }

/** The evidence of a finding in its order, each with its letter and its source. */
export function accountsOf(findingId: string | undefined, evidence: readonly Evidence[], sources: readonly EvidenceSource[]): Account[] {
  if (findingId === undefined) return []
  const bySource = new Map(sources.map((source) => [source.source, source]))
  return evidenceOf(findingId, evidence).map((one, index) => ({ evidence: one, letter: evidenceLetter(index), source: bySource.get(one.source) }))
}

/** Accounts of one fact that contradict each other, side by side, each with its source. */
export function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useTranslation()
  if (accounts.length === 0) return null
  return (
    <section className="accounts" aria-label={t('findings.accounts')}>
      <p className="accounts-head">
        <span aria-hidden="true">⇄</span> {accounts.length === 1 ? t('findings.oneAccount') : t('findings.accounts')}
      </p>
      <div className="accounts-row">
        {accounts.map((account) => (
          <AccountCard key={account.evidence.id} account={account} />
        ))}
      </div>
    </section>
  )
}

function AccountCard({ account: { evidence, letter, source } }: { account: Account }) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const own = evidence.wording !== ''
  return (
    <article className="account">
      {isEditing ? (
        <AutosavedText
          noun="evidence"
          id={evidence.id}
          field="wording"
          value={evidence.wording}
          label={t('findings.wordingLabel')}
          hint={t('findings.wordingHint')}
          placeholder={source?.words ?? ''}
          multiline
          minRows={2}
          autoFocus
        />
      ) : (
        <p>
          {own ? evidence.wording : (source?.words ?? t('findings.sourceGone'))}
          <span className="evidence-chip">{letter}</span>
        </p>
      )}
      <small>{source && citation(t, source, evidence.pinpoint)}</small>
      <Button variant="link" onPress={() => setEditing(!isEditing)}>
        {isEditing ? t('common.done') : t('findings.ownWording')}
      </Button>
    </article>
  )
}
