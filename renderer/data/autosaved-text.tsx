import { useTranslation } from 'react-i18next'
import type { EditableNoun } from '../../src/api/noun-operations.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import './autosaved-text.css'
import { useAutosavedField, type AutosavedFieldOptions, type AutosaveHandle } from './autosaves.ts'
import { addressDoubt, type AddressKind } from './address-doubt.ts'
import { concernsField, fieldErrorWords } from './error-words.ts'

export type AutosavedTextProps<Noun extends EditableNoun> = AutosavedFieldOptions<Noun, string> & {
  label: string
  labelHidden?: boolean
  hint?: string
  placeholder?: string
  /** Several lines, growing. */
  multiline?: boolean
  minRows?: number
  /** One line that wraps instead of being cut off: Enter writes nothing, and pasted line breaks become spaces. */
  wraps?: boolean
  /** The address that it is for: anything else is saved all the same, with a word about it. */
  address?: AddressKind | undefined
  autoFocus?: boolean
  className?: string
}

/** A text field of a row that saves itself and shows both versions when a draft and the saved text disagree. */
export function AutosavedText<Noun extends EditableNoun>(props: AutosavedTextProps<Noun>) {
  const { noun, id, field, value, saveOn, equal, multiline, minRows, wraps, address, ...rest } = props
  const saved = useAutosavedField<Noun, string>({ noun, id, field, value, ...(saveOn && { saveOn }), ...(equal && { equal }) })
  const change = wraps ? (words: string) => saved.change(words.replace(/\n+$/, '').replaceAll('\n', ' ')) : saved.change
  const doubt = address !== undefined && saved.value === value ? addressDoubt(address, value) : null
  const error = errorOf(saved) ?? doubt
  const common = { ...rest, value: saved.value, onChange: change, onBlur: saved.flush, error, isReadOnly: saved.conflict !== null }
  return (
    <div className="autosaved">
      {multiline || wraps ? <TextArea {...common} minRows={minRows ?? (wraps ? 1 : 2)} /> : <TextField {...common} />}
      <DraftConflict label={props.label} field={saved} words={(text) => text} />
    </div>
  )
}

type NullableProps<Noun extends EditableNoun> = Omit<AutosavedTextProps<Noun>, 'value' | 'field' | 'equal' | 'wraps'> & {
  field: AutosavedFieldOptions<Noun, string | null>['field']
  value: string | null
}

/** The same for a field that is null when nothing is written, such as a case number. It is saved when it is left. */
export function AutosavedOptionalText<Noun extends EditableNoun>({ noun, id, field, value, multiline, minRows, ...rest }: NullableProps<Noun>) {
  const saved = useAutosavedField<Noun, string | null>({ noun, id, field, value, saveOn: rest.saveOn ?? 'blur' })
  return (
    <div className="autosaved">
      <TextField
        {...rest}
        value={saved.value ?? ''}
        onChange={(words) => saved.change(words.trim() === '' ? null : words)}
        onBlur={saved.flush}
        error={errorOf(saved)}
        isReadOnly={saved.conflict !== null}
      />
      <DraftConflict label={rest.label} field={saved} words={(text) => text ?? ''} />
    </div>
  )
}

/** The words under a field whose last save was refused. */
export function errorOf(field: Pick<AutosaveHandle<never>, 'error'>): string | null {
  return field.error !== null && concernsField(field.error) ? fieldErrorWords(field.error) : null
}

/** Both versions of a field, to choose between; nothing when there is no conflict. `words` makes plain text of a value. */
export function DraftConflict<Value>({ label, field, words }: { label: string; field: AutosaveHandle<Value>; words: (value: Value) => string }) {
  const { t } = useTranslation()
  if (field.conflict === null) return null
  return (
    <section className="draft-conflict" aria-label={t('common.draftsBack.conflictTitle', { field: label })}>
      <strong>{t('common.draftsBack.conflictTitle', { field: label })}</strong>
      <p>{t('common.draftsBack.conflictText')}</p>
      <div className="versions">
        <div>
          <small>{t('common.draftsBack.mine')}</small>
          <p>{words(field.conflict.mine)}</p>
          <Button small onPress={field.keepMine}>
            {t('common.draftsBack.keepMine')}
          </Button>
        </div>
        <div>
          <small>{t('common.draftsBack.theirs')}</small>
          <p>{words(field.conflict.theirs)}</p>
          <Button small onPress={field.keepTheirs}>
            {t('common.draftsBack.keepTheirs')}
          </Button>
        </div>
      </div>
    </section>
  )
}
