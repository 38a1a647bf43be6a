import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { retentionRule, retentionUnits, type RetentionRule } from '../../src/domain/retention.ts'
import { useOperation } from '../data/operation.ts'
import { queries, useCall } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import './retention.css'
import { useRuleWords } from './rule-words.ts'

/** How long things are kept, each with its legal ground; the office can change each rule and go back to the program's. */
export function RetentionSection() {
  const { t } = useTranslation()
  const rules = useCall('retention.rules', {}, { keep: true }).data ?? []
  const words = useRuleWords()
  return (
    <div className="chapter-page settings-page">
      <section aria-label={t('retention.settings.label')}>
        <p>{t('retention.settings.text')}</p>
        {rules.map((rule) => (
          <DisclosureRow
            key={rule.kind}
            summary={
              <>
                {t(`retention.kinds.${rule.kind}`)} <small>{rule.isActive ? words(rule) : t('retention.settings.off')}</small>
              </>
            }
          >
            <Fields key={JSON.stringify(rule)} rule={rule} />
          </DisclosureRow>
        ))}
      </section>
    </div>
  )
}

/** Saved when a field is left; a rule that does not hold is not saved, and says why. */
function Fields({ rule }: { rule: RetentionRule }) {
  const { t } = useTranslation()
  const [amount, setAmount] = useState(String(rule.amount))
  const [reason, setReason] = useState(rule.reason)
  const set = useOperation('retention.setRule')
  const reset = useOperation('retention.resetRule')
  const again = () => queries.invalidateQueries({ queryKey: ['call'] })
  const save = async (patch: Partial<RetentionRule>) => {
    const next = { ...rule, ...patch }
    if (!retentionRule.safeParse(next).success || JSON.stringify(next) === JSON.stringify(rule)) return
    if ((await set.run(next)) !== null) await again()
  }
  const back = async () => {
    if ((await reset.run({ kind: rule.kind })) !== null) await again()
  }
  const wholeNumber = /^\d{1,4}$/.test(amount.trim()) && Number(amount) <= 1000
  return (
    <div className="field-grid">
      <div className="whole">
        <Checkbox isSelected={rule.isActive} onChange={(isActive) => void save({ isActive })}>
          {t('retention.settings.active')}
        </Checkbox>
      </div>
      <TextField
        label={t('retention.settings.amount')}
        {...(!wholeNumber && { error: t('retention.settings.amountInvalid') })}
        value={amount}
        onChange={setAmount}
        onBlur={() => wholeNumber && void save({ amount: Number(amount) })}
      />
      <Select
        label={t('retention.settings.unit')}
        options={retentionUnits.map((id) => ({ id, label: t(`retention.units.${id}`) }))}
        value={rule.unit}
        onChange={(unit) => void save({ unit })}
      />
      <div className="whole">
        <TextArea
          label={t('retention.settings.reason')}
          hint={t('retention.settings.reasonHint')}
          {...(reason.trim() === '' && { error: t('retention.settings.reasonInvalid') })}
          value={reason}
          onChange={setReason}
          onBlur={() => void save({ reason })}
        />
      </div>
      <div className="whole">
        <Button small variant="link" onPress={() => void back()}>
          {t('retention.settings.reset')}
        </Button>
      </div>
    </div>
  )
}
