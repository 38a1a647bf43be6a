import { useMemo, useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { parseEvidenceSource, type Evidence } from '../../src/domain/evidence.ts'
import type { Note } from '../../src/domain/note.ts'
import { goToRow } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { searchSources } from '../editor/evidence-sources.ts'
import { Picker } from '../editor/picker.tsx'
import { useDesk } from '../editor/prose-desk.tsx'
import { citation, NatureTag, SourceWords } from '../editor/source-words.tsx'
import { unsupportedSentences } from '../../src/domain/unsupported.ts'
import { Button } from '../ui/button.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import type { Account } from './accounts.tsx'
import { unusedNotes, type OutlineFinding } from './finding-outline.ts'
import { offeredSources } from './offered-sources.ts'
import { movedBy, moveItems, moveRow } from './move-row.ts'

type EvidencePanelProps = {
  open: OutlineFinding
  /** The finding's evidence with its letters, in order. */
  entries: readonly Account[]
  notes: readonly Note[]
  /** The evidence of all findings: notes without any are offered. */
  evidence: readonly Evidence[]
  onAdd: (source: string) => void
}

/** What a finding rests on, lettered; what it lacks; and what nobody has used yet. */
export function EvidencePanel({ open: { finding, point }, entries, notes, evidence, onAdd }: EvidencePanelProps) {
  const { t } = useTranslation()
  const desk = useDesk()
  const sources = useMemo(() => offeredSources(desk.sources, notes, finding.themeId), [desk.sources, notes, finding.themeId])
  const unused = useMemo(() => {
    const ids = new Set(unusedNotes(notes, evidence).map((note) => `note:${note.id}`))
    return sources.filter((source) => ids.has(source.source))
  }, [notes, evidence, sources])
  const unsupported = useMemo(() => unsupportedSentences(finding.facts), [finding.facts])
  const [picking, setPicking] = useState<'all' | 'unused' | null>(null)
  const button = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLParagraphElement>(null)
  const letterOf = new Map(entries.map(({ evidence, letter }) => [evidence.source, letter]))
  return (
    <div className="evidence-panel">
      <div ref={button}>
        <SectionHeading
          level={2}
          side={
            <Button small icon="plus" onPress={() => setPicking('all')}>
              {t('findings.addEvidence')}
            </Button>
          }
        >
          {t('findings.evidenceFor', { point })}
        </SectionHeading>
      </div>
      {entries.length === 0 && <p className="ui-hint">{t('findings.noEvidence')}</p>}
      <ol className="evidence-rows">
        {entries.map((entry) => (
          <EvidenceRow key={entry.evidence.id} entry={entry} entries={entries} />
        ))}
      </ol>
      {unsupported > 0 && (
        <p className="evidence-lack">
          <StateMark state="warn">{t('findings.unsupported', { count: unsupported })}</StateMark>
        </p>
      )}
      {unused.length > 0 && (
        <p ref={below} className="evidence-unused">
          {t('findings.unusedNotes', { count: unused.length })}{' '}
          <Button variant="link" onPress={() => setPicking('unused')}>
            {t('findings.showUnused')}
          </Button>
        </p>
      )}
      <Picker
        title={picking === 'unused' ? t('findings.pickUnused') : t('findings.addEvidence')}
        hint={t('editor.pickEvidenceHint')}
        empty={t('editor.noEvidence')}
        // Beside what was pressed: under a long list the top of the panel is out of sight, and the picker would be too.
        anchor={picking === 'unused' ? below : button}
        isOpen={picking !== null}
        onClose={() => setPicking(null)}
        find={(query) => searchSources(picking === 'unused' ? unused : sources, query)}
        keyOf={(source) => source.source}
        onPick={({ source }) => onAdd(source)}
      >
        {(source) => <SourceWords source={source} letter={letterOf.get(source.source)} />}
      </Picker>
    </div>
  )
}

function EvidenceRow({ entry, entries }: { entry: Account; entries: readonly Account[] }) {
  const { evidence, letter, source } = entry
  const { t } = useTranslation()
  const [placing, setPlacing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const others = entries.filter((one) => one.evidence.contradicts && one.evidence.id !== evidence.id).map((one) => one.letter)
  return (
    <li ref={row} className="evidence-row" data-letter={letter}>
      <div className="evidence-row-head">
        <b className="evidence-letter">{letter}</b>
        {source && <NatureTag nature={source.nature} />}
        <EvidenceMenu entry={entry} entries={entries} onPlace={() => setPlacing(true)} />
      </div>
      <p>{source?.words ?? t('findings.sourceGone')}</p>
      <small>
        {source && citation(t, source, evidence.pinpoint)}
        {evidence.contradicts && others.length > 0 && <span className="contradicts"> · ⇄ {t('findings.contradictsWith', { letters: others.join(', ') })}</span>}
      </small>
      <Popover className="ui-popover prose-popover" triggerRef={row} isOpen={placing} onOpenChange={setPlacing} placement="left">
        <Dialog aria-label={t('findings.pinpoint')} className="prose-popover-dialog">
          <AutosavedText
            noun="evidence"
            id={evidence.id}
            field="pinpoint"
            value={evidence.pinpoint}
            label={t('findings.pinpoint')}
            hint={t('findings.pinpointHint')}
            autoFocus
          />
        </Dialog>
      </Popover>
    </li>
  )
}

type EvidenceMenuProps = {
  entry: Account
  entries: readonly Account[]
  /** The place in the source is to be written now. */
  onPlace: () => void
}

function EvidenceMenu({ entry: { evidence, letter, source }, entries, onPlace }: EvidenceMenuProps) {
  const { t } = useTranslation()
  const { active } = useDesk()
  const { kind, id } = parseEvidenceSource(evidence.source)
  const ids = entries.map((one) => one.evidence.id)
  const insert = () =>
    void active?.editor
      .chain()
      .focus()
      .insertContent({ type: 'evidence', attrs: { source: evidence.source } })
      .run()
  const mark = () => void attempt('evidence.update', { id: evidence.id, patch: { contradicts: !evidence.contradicts } })
  const markWord = t(evidence.contradicts ? 'findings.unmarkContradicting' : 'findings.markContradicting')
  const goToSource = () => goToRow({ noun: kind, id }, evidence.inspectionId)
  const remove = () => void removeRow('evidence', evidence.id, t('findings.evidenceNamed', { letter }))
  return (
    <MoreMenu
      small
      label={t('findings.evidenceActions', { letter })}
      items={[
        { id: 'insert', label: t('findings.insertReference'), icon: 'plus', isDisabled: active?.onEvidence === undefined, onAction: insert },
        { id: 'mark', label: markWord, icon: 'warning', onAction: mark },
        { id: 'place', label: t('findings.setPinpoint'), icon: 'pencil', onAction: onPlace },
        { id: 'source', label: t('findings.goToSource'), icon: 'link', isDisabled: source === undefined, onAction: goToSource },
        ...moveItems(
          t,
          (by) => movedBy(ids, evidence.id, by) !== null,
          (by) => void moveRow('evidence', ids, evidence.id, by),
        ),
        { id: 'remove', label: t('findings.removeEvidence'), icon: 'trash', danger: true, onAction: remove },
      ]}
    />
  )
}
