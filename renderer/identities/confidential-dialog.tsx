import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { aliasWord, mentioning, nextAlias } from '../../src/domain/identity.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { useOperation } from '../data/operation.ts'
import { rowsNow, useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import './confidential-mark.css'
import { Mentions, useMentions } from './mentions.tsx'

/** Somebody in the case who is to speak in confidence from now on, or somebody new of a side, with what was typed of him. */
export type ConfidentialAsked = {
  readonly side: Participant['side']
  readonly participant: Participant | null
  readonly role: string
  readonly name: string
  readonly unitId: string | null
  readonly speakerKey: number | null
}

type ConfidentialDialogProps = { inspectionId: string; asked: ConfidentialAsked; onClose: (participant: Participant | null) => void }

/** Puts an alias in the place of name and role. Nothing that is typed here goes to the journal, where the name must not be. */
export function ConfidentialDialog({ inspectionId, asked, onClose }: ConfidentialDialogProps) {
  const { t } = useTranslation()
  const { participant } = asked
  const form = useConfidentialForm(inspectionId, asked)
  const mentions = useMentions(inspectionId, form.name)
  const confirm = async () => {
    const made = await form.confirm()
    // What is left is a word that may be another's name, or a word of another kind: a person decides.
    if (made && mentioning(form.name, rowsNow('note', inspectionId)).length === 0) {
      showToast({ tone: 'done', title: t('identities.make.done', { alias: made.role }) })
      onClose(made)
    }
  }
  const { made } = form
  if (made)
    return (
      <Dialog
        title={t('identities.make.done', { alias: made.role })}
        isOpen
        size="small"
        onClose={() => onClose(made)}
        footer={<Button onPress={() => onClose(made)}>{t('common.close')}</Button>}
      >
        <Mentions inspectionId={inspectionId} notes={mentions} onLeave={() => onClose(made)} />
      </Dialog>
    )
  return (
    <Dialog
      title={participant ? t('identities.make.title', { role: participant.role }) : t('identities.make.titleNew')}
      isOpen
      isTyped={form.isTyped}
      size="small"
      onClose={() => onClose(null)}
      footer={
        <>
          <Button onPress={() => onClose(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void confirm()}>
            {t(participant ? 'identities.make.confirm' : 'common.add')}
          </Button>
        </>
      }
    >
      <p>{t('identities.make.what')}</p>
      {participant && <p>{t('identities.make.after')}</p>}
      {mentions.length > 0 && <p>{t('identities.make.mentioned', { count: mentions.length })}</p>}
      <ConfidentialFields inspectionId={inspectionId} asked={asked} form={form} />
    </Dialog>
  )
}

type Form = ReturnType<typeof useConfidentialForm>

function ConfidentialFields({ inspectionId, asked: { participant, side }, form }: { inspectionId: string; asked: ConfidentialAsked; form: Form }) {
  const { t } = useTranslation()
  const units = useRows('unit', inspectionId)
  return (
    <>
      {!participant && (
        <>
          <TextField label={t('identities.role')} autoFocus value={form.role} onChange={form.setRole} />
          <TextField label={t('identities.name')} note={t('common.optional')} value={form.name} onChange={form.setName} />
        </>
      )}
      <TextField
        label={t('identities.alias')}
        hint={t('identities.aliasHint')}
        autoFocus={participant !== null}
        value={form.alias}
        onChange={form.setAlias}
        error={form.alias.trim() === '' ? t('identities.aliasMissing') : null}
      />
      <TextArea label={t('identities.remark')} note={t('common.optional')} hint={t('identities.remarkHint')} value={form.remark} onChange={form.setRemark} />
      {!participant && side === 'authority' && (
        <Select
          label={t('visit.people.unit')}
          options={units.map((unit) => ({ id: unit.id, label: unit.name }))}
          none={{ label: t('visit.people.noUnit'), onChoose: () => form.setUnitId(null) }}
          value={form.unitId}
          onChange={form.setUnitId}
        />
      )}
    </>
  )
}

function useConfidentialForm(inspectionId: string, { participant, side, speakerKey, ...start }: ConfidentialAsked) {
  const taken = useRows('participant', inspectionId).map((one) => one.role)
  const [role, setRole] = useState(start.role)
  const [name, setName] = useState(start.name)
  const [remark, setRemark] = useState('')
  const [unitId, setUnitId] = useState(start.unitId)
  // Proposed from the role until another one is typed.
  const [ownAlias, setAlias] = useState<string | null>(null)
  const alias = ownAlias ?? nextAlias(aliasWord(role), taken)
  const [made, setMade] = useState<Participant | null>(null)
  const hide = useOperation('participant.makeConfidential')
  const create = useOperation('participant.createConfidential')
  const confirm = async (): Promise<Participant | null> => {
    if (alias.trim() === '' || hide.isRunning || create.isRunning) return null
    const identity = { name: name.trim(), role: role.trim(), remark: remark.trim() }
    const row = participant
      ? await hide.run({ id: participant.id, alias: alias.trim(), remark: identity.remark })
      : await create.run({ inspectionId, side, unitId, speakerKey, position: 0, alias: alias.trim(), identity })
    setMade(row)
    return row
  }
  const isTyped = ownAlias !== null || remark !== '' || role !== start.role || name !== start.name
  return { role, setRole, name, setName, alias, setAlias, remark, setRemark, unitId, setUnitId, made, confirm, isTyped }
}
