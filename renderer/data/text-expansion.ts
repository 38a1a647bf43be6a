import { useEffect } from 'react'
import { expansionAt, type Expansion } from '../../src/domain/expansion.ts'
import { useOfficeRows } from './queries.ts'

/** Draws nothing: makes short forms into words wherever text of several lines is typed. One step of undo in the text takes the words back. */
export function TextExpansion(): null {
  const expansions = useOfficeRows('expansion')
  useEffect(() => {
    if (expansions.length === 0) return
    // On the document: after the field itself has taken the key.
    const input = (event: Event) => {
      if (event instanceof InputEvent && event.inputType === 'insertText' && !event.isComposing) expandIn(event.target, expansions)
    }
    document.addEventListener('input', input)
    return () => document.removeEventListener('input', input)
  }, [expansions])
  return null
}

function expandIn(target: EventTarget | null, expansions: readonly Expansion[]): void {
  if (target instanceof HTMLTextAreaElement) {
    const { selectionStart: at, selectionEnd, value } = target
    if (at !== selectionEnd) return
    const found = expansionAt(value.slice(Math.max(0, at - 60), at), expansions)
    if (found === null) return
    target.setSelectionRange(at - 1 - found.length, at - 1)
    insert(found.text)
    target.setSelectionRange(at - found.length + found.text.length, at - found.length + found.text.length)
  } else if (target instanceof HTMLElement && target.isContentEditable) expandInProse(expansions)
}

function expandInProse(expansions: readonly Expansion[]): void {
  const selection = window.getSelection()
  const { anchorNode: node, anchorOffset: at } = selection ?? {}
  if (!selection?.isCollapsed || !(node instanceof Text) || at === undefined) return
  const found = expansionAt(node.data.slice(Math.max(0, at - 60), at), expansions)
  if (found === null) return
  selection.setBaseAndExtent(node, at - 1 - found.length, node, at - 1)
  insert(found.text)
  selection.modify('move', 'forward', 'character')
}

/** Typed by the browser itself, so that its own history, or the editor's, knows it. */
function insert(text: string): void {
  document.execCommand('insertText', false, text)
}
