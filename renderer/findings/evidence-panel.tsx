import { useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { goToRow } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { parseEvidenceSource } from '../../src/domain/evidence.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { searchSources, type EvidenceSource } from '../editor/evidence-sources.ts'
import { Picker } from '../editor/picker.tsx'
import { useDesk } from '../editor/prose-desk.tsx'
import { citation, NatureTag, SourceWords } from '../editor/source-words.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import type { Account } from './accounts.tsx'
import { moveRow } from './move-row.ts'

type EvidencePanelProps = {
  inspectionId: string
  point: string
  /** The finding's evidence with its letters, in order. */
  entries: readonly Account[]
  /** The sources of notes that no finding uses. */
  unused: readonly EvidenceSource[]
  unsupported: number
  onAdd: (source: string) => void
}

/** What a finding rests on, lettered; what it lacks; and what nobody has used yet. */
export function EvidencePanel({ inspectionId, point, entries, unused, unsupported, onAdd }: EvidencePanelProps) {
  const { t } = useTranslation()
  const { sources } = useDesk()
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
          <EvidenceRow key={entry.evidence.id} inspectionId={inspectionId} entry={entry} entries={entries} />
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

function EvidenceRow({ inspectionId, entry: { evidence, letter, source }, entries }: { inspectionId: string; entry: Account; entries: readonly Account[] }) {
  const { t } = useTranslation()
  const { active } = useDesk()
  const [placing, setPlacing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const { kind, id } = parseEvidenceSource(evidence.source)
  const ids = entries.map((one) => one.evidence.id)
  const move = (by: -1 | 1) => () => void moveRow('evidence', ids, evidence.id, by)
  const others = entries.filter((one) => one.evidence.contradicts && one.evidence.id !== evidence.id).map((one) => one.letter)
  const mark = () => attempt('evidence.update', { id: evidence.id, patch: { contradicts: !evidence.contradicts } })
  const insert = () =>
    void active?.editor
      .chain()
      .focus()
      .insertContent({ type: 'evidence', attrs: { source: evidence.source } })
      .run()
  return (
    <li ref={row} className="evidence-row" data-letter={letter}>
      <div className="evidence-row-head">
        <b className="evidence-letter">{letter}</b>
        {source && <NatureTag nature={source.nature} />}
        <Menu
          label={t('findings.evidenceActions', { letter })}
          items={[
            { id: 'insert', label: t('findings.insertReference'), icon: 'plus', isDisabled: active?.onEvidence === undefined, onAction: insert },
            {
              id: 'mark',
              label: t(evidence.contradicts ? 'findings.unmarkContradicting' : 'findings.markContradicting'),
              icon: 'warning',
              onAction: () => void mark(),
            },
            { id: 'place', label: t('findings.setPinpoint'), icon: 'pencil', onAction: () => setPlacing(true) },
            {
              id: 'source',
              label: t('findings.goToSource'),
              icon: 'link',
              isDisabled: source === undefined,
              onAction: () => goToRow({ noun: kind, id }, inspectionId),
            },
            { id: 'up', label: t('findings.moveUp'), icon: 'arrowUp', isDisabled: ids[0] === evidence.id, onAction: move(-1) },
            { id: 'down', label: t('findings.moveDown'), icon: 'arrowDown', isDisabled: ids.at(-1) === evidence.id, onAction: move(1) },
            {
              id: 'remove',
              label: t('findings.removeEvidence'),
              icon: 'trash',
              danger: true,
              onAction: () => void removeRow('evidence', evidence.id, t('findings.evidenceNamed', { letter })),
            },
          ]}
        >
          <IconButton small icon="dots" label={t('findings.evidenceActions', { letter })} />
        </Menu>
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
