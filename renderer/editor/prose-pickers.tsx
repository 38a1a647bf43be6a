import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeRows } from '../data/queries.ts'
import { searchSources } from './evidence-sources.ts'
import { Picker, type PickerProps } from './picker.tsx'
import { citationAfter, withOfficeWords } from './office-words.ts'
import { useDesk, type ActiveText } from './prose-desk.tsx'
import { SourceWords } from './source-words.tsx'
import { Tool } from './tool.tsx'

const words = {
  evidence: { label: 'editor.evidence', keys: 'Ctrl ⇧ B', title: 'editor.pickEvidence', hint: 'editor.pickEvidenceHint', empty: 'editor.noEvidence' },
  phrase: { label: 'editor.phrase', keys: 'Ctrl ⇧ E', title: 'editor.pickPhrase', hint: 'editor.pickPhraseHint', empty: 'editor.noPhrases' },
  legalSource: {
    label: 'editor.legalSource',
    keys: 'Ctrl ⇧ R',
    title: 'editor.pickLegalSource',
    hint: 'editor.pickLegalSourceHint',
    empty: 'editor.noLegalSources',
  },
  answer: { label: 'letters.quote.answer', keys: 'Ctrl ⇧ A', title: 'letters.quote.pick', hint: 'letters.quote.pickHint', empty: 'letters.quote.none' },
  date: { label: 'letters.dates.tool', keys: 'Ctrl ⇧ T', title: 'letters.dates.pick', hint: 'letters.dates.pickHint', empty: 'letters.dates.none' },
} as const

type PickToolProps<Item> = Pick<PickerProps<Item>, 'find' | 'keyOf' | 'onPick' | 'children'> & { id: keyof typeof words; isDisabled: boolean }

/** A tool that opens a list to pick from. */
export function PickTool<Item>({ id, isDisabled, onPick, ...picker }: PickToolProps<Item>) {
  const { t } = useTranslation()
  const { label, keys, title, hint, empty } = words[id]
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Tool id={id} label={t(label)} keys={keys} isDisabled={isDisabled} onChange={() => setOpen(true)} buttonRef={button} word />
      <Picker
        {...picker}
        title={t(title)}
        hint={t(hint)}
        empty={t(empty)}
        anchor={button}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onPick={(item) => {
          setOpen(false)
          onPick(item)
        }}
      />
    </>
  )
}

/** True when the texts hold every word that is asked for. */
export function holds(query: string, ...texts: string[]): boolean {
  const text = texts.join(' ').toLocaleLowerCase('da')
  return query
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Puts words in the text at the cursor, made from what stands before them. */
export function insertWords(active: ActiveText | null, wordsAfter: (before: string) => string): void {
  if (active === null) return
  const { view } = active.editor
  view.focus()
  view.dispatch(withOfficeWords(view.state, wordsAfter))
}

/** The case's notes, answers and materials, to be referred to at the cursor. */
export function EvidencePicker({ isDisabled }: { isDisabled: boolean }) {
  const { active, sources } = useDesk()
  return (
    <PickTool
      id="evidence"
      isDisabled={isDisabled}
      find={(query) => searchSources(sources, query)}
      keyOf={(source) => source.source}
      onPick={({ source }) => {
        active?.onEvidence?.(source)
        active?.editor.chain().focus().insertContent({ type: 'evidence', attrs: { source } }).run()
      }}
    >
      {(source) => <SourceWords source={source} />}
    </PickTool>
  )
}

/** The office's recurring phrases, put in as text. */
export function PhrasePicker({ isDisabled }: { isDisabled: boolean }) {
  const { active } = useDesk()
  const phrases = useOfficeRows('phrase')
  return (
    <PickTool
      id="phrase"
      isDisabled={isDisabled}
      find={(query) => phrases.filter((phrase) => holds(query, phrase.group, phrase.text))}
      keyOf={(phrase) => phrase.id}
      onPick={({ text }) => insertWords(active, () => text)}
    >
      {(phrase) => (
        <span className="source-words">
          <small>{phrase.group}</small>
          <span className="words">{phrase.text}</span>
        </span>
      )}
    </PickTool>
  )
}

/** The office's legal sources: the citation goes into the text. */
export function LegalSourcePicker({ isDisabled }: { isDisabled: boolean }) {
  const { active } = useDesk()
  const legalSources = useOfficeRows('legalSource')
  return (
    <PickTool
      id="legalSource"
      isDisabled={isDisabled}
      find={(query) => legalSources.filter((source) => holds(query, source.citation, source.summary))}
      keyOf={(source) => source.id}
      onPick={({ citation }) => insertWords(active, (before) => citationAfter(before, citation))}
    >
      {(source) => (
        <span className="source-words">
          <b>{source.citation}</b>
          <span className="words">{source.summary}</span>
        </span>
      )}
    </PickTool>
  )
}
