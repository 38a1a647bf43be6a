import { letterWidth, type Face } from './font-metrics.ts'
import type { Run } from './model.ts'

/** A piece of a line that cannot be divided: its width and the blank after it in twips, the notes marked in it, and whether the line ends with it. */
export type Word = { readonly width: number; readonly blank: number; readonly notes: readonly string[]; readonly ends: boolean }

type Letters = { readonly size: number; readonly bold: boolean; readonly italic: boolean; readonly capitals: boolean }

const faceOf = (bold: boolean, italic: boolean): Face => (bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular')

/** A raised figure of a note's mark is written at about two thirds of the size. */
const noteMarkWidth = 0.65 * 0.507

/**
 * Measures runs as words that lines can be broken between: at spaces and after hyphens and dashes, as Word breaks them.
 * @param letters their size is in half points; a twip is a tenth of a half point
 */
export function measureRuns(runs: readonly Run[], { size, bold, italic, capitals }: Letters): readonly Word[] {
  const words: Word[] = []
  let width = 0
  let notes = noNotes
  const em = size * 10
  const end = (blank: number, ends: boolean): void => {
    words.push({ width, blank, notes, ends })
    width = 0
    notes = noNotes
  }
  for (const run of runs) {
    if (run.type === 'break') end(0, true)
    else if (run.type === 'footnote') {
      notes = [...notes, run.id]
      width += run.id.length * noteMarkWidth * em
    } else {
      const text = run.type === 'noteNumber' ? run.id : capitals ? run.text.toLocaleUpperCase('da') : run.text
      const isText = run.type === 'text'
      const widthOf = letterWidth(faceOf(bold || (isText && run.bold === true), italic !== (isText && run.italic === true)))
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        if (code === 0x20) end(widthOf(0x20) * em, false)
        else {
          width += widthOf(code) * em
          if ((code === 0x2d || code === 0x2013 || code === 0x2014) && i + 1 < text.length) end(0, false)
        }
      }
    }
  }
  end(0, true)
  return words
}

/** Shared by all that have none: a long report has a hundred thousand words. */
const noNotes: readonly string[] = []

/** One line: the index of the word after it and the notes marked in it. */
export type Line = { readonly next: number; readonly notes: readonly string[] }

/** Fills lines of a width with the words from an index on. The first line may be narrower or wider by `firstIndent`. */
export function breakLines(words: readonly Word[], from: number, width: number, firstIndent = 0): Line[] {
  const lines: Line[] = []
  let used = firstIndent
  let notes = noNotes
  let blank = 0
  let start = true
  for (let i = from; i < words.length; i++) {
    const word = words[i]
    if (word === undefined) break
    if (!start && used + blank + word.width > width) {
      lines.push({ next: i, notes })
      notes = noNotes
      used = 0
      blank = 0
      start = true
    }
    used += blank + word.width
    // A word wider than the line is divided where the line ends.
    for (; used > width && start && width > 0; used -= width) lines.push({ next: i, notes: noNotes })
    blank = word.blank
    start = false
    if (word.notes.length > 0) notes = [...notes, ...word.notes]
    if (word.ends) {
      lines.push({ next: i + 1, notes })
      notes = noNotes
      used = 0
      blank = 0
      start = true
    }
  }
  return lines
}
