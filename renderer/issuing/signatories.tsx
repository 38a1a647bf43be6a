import { useTranslation } from 'react-i18next'
import type { Colleague } from '../../src/domain/colleague.ts'
import type { Signatory } from '../../src/domain/report.ts'
import { goTo } from '../app/location.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'

type SignatoriesProps = { signatories: readonly Signatory[]; colleagues: readonly Colleague[]; onChange: (signatories: Signatory[]) => void }

/** Who signs, picked among the office's colleagues. */
export function Signatories({ signatories, colleagues, onChange }: SignatoriesProps) {
  const { t } = useTranslation()
  const free = colleagues.filter((colleague) => !signatories.some((one) => one.name === colleague.name))
  return (
    <div className="particulars-part">
      <h3>{t('report.signatories')}</h3>
      {signatories.length === 0 && colleagues.length > 0 && <p className="ui-hint">{t('report.noSignatories')}</p>}
      {colleagues.length === 0 && (
        <Button small variant="link" onPress={() => goTo({ screen: 'settings', section: 'colleagues' })}>
          {t('report.noColleagues')}
        </Button>
      )}
      <ul>
        {signatories.map((one) => (
          <li key={one.name}>
            <span>
              {one.name}
              <small>{one.title}</small>
            </span>
            <IconButton
              small
              icon="cross"
              label={t('report.removeSignatory', { name: one.name })}
              onPress={() => onChange(signatories.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ul>
      {free.length > 0 && signatories.length < 4 && (
        <Menu
          label={t('report.addSignatory')}
          items={free.map((colleague) => ({
            id: colleague.id,
            label: [colleague.name, colleague.title].filter(Boolean).join(', '),
            onAction: () => onChange([...signatories, { name: colleague.name, title: colleague.title }]),
          }))}
        >
          <Button small variant="quiet" icon="plus">
            {t('report.addSignatory')}
          </Button>
        </Menu>
      )}
    </div>
  )
}
