import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordingConsents } from '../../src/domain/attachment.ts'
import { civilDateOf, clockTimeOf, type CivilDate } from '../../src/domain/civil-date.ts'
import { dayAfterPeriod, type RetentionRule } from '../../src/domain/retention.ts'
import { rowsNow, useCall } from '../data/queries.ts'
import type { Capture, CapturePlace } from '../notes/capture-store.ts'
import { useRuleWords } from '../retention/rule-words.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { NoMicrophone } from './microphone.ts'
import { startRecording } from './recorder.ts'
import './recording-dialog.css'

type RecordingDialogProps = {
  /** The line that the recording's note stands beside: its visit and its occasion. */
  capture: Capture
  /** Who notes it. */
  writerId: string | null
  onClose: () => void
}

type Consent = (typeof recordingConsents)[number]

/** Asks, before the microphone is on, whether all who can be heard have said yes, and until when the recording is kept. */
export function RecordingDialog({ capture, writerId, onClose }: RecordingDialogProps) {
  const { t } = useTranslation()
  const { place } = capture
  const ruleWords = useRuleWords()
  const [consent, setConsent] = useState<Consent | null>(null)
  const [reason, setReason] = useState('')
  const rule = useCall('retention.rules', {}).data?.find(({ kind }) => kind === 'recording')
  // Until somebody chooses a day it is the rule's; null once the field was emptied.
  const [chosen, setChosen] = useState<CivilDate | null | undefined>(undefined)
  const deleteOn = chosen === undefined ? dayOfDeletion(place, rule) : chosen
  const [state, setState] = useState<'asking' | 'starting' | NoMicrophone>('asking')
  const question = useRef<HTMLDivElement>(null)
  // The answer is one press, and Enter begins: what is to be recorded is being said already.
  useEffect(() => question.current?.querySelector('input')?.focus(), [])
  const isReady = deleteOn !== null && (consent === 'given' || (consent === 'notNeeded' && reason.trim() !== ''))
  const start = async () => {
    if (consent === null || deleteOn === null) return
    setState('starting')
    const { kind } = capture.store.getState().line
    const now = new Date().toISOString()
    const fileName = `${t('recording.fileName', { date: civilDateOf(now), time: clockTimeOf(now) })}.weba`
    const consentReason = consent === 'given' ? '' : reason.trim()
    const who = consent === 'given' ? t('recording.consents.givenWords') : t('recording.consents.notNeededBecause', { reason: consentReason })
    const note = { ...place, kind, notedById: writerId, text: `${t('recording.note')} ${who}` }
    const refused = await startRecording({ note, fileName, consent, consentReason, deleteOn })
    if (refused === null) onClose()
    else setState(refused === 'failed' ? 'asking' : refused)
  }
  return (
    <Dialog
      title={t('recording.title')}
      isOpen
      onClose={onClose}
      isTyped={reason !== ''}
      footer={
        <>
          <Button onPress={onClose}>{t('recording.no')}</Button>
          <Button variant="primary" isDisabled={!isReady || state === 'starting'} onPress={() => void start()}>
            {t('recording.begin')}
          </Button>
        </>
      }
    >
      <div className="recording-fields">
        <div className="recording-fields" ref={question} onKeyDownCapture={(event) => event.key === 'Enter' && isReady && state !== 'starting' && void start()}>
          <RadioGroup
            label={t('recording.consents.question')}
            options={recordingConsents.map((id) => ({ id, label: t(`recording.consents.${id}`) }))}
            value={consent}
            onChange={setConsent}
          />
          {consent === 'notNeeded' && (
            <TextField label={t('recording.consents.why')} hint={t('recording.consents.whyHint')} value={reason} onChange={setReason} />
          )}
        </div>
        <DateField
          label={t('recording.deleteOn')}
          hint={t('recording.deleteOnHint', { rule: rule === undefined ? '' : ruleWords(rule) })}
          value={deleteOn}
          onChange={setChosen}
        />
        <p role="status" className="ui-hint">
          {state === 'asking' ? '' : t(`recording.states.${state}`)}
        </p>
      </div>
    </Dialog>
  )
}

/** As long after the visit as the office's rule says; after today where there is none. Null until the rule is here. */
function dayOfDeletion({ inspectionId, visitId }: CapturePlace, rule: RetentionRule | undefined): CivilDate | null {
  if (rule === undefined) return null
  const visit = rowsNow('visit', inspectionId).find(({ id }) => id === visitId)
  const today = civilDateOf(new Date().toISOString())
  const from = visit?.date ?? today
  // A visit of long ago is recorded about today: a day that has passed would offer it for deletion at once.
  return dayAfterPeriod(from < today ? today : from, rule.amount, rule.unit)
}
