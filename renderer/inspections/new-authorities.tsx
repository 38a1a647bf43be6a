import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../data/queries.ts'
import { danishOrder } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { ComboBox } from '../ui/combo-box.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { Option } from '../ui/option.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { TextField } from '../ui/text-field.tsx'
import { addAuthority, removeAuthority, setAuthority, useNewInspection, type NewAuthority, type Wrong } from './new-inspection.ts'
import { useWrongWords } from './new-inspection-dialog.tsx'

/** The administrations of a new case, each with its own case number and the units to be visited. */
export function NewAuthorities({ wrong }: { wrong: Wrong }) {
  const { t } = useTranslation()
  const authorities = useNewInspection((state) => state.authorities)
  // The keyboard goes to what the person adds, not to what was there when the dialog opened.
  const [atFirst] = useState(authorities.length)
  return (
    <section aria-label={t('inspections.fields.authorities')}>
      <SectionHeading>{t('inspections.fields.authorities')}</SectionHeading>
      {authorities.map((authority, index) => (
        <OneAuthority key={authority.key} authority={authority} number={index + 1} canGo={authorities.length > 1} isAdded={index >= atFirst} wrong={wrong} />
      ))}
      <Button variant="link" icon="plus" onPress={addAuthority}>
        {t('inspections.new.addAuthority')}
      </Button>
    </section>
  )
}

type OneAuthorityProps = { authority: NewAuthority; number: number; canGo: boolean; isAdded: boolean; wrong: Wrong }

function OneAuthority({ authority, number, canGo, isAdded, wrong }: OneAuthorityProps) {
  const { t } = useTranslation()
  const words = useWrongWords(wrong)
  const known = useKnownAuthorities()
  const { key } = authority
  return (
    <fieldset className="new-authority">
      <legend className="visually-hidden">{t('inspections.new.authorityNumber', { number })}</legend>
      <div className="fields">
        <ComboBox
          label={t('inspections.fields.authorityName')}
          options={known}
          autoFocus={isAdded}
          text={authority.name}
          onTextChange={(name) => setAuthority(key, { name })}
          error={words(`name ${key}`)}
        />
        <TextField
          label={t('inspections.fields.counterpartCaseNumber')}
          note={t('common.optional')}
          placeholder={t('inspections.fields.caseNumberExample')}
          value={authority.counterpartCaseNumber}
          onChange={(counterpartCaseNumber) => setAuthority(key, { counterpartCaseNumber })}
          error={words(`number ${key}`)}
        />
        <TextField
          label={t('inspections.fields.department')}
          note={t('common.optional')}
          placeholder={t('inspections.fields.departmentExample')}
          value={authority.department}
          onChange={(department) => setAuthority(key, { department })}
        />
        <Units authority={authority} />
      </div>
      {canGo && <IconButton small icon="cross" label={t('inspections.new.removeAuthority', { number })} onPress={() => removeAuthority(key)} />}
    </fieldset>
  )
}

/** The administrations that other cases concern, to choose from instead of writing the name once more. */
function useKnownAuthorities(): readonly Option[] {
  const cases = useCall('inspection.overview', {}).data
  return useMemo(() => {
    const names = [...new Set(cases?.flatMap((item) => item.authorityNames))]
    return names.toSorted(danishOrder).map((name) => ({ id: name, label: name }))
  }, [cases])
}

/** One line a unit; a new empty line stands ready below the last one that is filled. */
function Units({ authority }: { authority: NewAuthority }) {
  const { t } = useTranslation()
  const field = useRef<HTMLDivElement>(null)
  const lines = authority.units.at(-1)?.trim() === '' ? authority.units : [...authority.units, '']
  return (
    <div className="units" ref={field}>
      {lines.map((unit, index) => (
        <TextField
          key={index}
          label={index === 0 ? t('inspections.fields.units') : t('inspections.fields.unitNumber', { number: index + 1 })}
          labelHidden={index > 0}
          {...(index === 0 && { note: t('common.optional') })}
          placeholder={index === 0 ? t('inspections.fields.unitExample') : t('inspections.fields.unitMore')}
          value={unit}
          onChange={(name) => setAuthority(authority.key, { units: lines.map((line, at) => (at === index ? name : line)) })}
          onKeyDown={(event) => {
            // Enter goes on to the next unit; it does not make the case before the rest is told.
            if (event.key !== 'Enter' || unit.trim() === '') return
            event.preventDefault()
            field.current?.querySelectorAll('input')[index + 1]?.focus()
          }}
        />
      ))}
    </div>
  )
}
