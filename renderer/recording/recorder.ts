import i18next from 'i18next'
import { create } from 'zustand'
import type { InputOf } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import { call } from '../data/bridge.ts'
import { errorWords } from '../data/error-words.ts'
import { showError } from '../data/operation.ts'
import { committed } from '../data/save-state.ts'
import { showToast } from '../ui/toast.tsx'
import { loudnessOf, openMicrophone, type Loudness, type NoMicrophone } from './microphone.ts'
import { PieceQueue } from './piece-queue.ts'

/** What a recording is begun with: all but its first sound. */
export type RecordingPlan = Pick<InputOf<'recording.start'>, 'consent' | 'consentReason' | 'deleteOn' | 'fileName'> & {
  readonly note: Omit<InputOf<'recording.start'>['note'], 'takenAt' | 'stampedAt'>
}

/** The recording that is being made, or was made last in this window. */
export type Recording = {
  readonly id: string
  readonly inspectionId: string
  /** ISO 8601 UTC. A place in the sound is a time of day less this. */
  readonly startedAt: string
  /** Null while it is being made. */
  readonly endedAt: string | null
  readonly isPaused: boolean
  /** Why its sound cannot be stored just now. What comes meanwhile is held. */
  readonly trouble: ApiError | null
}

/** Milliseconds of sound that go to the core at once: so much the end of the program can cost. */
const pieceLength = 500
/** Speech is well understood at this; an hour is 14 megabytes. */
const bitsPerSecond = 32_000

export const useRecording = create<{ readonly recording: Recording | null }>(() => ({ recording: null }))

const change = (patch: Partial<Recording>): void => useRecording.setState(({ recording }) => ({ recording: recording && { ...recording, ...patch } }))

type Machine = { readonly stream: MediaStream; readonly recorder: MediaRecorder; readonly loudness: Loudness; readonly ended: Promise<void> }
let machine: Machine | null = null

/** How loud it is at the microphone, 0 to 1. */
export const loudness = (): number => (machine === null || useRecording.getState().recording?.isPaused ? 0 : machine.loudness.now())

/** Whether sound is being recorded. */
export const isRecordingNow = (): boolean => machine !== null

/** The recording that was on when a note of the case was begun or is handed on; null when there was none. */
export function recordingAt(inspectionId: string, stampedAt: string): string | null {
  const { recording } = useRecording.getState()
  if (recording?.inspectionId !== inspectionId) return null
  return recording.endedAt === null || stampedAt <= recording.endedAt ? recording.id : null
}

/** Turns the microphone on and records; answers why not, or null once the first sound is on the disk. An error that the core answered has been shown. */
export async function startRecording(plan: RecordingPlan): Promise<NoMicrophone | 'failed' | null> {
  const stream = await openMicrophone()
  if (typeof stream === 'string') return stream
  const recorder = new MediaRecorder(stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: bitsPerSecond })
  const startedAt = new Date().toISOString()
  let tellBegun: (isBegun: boolean) => void
  const begun = new Promise<boolean>((resolve) => (tellBegun = resolve))
  const queue = new PieceQueue({
    first: async (bytes) => {
      const result = await call('recording.start', { ...plan, note: { ...plan.note, takenAt: startedAt, stampedAt: startedAt }, bytes })
      if (!result.ok) showError(result.error)
      else committed()
      if (result.ok) useRecording.setState({ recording: { ...fresh, id: result.value.id, inspectionId: plan.note.inspectionId, startedAt } })
      tellBegun(result.ok)
      return result.ok ? result.value.id : null
    },
    onTrouble: (trouble) => change({ trouble }),
    onLost: (error) => void giveUp(error),
  })
  recorder.addEventListener('dataavailable', ({ data }) => queue.put(data))
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => void queue.done().then(resolve)))
  for (const track of stream.getTracks()) track.addEventListener('ended', () => void deviceGone())
  recorder.start(pieceLength)
  machine = { stream, recorder, loudness: loudnessOf(stream), ended }
  if (await begun) return null
  void off()
  return 'failed'
}

const fresh = { endedAt: null, isPaused: false, trouble: null } as const

/** Puts silence in place of the sound, or lets it go on: so the places of notes hold, and nothing is heard that was said in the pause. */
function pauseRecording(isPaused: boolean): void {
  for (const track of machine?.stream.getTracks() ?? []) track.enabled = !isPaused
  change({ isPaused })
}

/** Pauses the recording, or lets it go on where it was paused; nothing where none is made. */
export const pauseOrResume = (): void => {
  const { recording } = useRecording.getState()
  if (isRecordingNow() && recording !== null) pauseRecording(!recording.isPaused)
}

/** Ends the recording; what was recorded becomes a file of the case. */
export async function endRecording(): Promise<void> {
  const { recording } = useRecording.getState()
  if (machine === null || recording === null) return
  await off()
  const result = await call('recording.end', { id: recording.id })
  if (!result.ok) return showError(result.error)
  committed()
  showToast({ tone: 'done', title: i18next.t('recording.kept') })
}

/** Milliseconds that are waited for the disk before the window closes or the profile is locked. */
const patience = 1500

/** The same before the window closes or the profile is locked: what the disk does not take in time is found at the next start. */
export const endRecordingSoon = (): Promise<unknown> => Promise.race([endRecording(), new Promise((resolve) => setTimeout(resolve, patience))])

/** Turns the microphone off and waits until the last sound has been stored. */
async function off(): Promise<void> {
  const stopped = machine
  if (stopped === null) return
  machine = null
  change({ endedAt: new Date().toISOString(), isPaused: false })
  if (stopped.recorder.state !== 'inactive') stopped.recorder.stop()
  for (const track of stopped.stream.getTracks()) track.stop()
  stopped.loudness.end()
  await stopped.ended
  change({ trouble: null })
}

async function deviceGone(): Promise<void> {
  if (machine === null) return
  await endRecording()
  const [title = '', text = ''] = i18next.t('recording.deviceGone').split('\n')
  showToast({ tone: 'error', title, text })
}

/** The core takes no more sound: the profile was locked, or the core has gone. What it has is ended when the profile is open again. */
async function giveUp(error: ApiError): Promise<void> {
  if (machine === null) return
  await off()
  showToast({ tone: 'error', title: i18next.t('recording.stopped'), text: errorWords(error).title })
}

/** Turns the microphone off at once: the profile was locked. */
export function leaveRecording(): void {
  void off()
  useRecording.setState({ recording: null })
}
