import { useTranslation } from 'react-i18next'
import { isUnended, type Attachment } from '../../src/domain/attachment.ts'
import { Icon } from '../ui/icon.tsx'
import { useRecording } from './recorder.ts'
import { placeInSound, soundClock } from './sound-clock.ts'

type RecordingButtonProps = {
  file: Attachment
  /** When the note was taken. */
  at: string | undefined
  onPress: () => void
}

/** The place in a recording at which something was noted; plays from there once the recording is ended. */
export function RecordingButton({ file, at, onPress }: RecordingButtonProps) {
  const { t } = useTranslation()
  const isOurs = useRecording(({ recording }) => recording?.id === file.id)
  // Until its last sound has been put where files lie.
  const isOn = isOurs && isUnended(file)
  const time = soundClock(at === undefined ? 0 : placeInSound(file.takenAt, at))
  const words = isUnended(file) && !isOurs ? t('recording.withoutSound') : t(isOn ? 'recording.atNow' : 'recording.at', { time })
  return (
    <button type="button" className="file-name" title={file.fileName} disabled={isOn} onClick={onPress}>
      <Icon name="microphone" size={14} />
      <span>{words}</span>
    </button>
  )
}
