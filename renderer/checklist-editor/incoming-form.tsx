import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadForm } from '../../src/api/contract.ts'
import type { Checklist } from '../../src/domain/checklist.ts'
import { listedRemarks, type XlsFormRemark } from '../../src/domain/xlsform.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import './incoming-form.css'

type IncomingFormProps = { form: ReadForm; checklists: readonly Checklist[]; onOther: () => void; onClose: (taken: Checklist | null) => void }

/** A form of another maker as it was read: what it holds, what is wrong and what works in another way, before anything is kept. */
export function IncomingForm({ form, checklists, onOther, onClose }: IncomingFormProps) {
  const { t } = useTranslation()
  const take = useOperation('checklist.takeXlsForm')
  const same = checklists.find(({ title }) => title === form.title)
  const [title, setTitle] = useState(form.title)
  const [into, setInto] = useState<string | null>(same?.id ?? null)
  const isFaulty = form.problems.length > 0
  const go = async () => {
    const taken = await take.run({ sha256: form.sha256, title: title.trim(), id: into })
    if (taken === null) return
    showToast({ tone: 'info', title: t('checklistEditor.incoming.taken') })
    onClose(taken)
  }
  return (
    <Dialog
      title={t('checklistEditor.incoming.title')}
      isOpen
      size="wide"
      isTyped={title !== form.title}
      onClose={() => onClose(null)}
      footer={
        <>
          <Button onPress={() => onClose(null)}>{t('common.cancel')}</Button>
          <Button onPress={onOther}>{t('checklistEditor.incoming.other')}</Button>
          {!isFaulty && (
            <Button variant="primary" isDisabled={title.trim() === ''} isPending={take.isRunning} onPress={() => void go()}>
              {t('checklistEditor.incoming.take')}
            </Button>
          )}
        </>
      }
    >
      <Facts form={form} />
      {!isFaulty && (
        <div className="field-grid">
          <TextField label={t('checklistEditor.incoming.name')} value={title} onChange={setTitle} autoFocus />
          <Select
            label={t('checklistEditor.incoming.into')}
            options={checklists.map((row) => ({ id: row.id, label: t('checklistEditor.incoming.version', { version: row.version + 1, title: row.title }) }))}
            value={into}
            onChange={setInto}
            none={{ label: t('checklistEditor.incoming.fresh'), onChoose: () => setInto(null) }}
            {...(into !== null && { hint: t('checklistEditor.incoming.versionHint') })}
          />
        </div>
      )}
      <Remarks form={form} />
    </Dialog>
  )
}

function Facts({ form: { fileName, counts, languages } }: { form: ReadForm }) {
  const { t } = useTranslation()
  const kinds = (['points', 'groups', 'repeats', 'choices'] as const).filter((kind) => kind === 'points' || counts[kind] > 0)
  return (
    <dl className="settings-lines">
      <dt>{t('checklistEditor.incoming.file')}</dt>
      <dd>{fileName}</dd>
      <dt>{t('checklistEditor.incoming.content')}</dt>
      <dd>{kinds.map((kind) => t(`checklistEditor.incoming.${kind}`, { count: counts[kind] })).join(' · ')}</dd>
      <dt>{t('checklistEditor.incoming.languages')}</dt>
      <dd>{languages.join(', ') || t('checklistEditor.incoming.oneLanguage')}</dd>
    </dl>
  )
}

function Remarks({ form: { problems, unsupported } }: { form: ReadForm }) {
  const { t } = useTranslation()
  if (problems.length + unsupported.length === 0) return <StateMark state="done">{t('checklistEditor.incoming.clean')}</StateMark>
  return (
    <>
      {problems.length > 0 && (
        <RemarkList
          say={t('checklistEditor.incoming.problems', { count: problems.length })}
          label={t('checklistEditor.incoming.problemList')}
          state="warn"
          remarks={problems}
        />
      )}
      {unsupported.length > 0 && (
        <RemarkList
          say={t('checklistEditor.incoming.unsupported', { count: unsupported.length })}
          label={t('checklistEditor.incoming.unsupportedList')}
          state="open"
          remarks={unsupported}
        />
      )}
    </>
  )
}

type RemarkListProps = { say: string; label: string; state: 'warn' | 'open'; remarks: readonly XlsFormRemark[] }

function RemarkList({ say, label, state, remarks }: RemarkListProps) {
  const { t } = useTranslation()
  return (
    <section className="form-remarks">
      <StateMark state={state}>{say}</StateMark>
      <ul aria-label={label} tabIndex={0}>
        {remarks.map((remark, i) => (
          <li key={i}>
            <b>{t(placeKey(remark), { sheet: remark.sheet, row: remark.row, column: remark.column })}</b>
            <span>{t(`xlsform.${remark.code}`, remark.params)}</span>
          </li>
        ))}
      </ul>
      {remarks.length >= listedRemarks && <p className="ui-hint">{t('checklistEditor.incoming.more', { count: listedRemarks })}</p>}
    </section>
  )
}

/** As much of its place as a remark names. */
function placeKey({ sheet, row, column }: XlsFormRemark) {
  if (sheet === '') return 'checklistEditor.incoming.placeFile'
  if (row > 0) return column === '' ? 'checklistEditor.incoming.placeRow' : 'checklistEditor.incoming.place'
  return column === '' ? 'checklistEditor.incoming.placeSheet' : 'checklistEditor.incoming.placeColumn'
}
