import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedThread } from '../follow-up/listed-threads.ts'
import { useThreadWords } from '../follow-up/thread-words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { StateMark } from '../ui/state-mark.tsx'

type ThreadChoiceDialogProps = {
  title: string
  /** What is done with the chosen ones: "Opret brevet". */
  action: string
  threads: readonly ListedThread[]
  chosen: readonly ListedThread[]
  /** Whether none may be chosen. */
  mayBeNone?: boolean
  onChoose: (threads: ListedThread[]) => void
  onClose: () => void
}

/** Picks which threads something is about: each with its number and how it stands; space ticks one. */
export function ThreadChoiceDialog({ title, action, threads, chosen, mayBeNone = false, onChoose, onClose }: ThreadChoiceDialogProps) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(chosen.map(({ id }) => id)))
  const tick = (id: string, yes: boolean) => setIds((known) => new Set(yes ? [...known, id] : [...known].filter((other) => other !== id)))
  const picked = threads.filter(({ id }) => ids.has(id))
  const isAll = picked.length === threads.length
  const footer = (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" isDisabled={picked.length === 0 && !mayBeNone} onPress={() => onChoose(picked)}>
        {action}
      </Button>
    </>
  )
  return (
    <Dialog title={title} isOpen onClose={onClose} footer={footer}>
      <div className="thread-choice-head">
        <span role="status">{t('letters.threads.chosen', { count: picked.length, total: threads.length })}</span>
        <Button small variant="link" onPress={() => setIds(new Set(isAll ? [] : threads.map(({ id }) => id)))}>
          {t(isAll ? 'letters.threads.none' : 'letters.threads.all')}
        </Button>
      </div>
      <ul className="thread-choice">
        {threads.map((thread, index) => {
          const { mark, words } = say.state(thread)
          return (
            <li key={thread.id}>
              <Checkbox isSelected={ids.has(thread.id)} onChange={(yes) => tick(thread.id, yes)} {...(index === 0 && { autoFocus: true })}>
                <b>{say.name(thread)}</b> {thread.text} <StateMark state={mark}>{words}</StateMark>
              </Checkbox>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
