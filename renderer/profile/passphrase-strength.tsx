import { useTranslation } from 'react-i18next'
import { weaknessOf } from '../../src/domain/passphrase.ts'
import { classNames } from '../ui/class-names.ts'

/** How well a passphrase protects, as a bar and in words: by length once nothing makes it guessable. */
export function PassphraseStrength({ passphrase }: { passphrase: string }) {
  const { t } = useTranslation()
  const length = Array.from(passphrase.normalize('NFC').trim()).length
  const weakness = weaknessOf(passphrase)
  const filled = weakness !== null ? Math.min(1, Math.ceil(length / 12)) : length >= 20 ? 3 : 2
  const words =
    length === 0
      ? t('profile.strength.none')
      : weakness === null
        ? t(filled === 3 ? 'profile.strength.strong' : 'profile.strength.good')
        : weakness === 'short'
          ? t('profile.strength.short', { replace: { count: length } })
          : t(`profile.strength.${weakness}`)
  return (
    <div className="strength" data-strength={filled}>
      <span className="strength-bar" aria-hidden="true">
        {[1, 2, 3].map((part) => (
          <i key={part} className={classNames(part <= filled && 'on')} />
        ))}
      </span>
      <span role="status">
        {t('profile.strength.label')}: {words}
      </span>
    </div>
  )
}
