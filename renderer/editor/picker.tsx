import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/text-field.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'

export type PickerProps<Item> = {
  title: string
  hint: string
  /** What stands when there is nothing to pick from at all. */
  empty: string
  anchor: RefObject<Element | null>
  isOpen: boolean
  onClose: () => void
  find: (query: string) => readonly Item[]
  keyOf: (item: Item) => string
  onPick: (item: Item) => void
  children: (item: Item) => ReactNode
}

/** A list with a search field over it, beside the button that opened it: arrow keys walk, Enter picks, Escape closes. */
export function Picker<Item>({ title, hint, empty, anchor, isOpen, onClose, find, keyOf, onPick, children }: PickerProps<Item>) {
  return (
    <Popover
      className="ui-popover prose-picker"
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      offset={4}
    >
      <Dialog aria-label={title} className="prose-picker-dialog">
        <PickerBody {...{ title, hint, empty, find, keyOf, onPick }}>{children}</PickerBody>
      </Dialog>
    </Popover>
  )
}

type PickerBodyProps<Item> = Pick<PickerProps<Item>, 'title' | 'hint' | 'empty' | 'find' | 'keyOf' | 'onPick' | 'children'>

function PickerBody<Item>({ title, hint, empty, find, keyOf, onPick, children }: PickerBodyProps<Item>) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const items = find(query)
  const known = items.some((item) => keyOf(item) === active)
  const first = items[0]
  return (
    <>
      <TextField
        label={title}
        placeholder={hint}
        value={query}
        onChange={(words) => {
          setQuery(words)
          setActive(null)
        }}
        inputRef={field}
        autoFocus
      />
      {first === undefined ? (
        <p className="ui-hint">{query === '' ? empty : t('editor.noHits')}</p>
      ) : (
        <VirtualListBox
          label={title}
          items={items}
          keyOf={keyOf}
          estimate={54}
          activeKey={known ? active : keyOf(first)}
          onActivate={setActive}
          onOpen={onPick}
          selectedKey={null}
          keysFrom={field}
          className="prose-picker-list"
        >
          {(item) => children(item)}
        </VirtualListBox>
      )}
    </>
  )
}
