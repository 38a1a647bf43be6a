import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announcedNumbers } from '../../src/domain/numbering.ts'
import { arrange } from '../data/arrange.ts'
import { useDraft } from '../data/journal.ts'
import { useOperation } from '../data/operation.ts'
import { useInspection, useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useAnswered } from './answered.ts'
import { Question } from './question.tsx'

/** The announcement's questions in the order in which they are put, and a line for the next one. */
export function Questions({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const all = useRows('question', inspectionId)
  const questions = useMemo(() => all.filter((row) => row.askedIn === 'announcement'), [all])
  const document = useRows('document', inspectionId)
  const { announcedOn } = useInspection(inspectionId)
  const numbers = announcedNumbers(questions, { document, announcedOn })
  const isPlain = questions.every((row) => row.droppedBecause === '') && document.every(({ kind }) => kind !== 'announcement')
  const notes = useNoteCounts(inspectionId)
  const answered = useAnswered(inspectionId)
  const standing = questions.filter((row) => row.droppedBecause === '').length
  return (
    <section aria-label={t('announcement.questions')}>
      <SectionHeading side={questions.length > 0 && t('announcement.count', { count: standing })}>{t('announcement.questions')}</SectionHeading>
      {questions.length === 0 && <EmptyState title={t('announcement.noQuestions')}>{t('announcement.noQuestionsText')}</EmptyState>}
      <ReorderableList
        label={t('announcement.questions')}
        items={questions}
        keyOf={(row) => row.id}
        nameOf={(row) => row.text}
        onArrange={(ids) => arrange('question', ids)}
      >
        {(row, handle, index) => (
          <Question
            question={row}
            // Where it stands now, also before the new order is saved, as long as every place is a number.
            number={row.droppedBecause === '' ? (isPlain ? index + 1 : (numbers.get(row.id) ?? index + 1)) : null}
            notes={notes.get(row.id) ?? 0}
            answeredOn={answered.get(row.id) ?? null}
            handle={handle}
          />
        )}
      </ReorderableList>
      <NewQuestion inspectionId={inspectionId} number={Math.max(0, ...numbers.values()) + 1} />
    </section>
  )
}

function useNoteCounts(inspectionId: string): Map<string, number> {
  const notes = useRows('note', inspectionId)
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { questionId } of notes) if (questionId !== null) counts.set(questionId, (counts.get(questionId) ?? 0) + 1)
    return counts
  }, [notes])
}

/** Enter puts the question and stays for the next; Shift+Enter breaks the line. What is typed survives a crash. */
function NewQuestion({ inspectionId, number }: { inspectionId: string; number: number }) {
  const { t } = useTranslation()
  const draft = useDraft<string>(`question:new:${inspectionId}`)
  const [words, setWords] = useState(draft.found ?? '')
  const create = useOperation('question.create')
  const latest = useRef(words)
  const change = (next: string) => {
    latest.current = next
    setWords(next)
    if (next.trim() === '') draft.discard()
    else draft.put(next)
  }
  const add = async () => {
    const text = words.trim()
    if (text === '') return
    // The line is free for the next question at once; one that could not be put comes back into it.
    const made = create.run({ inspectionId, askedIn: 'announcement', text })
    change('')
    if ((await made) === null) change([text, latest.current].filter(Boolean).join('\n'))
  }
  return (
    <div className="new-question">
      <span className="number" aria-hidden="true">
        {number}
      </span>
      <TextArea
        label={t('announcement.newQuestion')}
        labelHidden
        minRows={1}
        placeholder={t('announcement.newQuestionPlaceholder')}
        value={words}
        onChange={change}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          void add()
        }}
      />
      <Button icon="plus" isDisabled={words.trim() === ''} onPress={() => void add()}>
        {t('common.add')}
      </Button>
    </div>
  )
}
