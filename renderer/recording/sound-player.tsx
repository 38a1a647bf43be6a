import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { soundClock } from './sound-clock.ts'
import './sound-player.css'

const speeds = ['0.75', '1', '1.25', '1.5', '2'] as const
type Speed = (typeof speeds)[number]

/** Plays a recording from a place on; all of it by keys as well. */
export function SoundPlayer({ address, from }: { address: string; from: number }) {
  const { t } = useTranslation()
  const sound = useRef<HTMLAudioElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { length, place, isPlaying, events } = usePlaying(sound, from)
  // The player comes after its dialog has the keyboard: it takes it over unless somebody types already.
  useEffect(() => {
    if (length > 0 && !(document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement)) button.current?.focus()
  }, [length])
  const [speed, setSpeed] = useState<Speed>('1')
  const go = (to: number): void => {
    if (sound.current) sound.current.currentTime = Math.max(0, Math.min(length, to))
  }
  const play = (): void => {
    const { current } = sound
    if (current) void (current.paused ? current.play() : current.pause())
  }
  const runAt = (next: Speed | undefined): void => {
    if (next === undefined || !sound.current) return
    sound.current.playbackRate = Number(next)
    setSpeed(next)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ' ': play,
    ArrowLeft: () => go(place - 5),
    ArrowRight: () => go(place + 5),
    ArrowUp: () => go(place + 60),
    ArrowDown: () => go(place - 60),
    Home: () => go(0),
    End: () => go(length),
    '+': () => runAt(speeds[speeds.indexOf(speed) + 1]),
    '-': () => runAt(speeds[speeds.indexOf(speed) - 1]),
  }
  return (
    <div className="sound-player" role="group" aria-label={t('recording.player.label')} onKeyDownCapture={(event) => playerKey(event, keys)}>
      <audio ref={sound} src={address} preload="auto" {...events} />
      <Button ref={button} variant="primary" isDisabled={length === 0} onPress={play}>
        {t(isPlaying ? 'recording.player.pause' : 'recording.player.play')}
      </Button>
      <input
        type="range"
        min={0}
        max={Math.ceil(length)}
        value={Math.floor(place)}
        aria-label={t('recording.player.place')}
        aria-valuetext={t('recording.player.placeOf', { time: soundClock(place), length: soundClock(length) })}
        onChange={(event) => go(event.target.valueAsNumber)}
      />
      <span className="numbers">{t('recording.player.placeOf', { time: soundClock(place), length: soundClock(length) })}</span>
      <SegmentedControl
        label={t('recording.player.speed')}
        labelHidden
        options={speeds.map((id) => ({ id, label: `${numberWords(Number(id))} ×` }))}
        value={speed}
        onChange={runAt}
      />
      <p className="ui-hint">{t('recording.player.keys')}</p>
    </div>
  )
}

/** The player's keys come before those of the part that has the focus, the choice of speed excepted: arrows go through that. */
function playerKey(event: KeyboardEvent<HTMLElement>, keys: Readonly<Record<string, () => void>>): void {
  const act = keys[event.key]
  if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  if (event.target instanceof HTMLInputElement && event.target.type === 'radio') return
  event.preventDefault()
  event.stopPropagation()
  act()
}

/** Follows the sound as it plays. A recording that came piece by piece does not say how long it is until its end has been looked for. */
function usePlaying(sound: RefObject<HTMLAudioElement | null>, from: number) {
  const [length, setLength] = useState(0)
  const [place, setPlace] = useState(from)
  const [isPlaying, setPlaying] = useState(false)
  const isMeasured = length > 0
  const measure = (): void => {
    const { current } = sound
    if (!current || isMeasured) return
    if (!Number.isFinite(current.duration)) {
      current.currentTime = Number.MAX_SAFE_INTEGER
      return
    }
    setLength(current.duration)
    current.currentTime = Math.min(from, current.duration)
  }
  const events = {
    onLoadedMetadata: measure,
    onDurationChange: measure,
    onTimeUpdate: () => isMeasured && setPlace(sound.current?.currentTime ?? 0),
    onSeeked: () => isMeasured && setPlace(sound.current?.currentTime ?? 0),
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onEnded: () => setPlaying(false),
  }
  return { length, place, isPlaying, events }
}
