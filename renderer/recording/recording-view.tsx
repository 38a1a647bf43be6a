import { useTranslation } from 'react-i18next'
import { isUnended, type Attachment } from '../../src/domain/attachment.ts'
import { AutosavedDate } from '../data/autosaved-date.tsx'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { SoundPlayer } from './sound-player.tsx'
import { useSound } from './use-sound.ts'

/** A recording in the viewer: its sound from a place on, who said yes to it, and when it has to be deleted. */
export function RecordingView({ file, from }: { file: Attachment; from: number }) {
  const { t } = useTranslation()
  const address = useSound(file)
  return (
    <>
      {isUnended(file) && <p className="ui-hint">{t('recording.withoutSound')}</p>}
      {address !== null && <SoundPlayer address={address} from={from} />}
      <dl className="file-viewer-facts">
        <div>
          <dt>{t('recording.consent')}</dt>
          <dd>{file.consent !== null && t(`recording.consentStates.${file.consent}`)}</dd>
        </div>
      </dl>
      {file.consent === 'notNeeded' && (
        <AutosavedText noun="attachment" id={file.id} field="consentReason" value={file.consentReason} label={t('recording.consentReason')} wraps />
      )}
      <AutosavedText noun="attachment" id={file.id} field="caption" value={file.caption} label={t('recording.about')} wraps />
      <AutosavedDate noun="attachment" id={file.id} field="deleteOn" value={file.deleteOn} label={t('recording.deleteOn')} />
    </>
  )
}
