import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contradiction } from '../../src/domain/contradiction.ts'
import { goToRow } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { flushAll } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { cachedRow } from '../data/queries.ts'
import type { EvidenceSource } from '../editor/evidence-sources.ts'
import { citation, NatureTag } from '../editor/source-words.tsx'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { CarryContradiction } from './carry-contradiction.tsx'
import './contradictions.css'
import type { OutlineTheme } from './finding-outline.ts'

type ContradictionSheetProps = {
  contradiction: Contradiction
  sources: readonly EvidenceSource[]
  outline: readonly OutlineTheme[]
  onFinding: (findingId: string) => void
}

/** One contradiction: what it is about, the accounts side by side, and the two ways out of it. */
export function ContradictionSheet({ contradiction, sources, outline, onFinding }: ContradictionSheetProps) {
  const { t } = useTranslation()
  const { id, about, noteIds, state, inspectionId } = contradiction
  const remove = () => void removeRow('contradiction', id, t('findings.contradiction.the'))
  return (
    <div className="contradiction-sheet">
      <StateMark state={state === 'open' ? 'conflict' : 'done'}>{t(`findings.contradiction.states.${state}`)}</StateMark>
      <AutosavedText
        noun="contradiction"
        id={id}
        field="about"
        value={about}
        label={t('notes.contradiction.about')}
        className="finding-title"
        wraps
        saveOn="blur"
      />
      <div className="accounts-row" role="group" aria-label={t('findings.accounts')}>
        {noteIds.map((noteId) => (
          <AccountOfNote key={noteId} noteId={noteId} inspectionId={inspectionId} source={sources.find((one) => one.source === `note:${noteId}`)} />
        ))}
      </div>
      {state === 'open' && (
        <>
          <Settle contradiction={contradiction} />
          <CarryContradiction contradiction={contradiction} outline={outline} onFinding={onFinding} />
        </>
      )}
      {state === 'settled' && <Settled contradiction={contradiction} />}
      {state === 'carried' && <Carried contradiction={contradiction} outline={outline} onFinding={onFinding} />}
      <div className="contradiction-foot">
        <Button variant="link" onPress={remove}>
          {t('findings.contradiction.remove')}
        </Button>
      </div>
    </div>
  )
}

/** A note in its own words. A reflection is no source of evidence, and is read where all notes are. */
function AccountOfNote({ noteId, inspectionId, source }: { noteId: string; inspectionId: string; source: EvidenceSource | undefined }) {
  const { t } = useTranslation()
  return (
    <article className="account">
      <p>{source?.words ?? cachedRow('note', noteId)?.text ?? t('findings.sourceGone')}</p>
      <small>
        <NatureTag nature={source?.nature ?? 'reflection'} /> {source && citation(t, source)}
      </small>
      <Button variant="link" onPress={() => goToRow({ noun: 'note', id: noteId }, inspectionId)}>
        {t('findings.contradiction.toNote')}
      </Button>
    </article>
  )
}

/** How it was settled: who was right, and how that is known. Without that it stays open. */
function Settle({ contradiction: { id, settlement } }: { contradiction: Contradiction }) {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const settle = async (): Promise<void> => {
    setTried(true)
    await flushAll()
    if ((cachedRow('contradiction', id)?.settlement ?? '').trim() !== '') await attempt('contradiction.update', { id, patch: { state: 'settled' } })
  }
  return (
    <section>
      <SectionHeading>{t('findings.contradiction.settle')}</SectionHeading>
      <AutosavedText
        noun="contradiction"
        id={id}
        field="settlement"
        value={settlement}
        label={t('findings.contradiction.settlement')}
        hint={t('findings.contradiction.settlementHint')}
        multiline
      />
      <Button onPress={() => void settle()}>{t('findings.contradiction.markSettled')}</Button>
      {/* Under the button: it goes when the field is left, which is when the button is pressed, and must not move it away from under the pointer. */}
      {tried && settlement.trim() === '' && (
        <p className="ui-error" role="alert">
          {t('findings.contradiction.settlementMissing')}
        </p>
      )}
    </section>
  )
}

function Settled({ contradiction: { id, settlement } }: { contradiction: Contradiction }) {
  const { t } = useTranslation()
  const reopen = () => void attempt('contradiction.update', { id, patch: { state: 'open' } })
  return (
    <section>
      <SectionHeading>{t('findings.contradiction.settlement')}</SectionHeading>
      <p className="contradiction-settlement">{settlement}</p>
      <Button onPress={reopen}>{t('findings.contradiction.reopen')}</Button>
    </section>
  )
}

function Carried({ contradiction: { findingId }, outline, onFinding }: Pick<ContradictionSheetProps, 'contradiction' | 'outline' | 'onFinding'>) {
  const { t } = useTranslation()
  const found = outline.flatMap((theme) => theme.findings).find(({ finding }) => finding.id === findingId)
  if (!found) return null
  return (
    <p>
      {t('findings.contradiction.carriedTo')}{' '}
      <Button variant="link" onPress={() => onFinding(found.finding.id)}>
        <b className="numbers">{found.point}</b> {found.finding.title}
      </Button>
    </p>
  )
}
