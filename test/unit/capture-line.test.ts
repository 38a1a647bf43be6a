import { describe, expect, it } from 'vitest'
import { captureCommand, type Key } from '../../renderer/notes/capture-keys.ts'
import { captured, emptyLine, handedOn, natureOf, sourceOf, spoken, stepThrough, typed, untagged, type CaptureLine } from '../../renderer/notes/capture-line.ts'

const at = (seconds: number): string => new Date(Date.UTC(2018, 1, 7, 9, 31, seconds)).toISOString()
const speaker = '018f0000-0000-7000-8000-000000000002'

/** Types the characters one by one, a second apart. */
function write(text: string, line: CaptureLine = emptyLine): CaptureLine {
  return Array.from(text).reduce((current, character, index) => typed(current, current.text + character, at(index)), line)
}

describe('the capture line', () => {
  it('takes a tag character typed first as the nature, and not as text', () => {
    for (const [tag, nature] of [
      ['"', 'quote'],
      ['.', 'seen'],
      ['#', 'read'],
      ['?', 'claim'],
      ['!', 'reflection'],
    ] as const) {
      const note = captured(write(`${tag}To bunker post`), at(60))
      expect(note).toMatchObject({ nature, text: 'To bunker post' })
    }
  })
  it('closes a quotation without the mark that is typed from habit, and leaves the marks of a quotation in it', () => {
    expect(captured(write('"Vi ringer ikke tilbage"'), at(60))?.text).toBe('Vi ringer ikke tilbage')
    expect(captured(write('"Han sagde "nej"'), at(60))?.text).toBe('Han sagde "nej"')
  })
  it('leaves the same characters alone anywhere else', () => {
    expect(captured(write('Hvem? Ingen.'), at(60))).toMatchObject({ nature: 'told', text: 'Hvem? Ingen.' })
  })
  it('lets a note begin with a tag character when it is typed twice', () => {
    expect(write('..og så videre')).toMatchObject({ nature: 'seen', text: '.og så videre' })
  })
  it('stamps the time of the first key, the tag included, and keeps it to the end', () => {
    expect(captured(write('.Set'), at(50))).toMatchObject({ stampedAt: at(0), takenAt: at(0) })
    expect(captured(typed(write('abc'), 'abcd', at(40)), at(50))).toMatchObject({ stampedAt: at(0) })
  })
  it('stamps anew when everything was deleted', () => {
    expect(typed(typed(write('a'), '', at(5)), 'b', at(9)).stampedAt).toBe(at(9))
  })
  it('takes the tag off with Backspace in the empty line', () => {
    expect(untagged(write('"'))).toEqual(emptyLine)
    expect(untagged(write('"a')).nature).toBe('quote')
  })
  it('lets the occasion say the nature until the writer does', () => {
    expect(natureOf({ ...emptyLine, kind: 'observation' })).toBe('seen')
    expect(natureOf({ ...emptyLine, kind: 'documentReview' })).toBe('read')
    expect(natureOf({ ...emptyLine, kind: 'documentReview', nature: 'claim' })).toBe('claim')
  })
  it('puts what was seen down to nobody, unless a speaker was picked for that note', () => {
    const spoke = handedOn(spoken(emptyLine, speaker))
    expect(sourceOf(write('Fortalt', spoke))).toBe(speaker)
    expect(sourceOf(write('.Set', spoke))).toBeNull()
    expect(sourceOf(spoken(write('.Vist frem', spoke), speaker))).toBe(speaker)
    expect(sourceOf(write('!Tænkt', spoke))).toBeNull()
  })
  it('carries occasion, speaker and question over to the next note, nothing else', () => {
    const line = { ...write('?Ti minutter', spoken(emptyLine, speaker)), questionId: 'q', kind: 'meeting' as const, followUp: true }
    expect(handedOn(line)).toEqual({ ...emptyLine, sourceId: speaker, questionId: 'q', kind: 'meeting' })
  })
  it.each([
    ['"Ja, det gør vi"', 'Ja, det gør vi'],
    ['"Ja, det gør vi', 'Ja, det gør vi'],
    ['"Ja", siger hun, "altid"', '"Ja", siger hun, "altid"'],
    ['»Ja«, siger hun', '»Ja«, siger hun'],
    ['"Hun sagde "nej" til det"', 'Hun sagde "nej" til det'],
  ])('a quotation has its marks in pairs: %s', (words, text) => {
    expect(captured(write(words), at(9))?.text).toBe(text)
  })
  it('saves nothing that is blank', () => {
    expect(captured(write(' \n '), at(9))).toBeNull()
  })
  it('steps through the questions with "none" before the first and stops at the ends', () => {
    expect(stepThrough(['a', 'b'], null, 1)).toBe('a')
    expect(stepThrough(['a', 'b'], 'b', 1)).toBe('b')
    expect(stepThrough(['a', 'b'], 'a', -1)).toBeNull()
    expect(stepThrough([], null, 1)).toBeNull()
  })
})

describe('keys in the capture line', () => {
  const key = (key: string, code: string, held: Partial<Key> = {}): Key => ({
    key,
    code,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    isComposing: false,
    ...held,
  })
  it('saves on Enter and breaks the line on Shift+Enter', () => {
    expect(captureCommand(key('Enter', 'Enter'), false)).toEqual({ do: 'save' })
    expect(captureCommand(key('Enter', 'Enter', { shiftKey: true }), false)).toBeNull()
  })
  it('does not save while an input method is composing', () => {
    expect(captureCommand(key('Enter', 'Enter', { isComposing: true }), false)).toBeNull()
  })
  it('picks speakers with Ctrl, natures with Alt, the flag with Alt+0', () => {
    expect(captureCommand(key('2', 'Digit2', { ctrlKey: true }), false)).toEqual({ do: 'speaker', key: 2 })
    expect(captureCommand(key('0', 'Digit0', { ctrlKey: true }), false)).toEqual({ do: 'speaker', key: null })
    expect(captureCommand(key('5', 'Digit5', { altKey: true }), false)).toEqual({ do: 'retag', nature: 'claim' })
    expect(captureCommand(key('7', 'Digit7', { altKey: true }), false)).toEqual({ do: 'record' })
    expect(captureCommand(key('0', 'Digit0', { altKey: true }), false)).toEqual({ do: 'flag' })
    expect(captureCommand(key('/', 'Digit7', { altKey: true, shiftKey: true }), false)).toEqual({ do: 'pauseRecording' })
  })
  it('leaves AltGr alone: it types @, £ and {', () => {
    for (const digit of [2, 3, 7]) expect(captureCommand(key('@', `Digit${digit}`, { ctrlKey: true, altKey: true }), false)).toBeNull()
  })
  it('uses Backspace and arrow up for itself only while the line is empty', () => {
    expect(captureCommand(key('Backspace', 'Backspace'), true)).toEqual({ do: 'untag' })
    expect(captureCommand(key('Backspace', 'Backspace'), false)).toBeNull()
    expect(captureCommand(key('ArrowUp', 'ArrowUp'), true)).toEqual({ do: 'toNotes' })
    expect(captureCommand(key('ArrowUp', 'ArrowUp'), false)).toBeNull()
  })
})
