import { useTranslation } from 'react-i18next'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { TextField } from '../ui/text-field.tsx'
import { PassphraseStrength } from './passphrase-strength.tsx'

type NewPassphraseProps = {
  labels: { readonly first: string; readonly again: string }
  passphrase: string
  onChange: (passphrase: string) => void
  again: string
  onAgain: (again: string) => void
  /** The letters can be read. */
  shown: boolean
  /** It was to be used as it stood: what is wrong with it is said. */
  asked: boolean
  differs: boolean
  autoFocus?: boolean
}

/** A passphrase to be made: written twice, with how well it protects. */
export function NewPassphrase({ labels, passphrase, onChange, again, onAgain, shown, asked, differs, autoFocus = false }: NewPassphraseProps) {
  const { t } = useTranslation()
  const common = { type: shown ? 'text' : 'password', autoComplete: 'new-password' } as const
  const isWeak = weaknessOf(passphrase) !== null
  return (
    <>
      <div>
        <TextField
          {...common}
          label={labels.first}
          hint={t('profile.create.passphraseHint')}
          autoFocus={autoFocus}
          value={passphrase}
          onChange={onChange}
          error={asked && isWeak ? t('profile.create.passphraseHint') : null}
        />
        <PassphraseStrength passphrase={passphrase} />
      </div>
      <TextField {...common} label={labels.again} value={again} onChange={onAgain} error={asked && differs ? t('profile.create.differs') : null} />
    </>
  )
}
