import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './quick-add.css'
import { TextField } from './text-field.tsx'

/**
 * One line that makes a new row: type its name, press Enter, go on with the next. The line is free at once, whatever the speed of the hand; rows are
 * made one after the other. `onAdd` answers whether the row was made; words that made none come back into the line.
 */
export function QuickAdd({ label, placeholder, onAdd }: { label: string; placeholder: string; onAdd: (words: string) => Promise<boolean> }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const before = useRef(Promise.resolve())
  const add = () => {
    const name = words.trim()
    if (name === '') return
    setWords('')
    before.current = before.current.then(async () => {
      if (!(await onAdd(name))) setWords((typed) => `${name} ${typed}`.trim())
    })
  }
  return (
    <div className="ui-quick-add">
      <TextField
        label={label}
        labelHidden
        placeholder={placeholder}
        inputRef={input}
        value={words}
        onChange={setWords}
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
