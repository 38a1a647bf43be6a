import { forbiddenCharacters, withoutForbidden } from '../../src/domain/text.ts'

const insertions: ReadonlySet<string> = new Set(['insertFromPaste', 'insertFromDrop'])

/**
 * Text that is pasted or dropped into a plain field comes in without the invisible characters that no row may hold (a PDF's soft hyphens, a form
 * feed), instead of being refused when it is saved. The editor of written prose cleans what it is given itself.
 */
export function cleanInsertions(page: Document): void {
  page.addEventListener('beforeinput', (event) => {
    const { data, inputType, target } = event
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
    if (data === null || !insertions.has(inputType) || (data.isWellFormed() && !forbiddenCharacters.test(data))) return
    event.preventDefault()
    // The one way to insert that leaves the caret and the field's own undo as a paste would. https://w3c.github.io/editing/docs/execCommand/
    page.execCommand('insertText', false, withoutForbidden(data))
  })
}
