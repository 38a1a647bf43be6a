import { dirname, join, relative, sep } from 'node:path'
import type { Rule } from 'eslint'

const root = join(import.meta.dirname, '../..')

/**
 * The house's arrows: what files of a place may import of ours. The first place that a file lies in counts, itself always included.
 * Whoever needs an arrow that is not here has put something in the wrong place.
 */
const arrows: readonly { readonly from: string; readonly to: readonly string[] }[] = [
  { from: 'src/domain/', to: [] },
  { from: 'src/api/', to: ['src/domain/'] },
  { from: 'src/storage/', to: ['src/domain/'] },
  { from: 'src/documents/', to: ['src/domain/'] },
  { from: 'src/exchange/', to: ['src/domain/'] },
  { from: 'src/operations/', to: ['src/'] },
  // The preview's HTML comes through the bridge; the page knows the shapes of the contract and the nouns, and nothing behind them.
  { from: 'renderer/', to: ['src/api/', 'src/domain/'] },
  { from: 'electron/core-host.ts', to: ['electron/', 'src/api/', 'src/operations/'] },
  { from: 'electron/', to: ['src/api/', 'renderer/strings/'] },
]

/** Packages that one place alone knows. */
const homes: readonly { readonly package: RegExp; readonly home: readonly string[] }[] = [
  { package: /^electron$/, home: ['electron/'] },
  { package: /^better-sqlite3$/, home: ['src/storage/database.ts'] },
  // What it evaluates is bent to OpenRosa's rules there.
  { package: /^xpath$/, home: ['src/domain/xpath-engine.ts'] },
  { package: /^read-excel-file(\/|$)/, home: ['src/exchange/xlsform-workbook.ts'] },
  { package: /^postal-mime$/, home: ['src/exchange/internet-mail.ts'] },
  // The bench measures against it; the program writes Word itself.
  { package: /^docx$/, home: ['test/bench/'] },
  { package: /^(react|react-dom|@tiptap|react-aria-components|@tanstack|zustand)(\/|$)/, home: ['renderer/'] },
]

/** An import against the arrows, or of a package outside its home. Tests and scripts may import everything. */
export const followArrows: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { arrow: '{{from}} may not import {{to}}: the arrows of docs/architecture.md', home: '»{{name}}« is known to {{home}} only' },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/')
    const arrow = arrows.find(({ from }) => file.startsWith(from))
    if (!arrow) return {}
    const check = (node: Rule.Node, specifier: unknown) => {
      if (typeof specifier !== 'string') return
      if (!specifier.startsWith('.')) {
        const known = homes.find((entry) => entry.package.test(specifier))
        if (known && !known.home.some((home) => file.startsWith(home)))
          context.report({ node, messageId: 'home', data: { name: specifier, home: known.home.join(', ') } })
        return
      }
      const target = relative(root, join(dirname(context.filename), specifier))
        .split(sep)
        .join('/')
      const allowed = [...arrow.to, placeOf(arrow.from)]
      if (!allowed.some((place) => target.startsWith(place))) context.report({ node, messageId: 'arrow', data: { from: arrow.from, to: target } })
    }
    return {
      ImportDeclaration: (node) => {
        check(node, node.source.value)
      },
      ExportNamedDeclaration: (node) => {
        check(node, node.source?.value)
      },
      ExportAllDeclaration: (node) => {
        check(node, node.source.value)
      },
      ImportExpression: (node) => {
        if (node.source.type === 'Literal') check(node, node.source.value)
      },
    }
  },
}

/** The folder of a place that may be a file. */
function placeOf(place: string): string {
  return place.endsWith('/') ? place : `${dirname(place)}/`
}
