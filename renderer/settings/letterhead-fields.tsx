import { useTranslation } from 'react-i18next'
import { requiredLetterheadFields, type Letterhead } from '../../src/domain/letterhead.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useAutosavedField } from '../data/autosaves.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { useDefaultLetterhead } from './default-letterhead.ts'
import { Logo } from './logo.tsx'
import { Template } from './template.tsx'

const lines = [
  'label',
  'municipality',
  'sender',
  'officeName',
  'street',
  'postalTown',
  'phone',
  'fax',
  'email',
  'ean',
  'web',
  'closing',
  'caseNumberLabel',
  'documentNumberLabel',
] as const
const required: ReadonlySet<string> = new Set([...requiredLetterheadFields, 'label'])

/** Every field of a letterhead; those without which nothing may be issued say so while they are empty. */
export function LetterheadFields({ row }: { row: Letterhead }) {
  const { t } = useTranslation()
  const isDefault = useDefaultLetterhead() === row.id
  const setDefault = useOperation('settings.update')
  return (
    <>
      <div className="field-grid">
        {lines.map((field) => (
          <AutosavedText
            key={field}
            noun="letterhead"
            id={row.id}
            field={field}
            saveOn="blur"
            label={t(`settings.letterheads.fields.${field}`)}
            value={row[field]}
            address={field === 'email' || field === 'web' ? field : undefined}
            {...(required.has(field) && row[field].trim() === '' && { hint: t('settings.letterheads.needed') })}
          />
        ))}
        <Colour row={row} />
        <DateStyle row={row} />
        <div className="whole">
          <Logo row={row} />
        </div>
        <div className="whole">
          <Template row={row} />
        </div>
      </div>
      {!isDefault && (
        <Button variant="link" onPress={() => void setDefault.run({ letterheadId: row.id })}>
          {t('settings.letterheads.makeDefault')}
        </Button>
      )}
    </>
  )
}

function Colour({ row }: { row: Letterhead }) {
  const { t } = useTranslation()
  return (
    <div className="colour">
      <AutosavedText
        noun="letterhead"
        id={row.id}
        field="accentColour"
        saveOn="blur"
        label={t('settings.letterheads.fields.accentColour')}
        value={row.accentColour}
      />
      <span className="sample" style={{ background: row.accentColour }} aria-hidden="true" />
    </div>
  )
}

function DateStyle({ row }: { row: Letterhead }) {
  const { t } = useTranslation()
  const saved = useAutosavedField({ noun: 'letterhead', id: row.id, field: 'dateStyle', value: row.dateStyle })
  return (
    <SegmentedControl
      label={t('settings.letterheads.fields.dateStyle')}
      options={[
        { id: 'long', label: t('settings.letterheads.dateLong') },
        { id: 'short', label: t('settings.letterheads.dateShort') },
      ]}
      value={saved.value}
      onChange={(style) => {
        saved.change(style)
        saved.flush()
      }}
    />
  )
}
