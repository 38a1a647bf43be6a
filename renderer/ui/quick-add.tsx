import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './quick-add.css'
import { TextField } from './text-field.tsx'

/** One line that makes a new row: type its name, press Enter, go on with the next. `onAdd` answers whether it was made. */
export function QuickAdd({ label, placeholder, onAdd }: { label: string; placeholder: string; onAdd: (words: string) => Promise<boolean> }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [isRunning, setRunning] = useState(false)
  const add = async () => {
    if (words.trim() === '' || isRunning) return
    setRunning(true)
    const made = await onAdd(words.trim())
    setRunning(false)
    if (made) setWords('')
  }
  return (
    <div className="ui-quick-add">
      <TextField
        label={label}
        labelHidden
        placeholder={placeholder}
        value={words}
        onChange={setWords}
        onKeyDown={(event) => event.key === 'Enter' && void add()}
      />
      <Button icon="plus" isDisabled={words.trim() === ''} onPress={() => void add()}>
        {t('common.add')}
      </Button>
    </div>
  )
}
