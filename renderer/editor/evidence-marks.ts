import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { unsupportedStretches } from '../../src/domain/unsupported.ts'

const key = new PluginKey<DecorationSet>('unsupported')
const pause = 400

const marksOf = (doc: Node): DecorationSet =>
  DecorationSet.create(
    doc,
    unsupportedStretches(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'prose-unsupported' })),
  )

/** Underlines the sentences of a text of facts that rest on nothing; brought up to date when the writer pauses, so that it costs no key. */
export const EvidenceMarks = Extension.create({
  name: 'evidenceMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) => marksOf(state.doc),
          apply: (transaction, marks) =>
            (transaction.getMeta(key) as DecorationSet | undefined) ?? (transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks),
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let timer: ReturnType<typeof setTimeout> | undefined
          return {
            update: (_view, before) => {
              if (view.state.doc === before.doc) return
              clearTimeout(timer)
              timer = setTimeout(() => view.dispatch(view.state.tr.setMeta(key, marksOf(view.state.doc)).setMeta('addToHistory', false)), pause)
            },
            destroy: () => clearTimeout(timer),
          }
        },
      }),
    ]
  },
})
