import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Icon } from './icon.tsx'
import './list-box.css'

/** Something to choose: its id, its word, and a word more where needed. */
export type Option<Id extends string = string> = { readonly id: Id; readonly label: string; readonly hint?: string }

/** The open list of a Select or ComboBox. `items` is left out where the combo box itself filters. */
export function OptionList({ items }: { items?: readonly Option[] }) {
  return (
    <Popover className="ui-popover" offset={4}>
      <ListBox<Option> className="ui-options" {...(items !== undefined && { items })}>
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="ui-option">
            <span className="ui-check">
              <Icon name="check" size={14} />
            </span>
            <span>{option.label}</span>
            {option.hint !== undefined && <small>{option.hint}</small>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
