import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { answerKeys } from '../checklists/checklist-keys.ts'
import { natureKeys, tagOf } from '../notes/capture-line.ts'
import { Kbd } from '../ui/kbd.tsx'
import { recordKey } from './visit-papers.ts'
import './key-help.css'

type Keys = readonly (readonly [stroke: string, word: string])[]

/** Says on the element around the lines of keys (`data-keys`) where the keyboard has come to stand in it; nothing is said where it stands in the capture line or elsewhere. */
export function markKeys(around: HTMLElement, focused: EventTarget | null): void {
  const keys = focused instanceof Element && around.contains(focused) ? keysOf(focused) : null
  if (keys === null) around.removeAttribute('data-keys')
  else if (around.dataset['keys'] !== keys) around.dataset['keys'] = keys
}

function keysOf(focused: Element): 'note' | 'point' | 'field' | null {
  if (focused.matches('.note-row')) return 'note'
  if (focused.matches('.answer')) return 'point'
  return focused.closest('.answer') === null ? null : 'field'
}

/**
 * The keys that matter where the keyboard stands: in the capture line, on a note, on a point or in its field. All take the same line, and the style
 * sheet shows the one that counts (see `markKeys`), so that nothing moves when the focus does. The line gives up its last keys where it is narrow; F1 has them all.
 */
export const KeyHelp = memo(function KeyHelp() {
  const { t } = useTranslation()
  const space = t('notes.listKeys.space')
  const line: Keys = [
    ...natureKeys.flatMap((nature) => (tagOf[nature] === null ? [] : [[tagOf[nature], t(`notes.natures.${nature}`)] as const])),
    ['Ctrl 1–9', t('notes.capture.keyWho')],
    ['Alt ↑↓', t('notes.capture.keyQuestion')],
    ['Alt 0', t('notes.capture.flag')],
    ['Alt 7', t('recording.key')],
    ['Alt 8', t('attachments.keyAdd')],
    ['Alt 9', t('attachments.keyCamera')],
    ['Alt 1–6', t('notes.capture.keyNature')],
    ['Ctrl ↑↓', t('notes.capture.keyOccasion')],
    ['⇧ Enter', t('notes.capture.keyBreak')],
    [recordKey, t('visit.keyRecord')],
  ]
  const note: Keys = [
    ['↑ ↓', t('notes.listKeys.choose')],
    ['Enter', t('notes.listKeys.edit')],
    [space, t('notes.listKeys.mark')],
    ['M', t('notes.listKeys.contradiction')],
    ['T', t('notes.listKeys.themes')],
    ['S', t('notes.listKeys.merge')],
    ['Alt 1–6', t('notes.capture.keyNature')],
    ['Alt 0', t('notes.capture.flag')],
    ['Delete', t('notes.listKeys.remove')],
    ['Esc', t('notes.listKeys.toLine')],
  ]
  const point: Keys = [
    ...answerKeys.map(({ key, value }) => [key.toUpperCase(), t(`checklists.values.${value}`).toLowerCase()] as const),
    ['1–9', t('checklists.keys.choose')],
    [space, t('checklists.keys.next')],
    ['M', t('checklists.keys.fault')],
    ['R', t('checklists.keys.remark')],
    ['F', t('checklists.keys.file')],
    ['⌫', t('checklists.keys.clear')],
    ['Esc', t('checklists.keys.leave')],
  ]
  const field: Keys = [
    ['Enter', t('checklists.keys.onwards')],
    ['↑ ↓', t('checklists.keys.point')],
    ['⇧ Enter', t('notes.capture.keyBreak')],
    ['Esc', t('checklists.keys.outOfField')],
  ]
  return (
    <>
      <KeyLine of="line" keys={line} />
      <KeyLine of="note" keys={note} />
      <KeyLine of="point" keys={point} />
      <KeyLine of="field" keys={field} />
    </>
  )
})

function KeyLine({ of, keys }: { of: 'line' | 'note' | 'point' | 'field'; keys: Keys }) {
  return (
    <p className={`key-line of-${of}`}>
      {keys.map(([stroke, word]) => (
        <span key={stroke}>
          <Kbd keys={stroke} /> {word}
        </span>
      ))}
    </p>
  )
}
