import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useDraft } from './journal.ts'
import './quick-add.css'

type QuickAddProps = { target: string; label: string; placeholder: string; onAdd: (words: string) => Promise<boolean> }

/**
 * One line that makes a new row: type its name, press Enter, go on with the next. `onAdd` answers whether the row was made.
 * @param target names the line in the journal: `unit:new:<authority>`
 */
export function QuickAdd({ target, label, placeholder, onAdd }: QuickAddProps) {
  const { t } = useTranslation()
  const { words, type, add } = useQueuedLine(target, onAdd)
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="ui-quick-add">
      <TextField
        label={label}
        labelHidden
        placeholder={placeholder}
        inputRef={input}
        value={words}
        onChange={type}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <Button
        icon="plus"
        isDisabled={words.trim() === ''}
        onPress={() => {
          add()
          input.current?.focus()
        }}
      >
        {t('common.add')}
      </Button>
    </div>
  )
}

/**
 * The line and the names on their way. It is free at once, whatever the speed of the hand; rows are made one after the other, and words that made none
 * come back into it, after a crash too.
 */
function useQueuedLine(target: string, onAdd: QuickAddProps['onAdd']) {
  const draft = useDraft<string>(target)
  const [words, setWords] = useState(draft.found ?? '')
  /** Names on their way to the core, then what stands in the line. */
  const kept = useRef<{ underWay: readonly string[]; line: string }>({ underWay: [], line: words })
  const keep = (change: Partial<typeof kept.current>) => {
    kept.current = { ...kept.current, ...change }
    const all = [...kept.current.underWay, kept.current.line].join(' ').trim()
    if (all === '') draft.discard()
    else draft.put(all)
    setWords(kept.current.line)
  }
  const before = useRef(Promise.resolve())
  const add = () => {
    const name = words.trim()
    if (name === '') return
    keep({ underWay: [...kept.current.underWay, name], line: '' })
    before.current = before.current.then(async () => {
      const isMade = await onAdd(name)
      const { underWay, line } = kept.current
      keep({ underWay: underWay.slice(1), line: isMade ? line : `${name} ${line}`.trim() })
    })
  }
  return { words, type: (line: string) => keep({ line }), add }
}
