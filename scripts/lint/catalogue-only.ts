import type { Rule } from 'eslint'

const letters = /\p{L}{2}/u
/** Names of keys are the same in both languages. */
const key = '(Ctrl|Alt|Shift|Enter|Esc|Tab|F\\d+|\\p{L}|\\d)'
const keys = new RegExp(`^\\s*${key}([\\s+]+${key})*\\s*$`, 'u')
const spokenAttributes = new Set(['aria-label', 'aria-description', 'alt', 'description', 'errorMessage', 'label', 'placeholder', 'title'])

/** What these rules look at in a JSX node; ESLint's own types leave JSX out. */
type JsxNode = { type: string; value: unknown; name?: { name?: unknown }; expression?: { type: string; value?: unknown } }

/** Text that a person would see stands in the page's code; it belongs in the catalogue (`renderer/strings`), in both languages. */
export const catalogueOnly: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { literal: '»{{text}}« belongs in the catalogue (renderer/strings)' } },
  create(context) {
    const check = (node: JsxNode, text: unknown) => {
      if (typeof text === 'string' && letters.test(text) && !keys.test(text))
        context.report({ node: node, messageId: 'literal', data: { text: text.trim().slice(0, 40) } })
    }
    return {
      JSXText: (node: JsxNode) => {
        check(node, node.value)
      },
      'JSXElement > JSXExpressionContainer': (node: JsxNode) => {
        if (node.expression?.type === 'Literal') check(node, node.expression.value)
      },
      JSXAttribute: (node: JsxNode) => {
        if (!spokenAttributes.has(String(node.name?.name))) return
        const value = node.value as JsxNode | null
        check(node, value?.type === 'JSXExpressionContainer' ? value.expression?.value : value?.value)
      },
    }
  },
}
