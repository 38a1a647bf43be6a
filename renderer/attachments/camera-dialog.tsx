import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf, clockTimeOf } from '../../src/domain/civil-date.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './camera-dialog.css'

/** Where the camera stands: being asked for, showing, or why it shows nothing. */
type Camera = { readonly stream: MediaStream } | 'asked' | 'none' | 'refused'

type CameraDialogProps = {
  /** Takes each photo and when it was taken. */
  onTaken: (photo: File, takenAt: string) => void
  onClose: () => void
}

/** The computer's camera: one press, one photo. It is off again once the dialog is closed. */
export function CameraDialog({ onTaken, onClose }: CameraDialogProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const camera = useCamera()
  const [taken, setTaken] = useState(0)
  const take = async (): Promise<void> => {
    const now = new Date().toISOString()
    const photo = video.current && (await frameOf(video.current))
    if (!photo) return
    onTaken(new File([photo], `${t('attachments.cameraFile', { date: civilDateOf(now), time: clockTimeOf(now) })}.jpg`, { type: 'image/jpeg' }), now)
    setTaken((count) => count + 1)
  }
  const isOn = typeof camera === 'object'
  return (
    <Dialog
      title={t('attachments.camera')}
      isOpen
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          <Button variant="primary" icon="photo" isDisabled={!isOn} onPress={() => void take()}>
            {t('attachments.takePhoto')}
          </Button>
        </>
      }
    >
      {isOn ? (
        <video
          ref={(element) => showIn(element, camera.stream, video)}
          className="camera"
          autoPlay
          muted
          playsInline
          aria-label={t('attachments.cameraPicture')}
        />
      ) : null}
      <p role="status">{isOn ? taken > 0 && t('attachments.taken', { count: taken }) : t(`attachments.cameraStates.${camera}`)}</p>
    </Dialog>
  )
}

function showIn(element: HTMLVideoElement | null, stream: MediaStream, video: { current: HTMLVideoElement | null }): void {
  video.current = element
  if (element && element.srcObject !== stream) element.srcObject = stream
}

function useCamera(): Camera {
  const [camera, setCamera] = useState<Camera>('asked')
  useEffect(() => {
    let isWanted = true
    const asked = navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 4096 }, height: { ideal: 2160 } } })
    asked.then(
      (stream) => isWanted && setCamera({ stream }),
      (error: unknown) => isWanted && setCamera((error as DOMException).name === 'NotAllowedError' ? 'refused' : 'none'),
    )
    return () => {
      isWanted = false
      void asked.then(
        (stream) => stream.getTracks().forEach((track) => track.stop()),
        () => undefined,
      )
    }
  }, [])
  return camera
}

/** What the camera shows now, as a JPEG; null before it shows anything. */
async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  if (video.videoWidth === 0) return null
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}
