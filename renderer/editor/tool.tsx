import type { ReactNode, RefObject } from 'react'
import { ToggleButton } from 'react-aria-components'
import { Kbd } from '../ui/kbd.tsx'
import { Tooltip } from '../ui/tooltip.tsx'

export type ToolProps = {
  /** The name under which a shortcut in the text finds it. */
  id?: ToolId
  label: string
  keys: string
  /** Given for what can be on: bold is on where the cursor stands in bold text. */
  isSelected?: boolean | undefined
  isDisabled: boolean
  onChange: () => void
  /** Show the label itself instead of a sign. */
  word?: boolean
  buttonRef?: RefObject<HTMLButtonElement | null>
  children?: ReactNode
}

export type ToolId = 'footnote' | 'evidence' | 'phrase' | 'legalSource' | 'answer' | 'date' | 'elision' | 'insertion' | 'omission' | 'statistic'

/** Letters that, with Ctrl and Shift, press a tool from within the text. Not Ctrl+Alt: that is AltGr. */
export const toolKeys: Readonly<Record<string, ToolId>> = {
  KeyD: 'footnote',
  KeyB: 'evidence',
  KeyE: 'phrase',
  KeyR: 'legalSource',
  KeyA: 'answer',
  KeyT: 'date',
  KeyX: 'elision',
  KeyK: 'insertion',
  KeyN: 'omission',
  KeyG: 'statistic',
}

/** One tool: a sign or word, its name and keys in the tooltip. */
export function Tool({ id, label, keys, isSelected, isDisabled, onChange, word, buttonRef, children }: ToolProps) {
  return (
    <Tooltip text={[label, <Kbd key="keys" keys={keys} />]}>
      <ToggleButton
        {...(buttonRef && { ref: buttonRef })}
        className="ui-button quiet small prose-tool"
        data-tool={id}
        {...(!word && { 'aria-label': label })}
        isSelected={isSelected ?? false}
        isDisabled={isDisabled}
        onChange={onChange}
      >
        {word ? label : children}
      </ToggleButton>
    </Tooltip>
  )
}
