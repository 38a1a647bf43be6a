import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftConflict, errorOf } from '../data/autosaved-text.tsx'
import { useAutosave, type AutosaveHandle } from '../data/autosaves.ts'
import { call } from '../data/bridge.ts'
import { useOfficeRows } from '../data/queries.ts'
import '../editor/editor.css'
import { Picker } from '../editor/picker.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { ListedThread } from './listed-threads.ts'

/** What the office writes to the answers; it saves itself, also before the thread has a row of its own. */
export function Reaction({ thread, inspectionId, children }: { thread: ListedThread; inspectionId: string; children: ReactNode }) {
  const { t } = useTranslation()
  const { noun, id } = thread
  const field = useAutosave<string>(
    {
      target: `reaction:${id}:${inspectionId}`,
      base: () => null,
      save: async (reaction) => {
        const result = await call('followUp.set', { noun, id, patch: { reaction } })
        return result.ok ? { ok: true, value: result.value.reaction } : result
      },
      equal: Object.is,
      saveOn: 'pause',
    },
    thread.followUp?.reaction ?? '',
  )
  return (
    <div className="reaction">
      <TextArea
        label={t('followUp.events.reaction')}
        hint={t('followUp.reactionHint')}
        minRows={3}
        value={field.value}
        onChange={field.change}
        onBlur={field.flush}
        error={errorOf(field)}
        isReadOnly={field.conflict !== null}
      />
      <DraftConflict label={t('followUp.events.reaction')} field={field} words={(words) => words} />
      <div className="reaction-foot">
        <Phrases field={field} />
        {children}
      </div>
    </div>
  )
}

/** The office's phrases: the one that is picked goes to the end of what is written. */
function Phrases({ field }: { field: AutosaveHandle<string> }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const phrases = useOfficeRows('phrase')
  const find = (query: string) => {
    const wanted = query.trim().toLocaleLowerCase('da').split(/\s+/)
    return phrases.filter(({ group, text }) => wanted.every((word) => `${group} ${text}`.toLocaleLowerCase('da').includes(word)))
  }
  return (
    <>
      <Button ref={button} small icon="quote" onPress={() => setOpen(true)}>
        {t('followUp.phrases')}
      </Button>
      <Picker
        title={t('followUp.pickPhrase')}
        hint={t('followUp.pickPhraseHint')}
        empty={t('followUp.noPhrases')}
        anchor={button}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        find={find}
        keyOf={(phrase) => phrase.id}
        onPick={({ text }) => {
          setOpen(false)
          field.change([field.value.trimEnd(), text].filter(Boolean).join(' '))
          field.flush()
        }}
      >
        {({ group, text }) => (
          <span className="source-words">
            {text}
            <small>{group}</small>
          </span>
        )}
      </Picker>
    </>
  )
}
