import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { noteKinds, type NoteKind } from '../../src/domain/note.ts'
import { CameraDialog } from '../attachments/camera-dialog.tsx'
import { FileStrip } from '../attachments/file-strip.tsx'
import { chooseFiles, useFileDrop } from '../attachments/use-file-drop.ts'
import { endRecording, isRecordingNow, pauseOrResume, useRecording } from '../recording/recorder.ts'
import { RecordingDialog } from '../recording/recording-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Menu } from '../ui/menu.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import './capture-bar.css'
import { captureCommand, type CaptureCommand } from './capture-keys.ts'
import { hasNote, natureKeys, natureOf, sourceOf, typed, untagged } from './capture-line.ts'
import type { Capture } from './capture-store.ts'
import { NatureTag } from './nature-tag.tsx'
import { useCaptureFiles } from './use-capture-files.ts'
import { SpeakerWords } from './note-row.tsx'

export type CaptureBarProps = {
  capture: Capture
  inspectionId: string
  names: CaseNames
  /** Who takes the notes. */
  writerId: string | null
  /** Commands that reach beyond the line: saving, speakers, questions, the way to the notes. */
  onCommand: (command: Extract<CaptureCommand, { do: 'save' | 'speaker' | 'question' | 'toNotes' }>) => void
  /** What the core said last: a digit without a speaker, a filter that was cleared. */
  message: string | null
  handle?: Ref<{ focus: () => void }>
}

/** The line at the bottom in which notes are typed. A key redraws the text field and nothing else, least of all the list above. */
export function CaptureBar({ capture, inspectionId, names, writerId, onCommand, message, handle }: CaptureBarProps) {
  const { t } = useTranslation()
  const area = useRef<HTMLTextAreaElement>(null)
  const recovered = useStore(capture.store, (state) => state.recovered)
  useImperativeHandle(handle, () => ({ focus: () => area.current?.focus() }))
  useEffect(() => area.current?.focus(), [capture])
  const { coming, take } = useCaptureFiles(capture, inspectionId)
  const dropped = useFileDrop(take)
  const [isCamera, setCamera] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const choose = () => chooseFiles(take)
  const record = () => (isRecordingNow() ? void endRecording() : setAsking(true))

  const perform = (command: CaptureCommand): void => {
    switch (command.do) {
      case 'untag':
        return capture.change(untagged)
      case 'retag':
        return capture.change((line) => ({ ...line, nature: command.nature }))
      case 'flag':
        return capture.change((line) => ({ ...line, followUp: !line.followUp }))
      case 'occasion':
        return capture.change((line) => ({ ...line, kind: neighbour(line.kind, command.by) }))
      case 'attach':
        return choose()
      case 'camera':
        return setCamera(true)
      case 'record':
        return record()
      case 'pauseRecording':
        return pauseOrResume()
      default:
        return onCommand(command)
    }
  }
  return (
    <div className="capture">
      <p className="capture-message" role="status">
        {recovered ? t('notes.capture.recovered') : coming > 0 ? t('attachments.coming', { count: coming }) : message}
      </p>
      {isCamera && <CameraDialog onTaken={(photo, takenAt) => take([photo], takenAt)} onClose={() => setCamera(false)} />}
      {isAsking && <RecordingDialog capture={capture} writerId={writerId} onClose={() => setAsking(false)} />}
      <div className="capture-box" {...dropped}>
        <div className="capture-line">
          <NaturePicker capture={capture} onPicked={() => area.current?.focus()} />
          <CaptureText capture={capture} area={area} onCommand={perform} />
          <RecordButton onPress={record} />
          <IconButton small icon="clip" label={t('attachments.add')} keys="Alt 8" onPress={choose} />
          <IconButton small icon="photo" label={t('attachments.camera')} keys="Alt 9" onPress={() => setCamera(true)} />
          <FlagButton capture={capture} />
        </div>
        <CaptureFiles capture={capture} inspectionId={inspectionId} />
        <div className="capture-context">
          <OccasionPicker capture={capture} onPicked={() => area.current?.focus()} />
          <CaptureContext capture={capture} names={names} />
          <SaveButton capture={capture} onSave={() => onCommand({ do: 'save' })} />
        </div>
      </div>
    </div>
  )
}

function RecordButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation()
  const isOn = useRecording(({ recording }) => recording !== null && recording.endedAt === null)
  return <IconButton small icon="microphone" label={t(isOn ? 'recording.end' : 'recording.add')} keys="Alt 7" onPress={onPress} />
}

/** What came for the note that is being typed. */
function CaptureFiles({ capture, inspectionId }: { capture: Capture; inspectionId: string }) {
  const ids = useStore(capture.store, (state) => state.line.attachmentIds)
  // It is there from the start: were the case's files first asked for when one comes, the line would lose the keyboard while they are fetched.
  return (
    <div className="capture-files">
      <FileStrip inspectionId={inspectionId} ids={ids} />
    </div>
  )
}

type CaptureTextProps = { capture: Capture; area: RefObject<HTMLTextAreaElement | null>; onCommand: (command: CaptureCommand) => void }

function CaptureText({ capture, area, onCommand }: CaptureTextProps) {
  const { t } = useTranslation()
  const text = useStore(capture.store, (state) => state.line.text)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const command = captureCommand({ ...keyOf(event), isComposing: event.nativeEvent.isComposing }, text === '')
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    // A key that is held down must not end what it has begun, nor begin what it has ended.
    if (!event.repeat || command.do !== 'record') onCommand(command)
  }
  return (
    // The same words in an unseen twin give the box its height, without measuring at each key.
    <div className="capture-text" data-text={`${text} `}>
      <textarea
        ref={area}
        rows={1}
        value={text}
        aria-label={t('notes.capture.label')}
        placeholder={t('notes.capture.placeholder')}
        spellCheck
        onChange={(event) => {
          const { value } = event.target
          capture.change((line) => typed(line, value, new Date().toISOString()))
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function SaveButton({ capture, onSave }: { capture: Capture; onSave: () => void }) {
  const { t } = useTranslation()
  const blank = useStore(capture.store, (state) => !hasNote(state.line))
  return (
    <Button small variant="primary" isDisabled={blank} onPress={onSave}>
      {t('notes.capture.save')} <Kbd keys="Enter" />
    </Button>
  )
}

const keyOf = ({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyboardEvent): Omit<Parameters<typeof captureCommand>[0], 'isComposing'> => ({
  key,
  code,
  ctrlKey,
  altKey,
  shiftKey,
  metaKey,
})

/** The occasion before or after; it goes round. */
function neighbour(kind: NoteKind, by: 1 | -1): NoteKind {
  const index = (noteKinds.indexOf(kind) + by + noteKinds.length) % noteKinds.length
  return noteKinds[index] ?? kind
}

function NaturePicker({ capture, onPicked }: { capture: Capture; onPicked: () => void }) {
  const { t } = useTranslation()
  const nature = useStore(capture.store, (state) => natureOf(state.line))
  const items = natureKeys.map((id, index) => ({
    id,
    label: t(`notes.natures.${id}`),
    keys: `Alt ${index + 1}`,
    onAction: () => {
      capture.change((line) => ({ ...line, nature: id }))
      requestAnimationFrame(onPicked)
    },
  }))
  return (
    <Menu label={t('notes.editor.nature')} items={items}>
      <Button variant="quiet" small className="capture-nature" aria-label={t('notes.capture.nature', { nature: t(`notes.natures.${nature}`) })}>
        <NatureTag nature={nature} />
      </Button>
    </Menu>
  )
}

function OccasionPicker({ capture, onPicked }: { capture: Capture; onPicked: () => void }) {
  const { t } = useTranslation()
  const kind = useStore(capture.store, (state) => state.line.kind)
  const items = noteKinds.map((id) => ({
    id,
    label: t(`notes.kinds.${id}`),
    onAction: () => {
      capture.change((line) => ({ ...line, kind: id }))
      requestAnimationFrame(onPicked)
    },
  }))
  return (
    <Menu label={t('notes.capture.occasion')} items={items}>
      <Button variant="quiet" small className="capture-occasion" aria-label={`${t('notes.capture.occasion')}: ${t(`notes.kinds.${kind}`)}`}>
        {t(`notes.kinds.${kind}`)} <span aria-hidden="true">▾</span>
      </Button>
    </Menu>
  )
}

function CaptureContext({ capture, names }: { capture: Capture; names: CaseNames }) {
  const { t } = useTranslation()
  const questionId = useStore(capture.store, (state) => state.line.questionId)
  const sourceId = useStore(capture.store, (state) => sourceOf(state.line))
  const question = questionId === null ? undefined : names.questions.get(questionId)
  const speaker = sourceId === null ? undefined : names.speakers.get(sourceId)
  return (
    <p className="capture-about" aria-live="polite">
      <span>{question ? t('notes.question', { number: question.number }) : t('notes.noQuestion')}</span>
      <span aria-hidden="true">·</span>
      {speaker ? <SpeakerWords speaker={speaker} /> : <span>{t('notes.capture.nobody')}</span>}
    </p>
  )
}

function FlagButton({ capture }: { capture: Capture }) {
  const { t } = useTranslation()
  const followUp = useStore(capture.store, (state) => state.line.followUp)
  return (
    <button
      type="button"
      className="capture-flag"
      aria-pressed={followUp}
      aria-label={t('notes.followUp')}
      title={`${t('notes.followUp')} (Alt 0)`}
      onClick={() => capture.change((line) => ({ ...line, followUp: !line.followUp }))}
    >
      <span aria-hidden="true">{followUp ? '⚑' : '⚐'}</span>
    </button>
  )
}
