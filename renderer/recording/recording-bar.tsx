import { useEffect, useRef, useState, type FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { endRecording, loudness, pauseOrResume, useRecording, type Recording } from './recorder.ts'
import './recording-bar.css'
import { placeInSound, soundClock } from './sound-clock.ts'

/** Stands in sight on every screen as long as the microphone is on: for how long, how loud, and how to pause and stop it. */
export function RecordingBar() {
  const recording = useRecording((state) => state.recording)
  return recording === null || recording.endedAt !== null ? null : <Running recording={recording} />
}

function Running({ recording }: { recording: Recording }) {
  const { t } = useTranslation()
  const { isPaused, trouble } = recording
  const { noteWhence, goBack } = useWayBack()
  useRecordingKeys()
  return (
    <section className="recording-bar" aria-label={t('recording.title')} data-paused={isPaused || undefined} onFocus={noteWhence}>
      <span className="recording-sign" aria-hidden="true">
        {isPaused ? '❚❚' : '●'}
      </span>
      <span role="status">{t(isPaused ? 'recording.paused' : 'recording.on')}</span>
      <Clock startedAt={recording.startedAt} />
      <Level />
      {trouble !== null && <span role="alert">{t('recording.held', { why: errorWords(trouble).title })}</span>}
      <span className="recording-space" />
      <Button small onPress={() => goBack(pauseOrResume)}>
        {t(isPaused ? 'recording.resume' : 'recording.pause')} <Kbd keys="Alt ⇧ 7" />
      </Button>
      <Button small variant="primary" onPress={() => goBack(() => void endRecording())}>
        {t('recording.end')} <Kbd keys="Alt 7" />
      </Button>
    </section>
  )
}

/** The keys of the capture line, wherever the keyboard is while the microphone is on. */
function useRecordingKeys(): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.code !== 'Digit7' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      event.preventDefault()
      if (event.shiftKey) pauseOrResume()
      else void endRecording()
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [])
}

/** The keyboard goes back to where it was before a press in the bar: the next words are typed there, not at a button, nor at one that is gone. */
function useWayBack() {
  const whence = useRef<Element | null>(null)
  return {
    noteWhence: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) whence.current = relatedTarget
    },
    goBack: (after: () => void) => {
      if (whence.current instanceof HTMLElement) whence.current.focus()
      after()
    },
  }
}

function Clock({ startedAt }: { startedAt: string }) {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 500)
    return () => clearInterval(timer)
  }, [])
  return <span className="numbers">{soundClock(placeInSound(startedAt, now))}</span>
}

/** Drawn ten times a second by the style alone, so that typing beside it costs nothing. */
function Level() {
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const timer = setInterval(() => bar.current?.style.setProperty('transform', `scaleX(${loudness().toFixed(2)})`), 100)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className="recording-level" aria-hidden="true">
      <span ref={bar} />
    </span>
  )
}
