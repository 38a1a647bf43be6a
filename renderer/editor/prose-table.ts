import { Node, type Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
} from '@tiptap/pm/tables'
import type { ProseNode } from '../../src/domain/prose.ts'
import { insertBlocks } from './insert-block.ts'

/** What can be done with the table in which the cursor stands. */
const changes = { addRowBefore, addRowAfter, addColumnBefore, addColumnAfter, deleteRow, deleteColumn, deleteTable } satisfies Record<string, Command>
export type TableChange = keyof typeof changes
export const tableChanges = Object.keys(changes) as TableChange[]

export function changeTable(editor: Editor, change: TableChange): void {
  changes[change](editor.state, (transaction) => editor.view.dispatch(transaction))
  editor.commands.focus()
}

/** Whether the cursor stands in a table. */
export const standsInTable = (editor: Editor): boolean => isInTable(editor.state)

/** Puts an empty table behind the block in which the cursor stands, and the cursor into its first cell. */
export function insertTable(editor: Editor): void {
  const cell: ProseNode = { type: 'tableCell', content: [{ type: 'paragraph' }] }
  const row: ProseNode = { type: 'tableRow', content: [cell, cell, cell] }
  const before = editor.state.doc
  insertBlocks(editor, [{ type: 'table', content: [row, row, row] }])
  const start = before.content.findDiffStart(editor.state.doc.content) ?? 0
  editor.state.doc.nodesBetween(start, editor.state.doc.content.size, (node, position) => {
    if (node.type.name === 'table') editor.commands.setTextSelection(position + 4)
    return false
  })
}

const roles: Readonly<Record<string, string>> = { table: 'table', tableRow: 'row', tableCell: 'cell' }

/** A table; its first row says what stands under it. Tab goes on to the next cell, and from the last one to a new row. */
export const Table = Node.create({
  name: 'table',
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  // What prosemirror-tables knows the nodes by.
  extendNodeSchema: ({ name }) => ({ tableRole: roles[name] }),
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const run = (command: Command) => command(this.editor.state, (transaction) => this.editor.view.dispatch(transaction))
    const next = () => {
      if (!isInTable(this.editor.state)) return false
      return run(goToNextCell(1)) || (run(addRowAfter) && run(goToNextCell(1)))
    }
    return { Tab: next, 'Shift-Tab': () => run(goToNextCell(-1)) }
  },
})

export const TableRow = Node.create({ name: 'tableRow', parseHTML: () => [{ tag: 'tr' }], renderHTML: () => ['tr', 0] })

export const TableCell = Node.create({
  name: 'tableCell',
  addAttributes: () => ({ colspan: { rendered: false }, rowspan: { rendered: false }, colwidth: { rendered: false } }),
  parseHTML: () => ['td', 'th'].map((tag) => ({ tag, getAttrs: () => ({ colspan: 1, rowspan: 1, colwidth: null }) })),
  renderHTML: () => ['td', 0],
})
