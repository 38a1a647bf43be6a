import { RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CriticismStep } from '../../src/domain/criticism-step.ts'
import { Button } from '../ui/button.tsx'

/** The office's criticism scale as a grid: arrow keys walk it, and a grading can be taken away again. */
export function CriticismScale({
  steps,
  value,
  onChange,
}: {
  steps: readonly CriticismStep[]
  value: string | null
  onChange: (stepId: string | null) => void
}) {
  const { t } = useTranslation()
  if (steps.length === 0) return <p className="ui-hint">{t('findings.noScale')}</p>
  const chosen = steps.find((step) => step.id === value)
  return (
    <>
      <RadioGroup className="criticism-scale" aria-label={t('findings.grading')} value={value} onChange={onChange}>
        {steps.map((step) => (
          <RadioField key={step.id} value={step.id} className="criticism-field">
            <RadioButton className="criticism-step">
              <span aria-hidden="true" className="sign">
                {step.id === value ? '✓' : ''}
              </span>
              {withBreaks(step.label)}
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      {chosen && (
        <p className="criticism-wording">
          <span>{chosen.wording}</span>
          <Button variant="link" onPress={() => onChange(null)}>
            {t('findings.clearGrading')}
          </Button>
        </p>
      )}
    </>
  )
}

/** Lets a long compound break after its first part ("forbedrings-potentiale"): browsers know no Danish hyphenation. */
const withBreaks = (label: string): string => label.replace(/(ings|heds|tions)(?=\p{L}{3})/gu, '$1\u00AD')
