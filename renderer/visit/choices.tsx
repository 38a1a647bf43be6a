import { Checkbox } from '../ui/checkbox.tsx'
import './visit-dialog.css'

type ChoicesProps = {
  label: string
  none: string
  options: readonly { id: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Several of a few, as check boxes under a label. */
export function Choices({ label, none, options, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset className="visit-choices">
      <legend>{label}</legend>
      {options.length === 0 && <p className="ui-hint">{none}</p>}
      {options.map((option) => (
        <Checkbox
          key={option.id}
          isSelected={chosen.includes(option.id)}
          onChange={(on) => onChange(on ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))}
        >
          {option.label}
        </Checkbox>
      ))}
    </fieldset>
  )
}
