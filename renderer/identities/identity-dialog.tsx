import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Identity } from '../../src/domain/identity.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { useOperation } from '../data/operation.ts'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import './confidential-mark.css'
import { Mentions, useMentions } from './mentions.tsx'

/** How long an identity stays in sight after the last key, in milliseconds. */
const inSight = 60_000

type IdentityDialogProps = { participant: Participant; onClose: () => void }

/** Shows who somebody is once it is said why: for a minute, and only while the window is in front. */
export function IdentityDialog({ participant, onClose }: IdentityDialogProps) {
  const [who, setWho] = useState<Identity | null>(null)
  if (who === null) return <Reason participant={participant} onShown={setWho} onClose={onClose} />
  return <Shown participant={participant} who={who} onClose={onClose} />
}

function Reason({ participant, onShown, onClose }: IdentityDialogProps & { onShown: (who: Identity) => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const look = useOperation('identity.look')
  const show = async () => {
    setTried(true)
    if (reason.trim() === '' || look.isRunning) return
    const who = await look.run({ participantId: participant.id, reason: reason.trim() })
    void queries.invalidateQueries({ queryKey: ['call', 'identity.looks'] })
    if (who) onShown(who)
  }
  return (
    <Dialog
      title={t('identities.show.title', { alias: participant.role })}
      isOpen
      size="small"
      isTyped={reason !== ''}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void show()}>
            {t('identities.show.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('identities.show.what')}</p>
      <TextField
        label={t('identities.show.reason')}
        hint={t('identities.show.reasonHint')}
        autoFocus
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('identities.show.reasonMissing') : null}
        onKeyDown={(event) => event.key === 'Enter' && void show()}
      />
    </Dialog>
  )
}

function Shown({ participant, who, onClose }: IdentityDialogProps & { who: Identity }) {
  const { t } = useTranslation()
  const [form, setForm] = useState(who)
  const keep = useOperation('identity.save')
  const mentions = useMentions(participant.inspectionId, who.name)
  const isChanged = form.name !== who.name || form.role !== who.role || form.remark !== who.remark
  const set = (patch: Partial<Identity>) => setForm({ ...form, ...patch })
  const save = async () => {
    if (!isChanged || (await keep.run({ participantId: participant.id, identity: form }))) onClose()
  }
  // What was typed is kept as it goes out of sight: only looking is limited.
  const leave = useEffectEvent(() => void save())
  useEffect(() => {
    const timer = setTimeout(leave, inSight)
    return () => clearTimeout(timer)
  }, [form])
  useEffect(() => {
    const onBlur = () => leave()
    window.addEventListener('blur', onBlur)
    return () => window.removeEventListener('blur', onBlur)
  }, [])
  return (
    <Dialog
      title={participant.role}
      isOpen
      size="small"
      isTyped={isChanged}
      onClose={onClose}
      footer={
        <>
          {isChanged && <Button onPress={onClose}>{t('common.cancel')}</Button>}
          <Button variant="primary" onPress={() => void save()}>
            {t(isChanged ? 'common.save' : 'common.close')}
          </Button>
        </>
      }
    >
      <p className="ui-hint">{t('identities.show.closes')}</p>
      <TextField label={t('identities.name')} value={form.name} onChange={(name) => set({ name })} />
      <TextField label={t('identities.role')} value={form.role} onChange={(role) => set({ role })} />
      <TextArea label={t('identities.remark')} value={form.remark} onChange={(remark) => set({ remark })} />
      <Mentions inspectionId={participant.inspectionId} notes={mentions} onLeave={onClose} />
    </Dialog>
  )
}
