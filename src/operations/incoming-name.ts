import { basename } from 'node:path'
import { withoutForbidden } from '../domain/text.ts'

/** The name of a file from outside as a line of text, its ending kept: a system may give a name that no text can be. */
export function incomingName(path: string): string {
  const name = withoutForbidden(basename(path)).replace(/\s/g, ' ').normalize('NFC').slice(-200).toWellFormed().trim()
  return name === '' ? 'fil' : name
}
