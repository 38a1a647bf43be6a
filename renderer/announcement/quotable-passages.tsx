import { useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../src/domain/answer.ts'
import { markedPlaces, withMarked, type MarkedPassage, type Stretch } from '../../src/domain/marked-passage.ts'
import { flushAll } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { cachedRow } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import './quotable-passages.css'

/** An answer to read, with the passages that letters quote shown as marked; what is selected in it can be marked too. */
export function ReadAnswer({ answer }: { answer: Answer }) {
  const words = useRef<HTMLParagraphElement>(null)
  return (
    <QuotablePassages answer={answer} place={words}>
      <p ref={words} className="step-words">
        {piecesOf(answer).map(({ from, text, isMarked }) => (isMarked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>))}
      </p>
    </QuotablePassages>
  )
}

/** The field in which an answer is written, with its passages to quote: what is selected in the field can be marked. */
export function WrittenAnswer({ answer, children }: { answer: Answer; children: ReactNode }) {
  const field = useRef<HTMLDivElement>(null)
  return (
    <QuotablePassages answer={answer} place={field}>
      <div ref={field}>{children}</div>
    </QuotablePassages>
  )
}

/** The text of an answer in pieces that are marked or not. */
function piecesOf(answer: Answer): { from: number; text: string; isMarked: boolean }[] {
  const { text } = answer
  const { found } = markedPlaces(answer)
  const ends = [...new Set([0, ...found.flatMap(({ from, to }) => [from, to]), text.length])].sort((a, b) => a - b)
  return ends.slice(0, -1).map((from, i) => ({
    from,
    text: text.slice(from, ends[i + 1]),
    isMarked: found.some((one) => one.from <= from && from < one.to),
  }))
}

type QuotablePassagesProps = { answer: Answer; place: RefObject<HTMLElement | null>; children: ReactNode }

function QuotablePassages({ answer, place, children }: QuotablePassagesProps) {
  const { t } = useTranslation()
  const [selected, setSelected] = useSelected(place)
  /** A press may take the selection away before it is over. */
  const pressed = useRef<Stretch | null>(null)
  const mark = async (stretch: Stretch | null) => {
    if (stretch === null) return
    // The passage is one of the saved words.
    await flushAll()
    const row = cachedRow('answer', answer.id) ?? answer
    await attempt('answer.update', { id: answer.id, patch: { marked: [...withMarked(row, stretch)] } })
    if (place.current?.querySelector('textarea') === null) getSelection()?.removeAllRanges()
    setSelected(null)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.code !== 'KeyM' || selected === null) return
    event.preventDefault()
    void mark(selected)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  if (answer.text.trim() === '' && answer.marked.length === 0) return children
  return (
    <div className="quotable">
      {children}
      <div className="quotable-foot">
        <Tooltip text={[t('announcement.answers.marking.mark'), <Kbd key="keys" keys="Ctrl ⇧ M" />]}>
          <Button
            small
            icon="quote"
            isDisabled={selected === null}
            onPressStart={() => (pressed.current = selected)}
            onPress={() => void mark(pressed.current ?? selected)}
          >
            {t('announcement.answers.marking.mark')}
          </Button>
        </Tooltip>
        {answer.marked.length === 0 && <span className="ui-hint">{t('announcement.answers.marking.hint')}</span>}
      </div>
      {answer.marked.length > 0 && <Passages answer={answer} />}
    </div>
  )
}

/** The marked passages in the order of the text, each to be taken away; those that are no longer in it after them. */
function Passages({ answer }: { answer: Answer }) {
  const { t } = useTranslation()
  const { found, lost } = markedPlaces(answer)
  const remove = (gone: MarkedPassage) =>
    void attempt('answer.update', { id: answer.id, patch: { marked: answer.marked.filter((passage) => passage !== gone) } })
  return (
    <ul className="quotable-list" aria-label={t('announcement.answers.marking.list')}>
      {[...found.map(({ passage }) => passage), ...lost].map((passage) => (
        <li key={`${passage.at} ${passage.words}`}>
          {lost.includes(passage) && <StateMark state="warn">{t('announcement.answers.marking.lost')}</StateMark>}
          <q>{passage.words}</q>
          <IconButton
            small
            icon="cross"
            label={t('announcement.answers.marking.remove', { words: shortened(passage.words) })}
            onPress={() => remove(passage)}
          />
        </li>
      ))}
    </ul>
  )
}

const shortened = (words: string): string => (words.length > 40 ? `${words.slice(0, 40)} …` : words)

/** What is selected in an answer, in its field or as it is read; null while nothing is. */
function useSelected(place: RefObject<HTMLElement | null>): [Stretch | null, (selected: Stretch | null) => void] {
  const [selected, setSelected] = useState<Stretch | null>(null)
  useEffect(() => {
    const look = () => {
      const element = place.current
      if (element === null) return
      const field = element.querySelector('textarea')
      const now = field === null ? selectedIn(element) : selectedInField(field)
      // Who has gone to the button has not left the words.
      if (now === null && element.parentElement?.querySelector('.quotable-foot')?.contains(document.activeElement)) return
      setSelected(now)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [place])
  return [selected, setSelected]
}

function selectedInField(field: HTMLTextAreaElement): Stretch | null {
  if (document.activeElement !== field || field.selectionStart === field.selectionEnd) return null
  return { from: field.selectionStart, to: field.selectionEnd }
}

function selectedIn(words: HTMLElement): Stretch | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(words)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  return { from, to: from + range.toString().length }
}
