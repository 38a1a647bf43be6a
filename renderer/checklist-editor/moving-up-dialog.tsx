import type { TFunction } from 'i18next'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../src/domain/checklist.ts'
import { differenceOf, type ChecklistDifference, type ComparedField, type PointList } from '../../src/domain/checklist-difference.ts'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { useOperation } from '../data/operation.ts'
import { useRowsSoon } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { showToast } from '../ui/toast.tsx'
import { conditionWords, valueWords } from './condition-words.ts'

type MovingUpDialogProps = { runs: readonly ChecklistRun[]; checklist: Checklist; onClose: (moved: ChecklistRun | null) => void }

/** What is other in the newer version, point by point, before the runs that stand side by side move up to it. */
export function MovingUpDialog({ runs, checklist, onClose }: MovingUpDialogProps) {
  const { t } = useTranslation()
  const move = useOperation('checklistRun.moveUp')
  const [first] = runs
  const rows = useRowsSoon('checklistAnswer', first?.inspectionId ?? '')
  const before: PointList = first ?? checklist
  const difference = useMemo(() => {
    const ids = new Set(runs.map(({ id }) => id))
    return differenceOf(before, checklist, rows?.filter(({ runId }) => ids.has(runId)) ?? [])
  }, [before, checklist, rows, runs])
  const versions = { from: first?.version ?? 0, to: checklist.version }
  const go = async () => {
    const moved = await move.run({ ids: runs.map(({ id }) => id), heading: t('checklistEditor.moving.heading') })
    if (moved === null) return
    showToast({ tone: 'info', title: t('checklistEditor.moving.moved', versions) })
    onClose(moved[0] ?? null)
  }
  return (
    <Dialog
      title={t('checklistEditor.moving.title', { title: checklist.title, ...versions })}
      isOpen
      size="wide"
      onClose={() => onClose(null)}
      footer={
        <>
          <Button onPress={() => onClose(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={rows === undefined} isPending={move.isRunning} onPress={() => void go()}>
            {t('checklistEditor.moving.move')}
          </Button>
        </>
      }
    >
      <p>{t('checklistEditor.moving.intro', { count: runs.length })}</p>
      <Difference difference={difference} before={before} after={checklist} />
    </Dialog>
  )
}

function Difference({ difference, before, after }: { difference: ChecklistDifference; before: PointList; after: PointList }) {
  const { t } = useTranslation()
  const { added, changed, removed } = difference
  if (added.length + changed.length + removed.length === 0) return <p>{t('checklistEditor.moving.same')}</p>
  const heading = t('checklistEditor.moving.heading')
  return (
    // It may be longer than the dialog, and holds nothing else that the keyboard could stand on to scroll it.
    <div role="group" aria-label={t('checklistEditor.moving.difference')} tabIndex={0}>
      <Part heading={t('checklistEditor.moving.removed', { count: removed.length })} hidden={removed.length === 0}>
        {removed.map(({ item, lost }) => (
          <li key={item.id}>
            <del>{titleOf(item)}</del>
            <small>{lost === 0 ? t('checklistEditor.moving.noAnswers') : t('checklistEditor.moving.kept', { count: lost, heading })}</small>
          </li>
        ))}
      </Part>
      <Part heading={t('checklistEditor.moving.changedPoints', { count: changed.length })} hidden={changed.length === 0}>
        {changed.map(({ item, fields, lost }) => (
          <li key={item.id}>
            <b>{titleOf(item)}</b>
            {fields.map((change) => (
              <dl key={change.field} className="field-change">
                <dt>{t(`checklistEditor.moving.fields.${change.field}`)}</dt>
                <Words mark="del" label={t('checklistEditor.moving.before')} words={fieldWords(t, change.field, change.before, before, item)} />
                <Words mark="ins" label={t('checklistEditor.moving.after')} words={fieldWords(t, change.field, change.after, after, item)} />
              </dl>
            ))}
            {lost > 0 && <small className="lost">{t('checklistEditor.moving.lost', { count: lost, heading })}</small>}
          </li>
        ))}
      </Part>
      <Part heading={t('checklistEditor.moving.added', { count: added.length })} hidden={added.length === 0}>
        {added.map((item) => (
          <li key={item.id}>
            <ins>{titleOf(item)}</ins>
          </li>
        ))}
      </Part>
    </div>
  )
}

function Part({ heading, hidden, children }: { heading: string; hidden: boolean; children: ReactNode }) {
  if (hidden) return null
  return (
    <section className="moving-up-part" aria-label={heading}>
      <SectionHeading level={3}>{heading}</SectionHeading>
      <ul>{children}</ul>
    </section>
  )
}

function Words({ mark: Mark, label, words }: { mark: 'del' | 'ins'; label: string; words: string }) {
  const { t } = useTranslation()
  return (
    <dd>
      <span className="change-side">{label}</span>
      {words === '' ? <span className="nothing">{t('checklistEditor.moving.nothing')}</span> : <Mark>{words}</Mark>}
    </dd>
  )
}

const titleOf = (item: ChecklistItem): string => item.text || item.name || item.id

/** What stood in a field, as a person reads it. */
function fieldWords(t: TFunction, field: ComparedField, value: string, list: PointList, item: ChecklistItem): string {
  switch (field) {
    case 'kind':
      return t(`checklistEditor.kinds.${value as ChecklistItem['kind']}`)
    case 'evidence':
      return t(`checklistEditor.point.evidences.${value as ChecklistItem['evidence']}`)
    case 'required':
      return t(value === 'true' ? 'checklistEditor.moving.yes' : 'checklistEditor.moving.no')
    case 'condition':
    case 'requiredWhen':
    case 'constraint':
      return conditionWords(t, list, value, item)
    case 'initial':
      return valueWords(t, item, list, value)
    default:
      return value
  }
}
