import i18next from 'i18next'
import { call } from '../data/bridge.ts'
import { attempt } from '../data/operation.ts'
import { da } from '../strings/da.ts'
import { showToast } from '../ui/toast.tsx'
import { currentLocation, goToStart, openCase } from './location.ts'

type Noun = keyof typeof da.common.nouns
type Verb = keyof typeof da.common.operations

/** An operation's name as a person would say what it did: `note.create` → "note tilføjet". */
export function operationWords(operation: string): string {
  const [noun = '', verb = ''] = operation.split('.')
  if (!(noun in da.common.nouns) || !(verb in da.common.operations)) return i18next.t('common.operations.other')
  return i18next.t(`common.operations.${verb as Verb}`, { noun: i18next.t(`common.nouns.${noun as Noun}`) })
}

/** Whether an element is written in. */
export const isText = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, input:not([type=checkbox], [type=radio], [type=range])'))

/** The field that a person, not the program, emptied since the cursor came into it. */
let emptiedByHand: EventTarget | null = null

/** Watches which field is emptied by hand; answers how to stop. */
export function watchEmptiedFields(): () => void {
  const input = ({ target }: Event) => (emptiedByHand = target instanceof HTMLElement && isEmpty(target) ? target : null)
  const left = () => (emptiedByHand = null)
  document.addEventListener('input', input)
  document.addEventListener('focusout', left)
  return () => {
    document.removeEventListener('input', input)
    document.removeEventListener('focusout', left)
  }
}

const isEmpty = (element: HTMLElement): boolean => (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) && element.value === ''

/** An empty field (the capture line stands so most of the time) has nothing of its own to take back, unless its words were just deleted. */
const hasOwnHistory = (element: Element | null): element is HTMLElement => isText(element) && (!isEmpty(element) || element === emptiedByHand)

/** Undoes or redoes: in a text the text's own step, elsewhere the newest change of data, and says what it was. */
export async function step(direction: 'undo' | 'redo'): Promise<void> {
  const focused = document.activeElement
  if (hasOwnHistory(focused)) return stepInText(focused, direction)
  const stepped = await attempt(`history.${direction}`, {})
  if (stepped === null) return
  const { operation, inspectionId } = stepped
  if (inspectionId !== null) await showCase(inspectionId)
  const other = direction === 'undo' ? 'redo' : 'undo'
  showToast({
    tone: 'info',
    about: 'history',
    title: i18next.t(direction === 'undo' ? 'common.undone' : 'common.redone', { what: operationWords(operation) }),
    action: { label: i18next.t(`common.${other}`), onPress: () => void step(other) },
  })
}

/** Shows the case in which something was undone, or leaves it when it is the case itself that has gone. */
async function showCase(inspectionId: string): Promise<void> {
  const isThere = (await call('inspection.get', { id: inspectionId })).ok
  const here = currentLocation()
  const isShown = here.screen === 'case' && here.inspectionId === inspectionId
  if (isThere && !isShown) openCase(inspectionId)
  if (!isThere && isShown) goToStart()
}

function stepInText(element: HTMLElement, direction: 'undo' | 'redo'): void {
  if (!element.isContentEditable) {
    // The browser's own history of a text field has no other way in.
    document.execCommand(direction)
    return
  }
  // The rich editor keeps its own history and listens to the keys.
  element.dispatchEvent(new KeyboardEvent('keydown', { key: direction === 'undo' ? 'z' : 'y', ctrlKey: true, bubbles: true, cancelable: true }))
}
