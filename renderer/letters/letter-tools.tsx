import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../src/domain/answer.ts'
import type { LetterSection } from '../../src/domain/letter-section.ts'
import { markedPlaces, quotedWords } from '../../src/domain/marked-passage.ts'
import { quoteMarks } from '../../src/domain/quotation.ts'
import { useCall } from '../data/queries.ts'
import { insertBlocks } from '../editor/insert-block.ts'
import { useDesk } from '../editor/prose-desk.tsx'
import { phraseAfter } from '../editor/office-words.ts'
import { holds, insertWords, PickTool } from '../editor/prose-pickers.tsx'
import { withQuoteMark, type QuoteMark } from '../editor/quote-marks.ts'
import { Tool } from '../editor/tool.tsx'
import type { ThreadRows } from '../follow-up/use-threads.ts'
import { dateWords } from '../strings/formats.ts'
import { answersFirst, answerQuote, senderWords } from './answer-quote.ts'
import { StatisticDialog } from './statistic-dialog.tsx'

type LetterToolsProps = { rows: ThreadRows; section: LetterSection | undefined }

/** The tools that only the texts of letters have: an answer as a quotation, the marks of a quotation, figures. */
export function LetterTools({ rows, section }: LetterToolsProps) {
  const { t } = useTranslation()
  const { active } = useDesk()
  /** The statistic that the dialog began with; undefined while it is closed. */
  const [counting, setCounting] = useState<string | null>()
  const editor = active?.editor ?? null
  const inQuote =
    useEditorState({ editor, selector: ({ editor: current }) => current !== null && !current.isDestroyed && current.isActive('blockquote') }) ?? false
  const off = editor === null
  const mark = (kind: QuoteMark) => () => {
    if (editor === null) return
    editor.view.focus()
    editor.view.dispatch(withQuoteMark(editor.state, kind))
  }
  return (
    <>
      <AnswerPicker rows={rows} section={section} isDisabled={off} />
      <DatePicker inspectionId={rows.inspection.id} isDisabled={off} />
      <Tool id="elision" label={t('letters.quote.elision')} keys="Ctrl ⇧ X" isDisabled={!inQuote} onChange={mark('elision')}>
        {quoteMarks.elision}
      </Tool>
      <Tool id="insertion" label={t('letters.quote.insertion')} keys="Ctrl ⇧ K" isDisabled={!inQuote} onChange={mark('insertion')}>
        {t('letters.quote.insertionSign')}
      </Tool>
      <Tool id="omission" label={t('letters.quote.omission')} keys="Ctrl ⇧ N" isDisabled={!inQuote} onChange={mark('omission')}>
        {t('letters.quote.omissionSign')}
      </Tool>
      <Tool
        id="statistic"
        label={t('letters.statistic.tool')}
        keys="Ctrl ⇧ G"
        isDisabled={off}
        onChange={() => setCounting(editor && selectedStatistic(editor))}
        word
      />
      {counting !== undefined && editor && (
        <StatisticDialog
          inspectionId={rows.inspection.id}
          marked={counting}
          onInsert={(id) => insertBlocks(editor, [{ type: 'statistic', attrs: { id } }])}
          onClose={() => setCounting(undefined)}
        />
      )}
    </>
  )
}

/** The statistic that is marked in a text, to be changed where it stands. */
function selectedStatistic({ state: { selection } }: Editor): string | null {
  return selection instanceof NodeSelection && selection.node.type.name === 'statistic' ? String(selection.node.attrs['id']) : null
}

/** The case's answers, those to what the section is about first; of the one that is picked the marked passages, or all of it, come into the text. */
function AnswerPicker({ rows, section, isDisabled }: LetterToolsProps & { isDisabled: boolean }) {
  const { t } = useTranslation()
  const { active } = useDesk()
  const names = new Map(rows.authority.map(({ id, name }) => [id, name]))
  const answers = answersFirst(rows.answer, section)
  const insert = (answer: Answer) => {
    if (active) insertBlocks(active.editor, [answerQuote(answer, senderWords(answer, names))])
  }
  return (
    <PickTool
      id="answer"
      isDisabled={isDisabled}
      find={(query) => answers.filter((answer) => holds(query, answer.text, dateWords(answer.date), senderWords(answer, names)))}
      keyOf={({ id }) => id}
      onPick={insert}
    >
      {(answer) => (
        <span className="source-words">
          <small>
            {[
              senderWords(answer, names),
              dateWords(answer.date),
              ...(quotedWords(answer) === answer.text ? [] : [t('letters.quote.markedCount', { count: markedPlaces(answer).found.length })]),
            ].join(', ')}
          </small>
          <span className="words">{quotedWords(answer)}</span>
        </span>
      )}
    </PickTool>
  )
}

/** The dates of the case, the newest first; the one that is picked comes into the text as the beginning of a sentence. */
function DatePicker({ inspectionId, isDisabled }: { inspectionId: string; isDisabled: boolean }) {
  const { t } = useTranslation()
  const { active } = useDesk()
  const dates = useCall('letter.datePhrases', { inspectionId }).data ?? []
  return (
    <PickTool
      id="date"
      isDisabled={isDisabled}
      find={(query) => dates.filter(({ kind, date, phrase, about }) => holds(query, t(`letters.dates.kinds.${kind}`), dateWords(date), phrase, about))}
      keyOf={({ kind, phrase, about }) => [kind, phrase, about].join()}
      onPick={({ phrase }) => insertWords(active, (before) => phraseAfter(before, phrase))}
    >
      {({ kind, date, phrase, about }) => (
        <span className="source-words">
          <small>
            {t(`letters.dates.kinds.${kind}`)}, {dateWords(date)}
          </small>
          <span>{phrase}</span>
          {about !== '' && <small className="words">{about}</small>}
        </span>
      )}
    </PickTool>
  )
}
