import type { Option } from './option.tsx'
import './part-picker.css'
import { SegmentedControl } from './segmented-control.tsx'

type PartPickerProps<Id extends string> = { label: string; parts: readonly Option<Id>[]; part: Id; onChange: (part: Id) => void }

/** Which part of a chapter is shown where there is no room for them side by side. */
export function PartPicker<Id extends string>({ label, parts, part, onChange }: PartPickerProps<Id>) {
  return (
    <div className="ui-parts">
      <SegmentedControl label={label} labelHidden options={parts} value={part} onChange={onChange} />
    </div>
  )
}
