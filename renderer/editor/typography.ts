import { Extension, textInputRule } from '@tiptap/core'

/**
 * Danish typography while typing: ” on both sides of a quotation, as the office's letters write it, – for --, … for three dots.
 * Nothing else: "litra (c)" stays as it is typed, and so does 1/2.
 * Backspace right after takes the change back.
 */
export const DanishTypography = Extension.create({
  name: 'danishTypography',
  addInputRules() {
    return [textInputRule({ find: /"$/, replace: '”' }), textInputRule({ find: /--$/, replace: '–' }), textInputRule({ find: /\.\.\.$/, replace: '…' })]
  },
})
