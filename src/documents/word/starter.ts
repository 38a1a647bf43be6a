import type { Letterhead } from '../../domain/letterhead.ts'
import { starterModel } from '../letterhead-starter.ts'
import { textWidth } from '../styles.ts'
import { packed, wordParts } from './write.ts'

/** A template that an office begins its own with, made from a letterhead's fields: the look that the program has without one, with every place in it. */
export function starterTemplate(letterhead: Letterhead): Uint8Array {
  const parts = wordParts(starterModel(letterhead), textWidth)
  // A place gives its look to all its words, and of a recipient only the first line is to be bold.
  const body = String(parts['word/document.xml']).replace('<w:rPr><w:rStyle w:val="Strong"/></w:rPr>', '')
  return packed({ ...parts, 'word/document.xml': body })
}
