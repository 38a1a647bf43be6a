import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { perMille, type Statistic } from '../../src/domain/statistic.ts'
import { removeRow } from '../app/remove.ts'
import { attempt } from '../data/operation.ts'
import { ChartFigure } from '../documents/chart-figure.tsx'
import { useFormDraft } from '../data/form-draft.ts'
import { useRows } from '../data/queries.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { rowsText, statisticRows } from './statistic-rows.ts'

type StatisticDialogProps = {
  inspectionId: string
  /** The one that is marked in the text; it stands there already. */
  marked: string | null
  onInsert: (id: string) => void
  onClose: () => void
}

/** Figures for a text: one of the case's, or new ones. */
export function StatisticDialog(props: StatisticDialogProps) {
  const statistics = useRows('statistic', props.inspectionId)
  const [chosen, setChosen] = useState(props.marked)
  const known = statistics.find(({ id }) => id === chosen)
  return <StatisticForm key={chosen} {...props} statistics={statistics} known={known} onChoose={setChosen} />
}

type StatisticFormProps = StatisticDialogProps & {
  statistics: readonly Statistic[]
  known: Statistic | undefined
  onChoose: (id: string | null) => void
}

function StatisticForm({ inspectionId, marked, statistics, known, onChoose, onInsert, onClose }: StatisticFormProps) {
  const { t } = useTranslation()
  const start = { title: known?.title ?? '', source: known?.source ?? '', shows: known?.shows ?? 'both', rows: rowsText(known?.rows ?? []) }
  const draft = useFormDraft(`statistic:${known?.id ?? 'new'}:${inspectionId}`, known?.updatedAt ?? null, start)
  const { form, set } = draft
  const [isAsked, setAsked] = useState(false)
  const { rows, faults } = statisticRows(form.rows)
  const lacks = form.title.trim() === '' || rows.length === 0
  const save = async () => {
    setAsked(true)
    if (lacks || faults.length > 0) return
    const fields = { title: form.title, source: form.source, shows: form.shows, rows }
    const made = known ? await attempt('statistic.update', { id: known.id, patch: fields }) : await attempt('statistic.create', { inspectionId, ...fields })
    if (made === null) return
    draft.forget()
    onClose()
    if (made.id !== marked) onInsert(made.id)
  }
  const remove = async (id: string) => {
    if (!(await removeRow('statistic', id, t('common.theNouns.statistic')))) return
    draft.forget()
    onClose()
  }
  const footer = (
    <>
      {known && (
        <Button variant="danger" className="statistic-delete" onPress={() => void remove(known.id)}>
          {t('letters.statistic.delete')}
        </Button>
      )}
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" onPress={() => void save()}>
        {t(known !== undefined && known.id === marked ? 'common.save' : 'letters.statistic.insert')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('letters.statistic.title')} isOpen onClose={onClose} isTyped={draft.isTyped} footer={footer}>
      <div className="statistic-form">
        {statistics.length > 0 && (
          <Select
            label={t('letters.statistic.which')}
            options={statistics.map(({ id, title }) => ({ id, label: title }))}
            value={known?.id ?? null}
            onChange={onChoose}
            none={{ label: t('letters.statistic.fresh'), onChoose: () => onChoose(null) }}
          />
        )}
        <TextField
          label={t('letters.statistic.caption')}
          hint={t('letters.statistic.captionHint')}
          value={form.title}
          onChange={(title) => set({ title })}
          error={isAsked && form.title.trim() === '' ? t('letters.statistic.noCaption') : null}
          autoFocus
        />
        <TextArea
          label={t('letters.statistic.rows')}
          hint={t('letters.statistic.rowsHint')}
          minRows={5}
          value={form.rows}
          onChange={(text) => set({ rows: text })}
          error={isAsked && rows.length === 0 && faults.length === 0 ? t('letters.statistic.noRows') : null}
        />
        <div className="quote-faults" role="status">
          {faults.map(({ line, fault, words }) => (
            <p key={line}>
              <StateMark state="due">{t(`letters.statistic.faults.${fault}`, { line, words })}</StateMark>
            </p>
          ))}
        </div>
        {rows.length > 0 && <Reckoned rows={rows} />}
        {!lacks && faults.length === 0 && (
          <ChartFigure
            chart={{ id: known?.id ?? 'new', title: form.title, altText: known?.altText ?? '', rows, shows: form.shows }}
            inspectionId={inspectionId}
          />
        )}
        <TextField label={t('letters.statistic.source')} value={form.source} onChange={(source) => set({ source })} />
        <SegmentedControl
          label={t('letters.statistic.shows')}
          options={(['both', 'count', 'percent'] as const).map((id) => ({ id, label: t(`letters.statistic.showing.${id}`) }))}
          value={form.shows}
          onChange={(shows) => set({ shows })}
        />
      </div>
    </Dialog>
  )
}

/** The figures with their shares, which add up to a hundred. */
function Reckoned({ rows }: { rows: Statistic['rows'] }) {
  const { t } = useTranslation()
  const values = rows.map(({ value }) => value)
  const shares = perMille(values)
  const percent = (share: number) => t('letters.statistic.percent', { share: numberWords(share / 10) })
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
  return (
    <table className="statistic-table" aria-label={t('letters.statistic.reckoned')}>
      <tbody>
        {rows.map(({ label, value }, index) => (
          <tr key={index}>
            <th scope="row">{label}</th>
            <td>{numberWords(value)}</td>
            <td>{percent(shares[index] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('letters.statistic.total')}</th>
          <td>{numberWords(sum(values))}</td>
          <td>{percent(sum(shares))}</td>
        </tr>
      </tbody>
    </table>
  )
}
