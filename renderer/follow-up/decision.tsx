import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endingStatuses, type FollowUp } from '../../src/domain/follow-up.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Menu } from '../ui/menu.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { ListedThread } from './listed-threads.ts'
import { setThread } from './thread-actions.ts'
import { useThreadWords } from './thread-words.ts'

type DecisionProps = { thread: ListedThread; inspectionId: string }

/** What becomes of the thread; once it is decided, what was decided, when and why. */
export function Decision({ thread, inspectionId }: DecisionProps) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState<'declined' | 'repeated' | null>(null)
  const decide = (status: FollowUp['status']) => void setThread(thread, { status })
  if (thread.followUp !== null && endingStatuses.has(thread.followUp.status)) return <Decided thread={thread} followUp={thread.followUp} />
  if (thread.state === 'dropped') return null
  return (
    <div className="decision">
      <Button small variant="primary" onPress={() => decide('closed')}>
        {t('followUp.decide.closed')}
      </Button>
      <Button small onPress={() => decide('carriedOn')}>
        {t('followUp.decide.carriedOn')}
      </Button>
      <Button small onPress={() => setAsks('declined')}>
        {t('followUp.decide.declined')}
      </Button>
      <Menu
        label={t('followUp.decide.more')}
        items={[
          { id: 'fixedOnSpot', label: t('followUp.decide.fixedOnSpot'), onAction: () => decide('fixedOnSpot') },
          { id: 'repeated', label: t('followUp.decide.repeated'), onAction: () => setAsks('repeated') },
          { id: 'answered', label: t('followUp.decide.answered'), onAction: () => decide('answered') },
        ]}
      >
        <Button small variant="quiet" icon="dots" aria-label={t('followUp.decide.more')} />
      </Menu>
      {asks !== null && <ReasonDialog thread={thread} inspectionId={inspectionId} status={asks} onClose={() => setAsks(null)} />}
    </div>
  )
}

function Decided({ thread, followUp }: { thread: ListedThread; followUp: FollowUp }) {
  const { t } = useTranslation()
  const { mark, words } = useThreadWords().state(thread)
  return (
    <div className="decision">
      <StateMark state={mark}>
        {words}
        {followUp.closedOn !== null && ` ${dateWords(followUp.closedOn)}`}
      </StateMark>
      <Button small onPress={() => void setThread(thread, { status: 'open' })}>
        {t('followUp.decide.reopen')}
      </Button>
      {followUp.reason !== '' && <p className="decision-reason">{followUp.reason}</p>}
    </div>
  )
}

type ReasonDialogProps = DecisionProps & { status: 'declined' | 'repeated'; onClose: () => void }

/** Why the authority declined, or where the matter was repeated: it stands with the decision. */
function ReasonDialog({ thread, inspectionId, status, onClose }: ReasonDialogProps) {
  const { t } = useTranslation()
  const { form, isTyped, set, forget } = useFormDraft(`followUp:new:${inspectionId}:${thread.id}:${status}`, null, { reason: thread.followUp?.reason ?? '' })
  const [asked, setAsked] = useState(false)
  const reason = form.reason.trim()
  const save = async () => {
    setAsked(true)
    if (reason === '' || !(await setThread(thread, { status, reason }))) return
    forget()
    onClose()
  }
  const cancel = () => {
    forget()
    onClose()
  }
  const footer = (
    <>
      <Button onPress={cancel}>{t('common.cancel')}</Button>
      <Button variant="primary" onPress={() => void save()}>
        {t('followUp.decide.confirm')}
      </Button>
    </>
  )
  return (
    <Dialog title={t(`followUp.decide.${status}Title`)} isOpen isTyped={isTyped} onClose={onClose} size="small" footer={footer}>
      <p>{thread.text}</p>
      <TextArea
        label={t(`followUp.decide.${status}Reason`)}
        autoFocus
        minRows={3}
        value={form.reason}
        onChange={(words) => set({ reason: words })}
        error={asked && reason === '' ? t('followUp.decide.reasonMissing') : null}
      />
    </Dialog>
  )
}
