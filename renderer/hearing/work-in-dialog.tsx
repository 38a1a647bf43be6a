import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../src/api/contract.ts'
import type { Remark } from '../../src/domain/remark.ts'
import type { ReportText } from '../../src/domain/report-texts.ts'
import { proposal, type Proposal } from '../../src/domain/worked-in.ts'
import { flushAll } from '../data/autosaves.ts'
import { perform, showError } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { EditWords } from './change-words.tsx'
import { openText, openTextOf, textWords } from './report-texts.ts'

type WorkInDialogProps = {
  /** The correction that is accepted; of a replacement the half that says both what goes and what comes. */
  remark: Remark
  /** The remarks that are decided with it. */
  ids: readonly string[]
  texts: readonly ReportText[]
  onClose: () => void
}

/** A correction that is accepted: shows the edit of the report's text that it asks for, and makes it together with the decision when the person says so. */
export function WorkInDialog({ remark, ids, texts, onClose }: WorkInDialogProps) {
  const { t } = useTranslation()
  const proposed = proposal(texts, remark)
  const workIn = async (edit: InputOf<'remark.workIn'>['edit']): Promise<boolean> => {
    await flushAll()
    const result = await perform('remark.workIn', { ids: [...ids], edit })
    if (result.ok) onClose()
    else showError(result.error)
    return result.ok
  }
  const make = async (one: Edit) => {
    const { text, value } = one
    const edit = { noun: text.noun, id: text.id, base: text.base, patch: { [text.field]: value } } as InputOf<'remark.workIn'>['edit']
    if (!(await workIn(edit))) return
    const action = { label: t('hearing.openText'), onPress: () => openText(text, remark.inspectionId) }
    showToast({ tone: 'done', title: t('hearing.worked'), text: textWords(t, text), action })
  }
  const byHand = async () => {
    if (await workIn(null)) openTextOf(remark, texts)
  }
  return (
    <Dialog
      title={t('hearing.workInTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          {proposed.kind !== 'done' && <Button onPress={() => void workIn(null)}>{t('hearing.workInOnly')}</Button>}
          {proposed.kind === 'edit' && (
            <Button variant="primary" onPress={() => void make(proposed)}>
              {t('hearing.workInNow')}
            </Button>
          )}
          {proposed.kind === 'done' && (
            <Button variant="primary" onPress={() => void workIn(null)}>
              {t('hearing.workInOnly')}
            </Button>
          )}
          {(proposed.kind === 'gone' || proposed.kind === 'several' || proposed.kind === 'byHand') && (
            <Button variant="primary" onPress={() => void byHand()}>
              {t('hearing.workInByHand')}
            </Button>
          )}
        </>
      }
    >
      <Proposed proposed={proposed} remark={remark} />
    </Dialog>
  )
}

type Edit = Extract<Proposal, { kind: 'edit' }>

/** What the correction comes to: the text now and then, or why it has to be made by hand. */
function Proposed({ proposed, remark }: { proposed: Proposal; remark: Remark }) {
  const { t } = useTranslation()
  switch (proposed.kind) {
    case 'edit':
      return <EditShown edit={proposed} remark={remark} />
    case 'done':
      return (
        <>
          <p>{t('hearing.workInDone', { text: textWords(t, proposed.text) })}</p>
          <EditWords origin="insertion" before={proposed.before} passage="" text={proposed.words} after={proposed.after} />
        </>
      )
    default:
      return (
        <>
          <p>{t(`hearing.workInSelf.${proposed.kind}`)}</p>
          <h3 className="change-heading">{t('hearing.workInWanted')}</h3>
          <EditWords {...remark} />
        </>
      )
  }
}

function EditShown({ edit, remark }: { edit: Edit; remark: Remark }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('hearing.workInExplained', { text: textWords(t, edit.text) })}</p>
      {edit.hasChanged && (
        <>
          <p className="change-notice" role="note">
            {t('hearing.workInChanged')}
          </p>
          <h3 className="change-heading">{t('hearing.workInStood')}</h3>
          <p className="change-words">{remark.before + remark.passage + remark.after}</p>
        </>
      )}
      <h3 className="change-heading">{t('hearing.workInStands')}</h3>
      <EditWords origin="deletion" before={edit.before} passage={edit.words} text="" after={edit.after} />
      <h3 className="change-heading">{t('hearing.workInBecomes')}</h3>
      <EditWords origin="insertion" before={edit.before} passage="" text={edit.inserted} after={edit.after} />
    </>
  )
}
