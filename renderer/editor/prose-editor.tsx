import { Editor, type EditorOptions } from '@tiptap/core'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isProseEmpty, type Prose } from '../../src/domain/prose.ts'
import { withoutForbidden } from '../../src/domain/text.ts'
import { tellOfAlias } from '../data/alias-told.ts'
import { classNames } from '../ui/class-names.ts'
import './editor.css'
import { EvidenceMarks } from './evidence-marks.ts'
import { EvidenceTip } from './evidence-tip.tsx'
import { NodePopover } from './node-popover.tsx'
import { writeNumbers } from './numbering.ts'
import { PasteQuestion } from './paste-question.tsx'
import { useDesk, type ActiveText } from './prose-desk.tsx'
import { proseExtensions, proseInputRules, proseSchemaSpec } from './prose-extensions.ts'
import type { OpenRequest, ProseSurroundings } from './prose-nodes.ts'
import { ProseNotice } from './prose-notice.tsx'
import type { ProseSaver } from './prose-saver.ts'
import { useProseWords } from './prose-words.ts'
import { toolKeys } from './tool.tsx'
import { proseTarget, useProseSaver, type ProseField, type ProseNoun } from './use-prose-saver.ts'
import { cleanPastedHtml } from './word-paste.ts'

export type ProseEditorProps<Noun extends ProseNoun> = {
  label: string
  noun: Noun
  row: { readonly id: string; readonly inspectionId: string; readonly updatedAt: string }
  field: ProseField[Noun]
  value: Prose
  placeholder: string
  /** Facts and assessments look different, and only facts are marked where they rest on nothing. */
  tone?: 'facts' | 'assessment' | undefined
  /** The letter of a source; left out, the text counts its own. */
  evidenceLabel?: ((source: string) => string | null) | undefined
  /** Called when an evidence reference was put into the text. */
  onEvidence?: ((source: string) => void) | undefined
  /** Called when the text gets the focus. */
  onFocus?: (() => void) | undefined
}

/** A text of a row. Give the row's id as `key`: another row is another editor. */
export function ProseEditor<Noun extends ProseNoun>(props: ProseEditorProps<Noun>) {
  const { noun, row, field, value, tone, label, placeholder } = props
  const saver = useProseSaver(noun, row, field, value)
  const [request, setRequest] = useState<OpenRequest | null>(null)
  const [pasted, setPasted] = useState<{ html: string; deletions: number } | null>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [empty, setEmpty] = useState(isProseEmpty(saver.prose))
  const surroundings = useSurroundings(props, setRequest)
  // Made when its place is on the page and not before: a render may be thrown away while the screen still waits for data.
  const mount = useCallback(
    (place: HTMLDivElement) => {
      const made = new Editor({ ...optionsOf(label, surroundings, saver.prose, tone === 'facts', setPasted), element: place })
      setEditor(made)
      return () => made.destroy()
    },
    [label, surroundings, saver, tone],
  )
  useEditorEffects(editor, props, saver, surroundings, setEmpty)
  useActive(editor, props.onEvidence, props.onFocus)
  return (
    <div className={classNames('prose-frame', tone)} data-field={field}>
      <ProseNotice saver={saver} target={proseTarget(noun, row.id, field)} onSettle={(whose) => editor && show(editor, saver.settle(whose))} />
      <div className={classNames('prose-place', empty && 'empty')}>
        {empty && (
          <p className="prose-placeholder" aria-hidden="true">
            {placeholder}
          </p>
        )}
        <div ref={mount} />
        {editor && <EvidenceTip editor={editor} letterOf={surroundings.evidenceLabel} />}
      </div>
      {editor && request && <NodePopover editor={editor} request={request} onClose={() => setRequest(null)} />}
      {editor && pasted && <PasteQuestion editor={editor} pasted={pasted} onClose={() => setPasted(null)} />}
    </div>
  )
}

/** Hands each change to the saver, shows what was changed elsewhere, and keeps numbers and letters right. */
function useEditorEffects<Noun extends ProseNoun>(
  editor: Editor | null,
  { row, value }: ProseEditorProps<Noun>,
  saver: ProseSaver,
  surroundings: ProseSurroundings,
  setEmpty: (empty: boolean) => void,
): void {
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) writeNumbers(editor.view, surroundings)
  })
  useEffect(() => {
    if (editor === null) return
    const changed: EditorOptions['onTransaction'] = ({ transaction }) => {
      if (!transaction.docChanged) return
      setEmpty(transaction.doc.childCount === 1 && transaction.doc.content.size <= 2)
      if (transaction.getMeta(fromRow) !== true) saver.changed(transaction.doc, transaction.steps)
    }
    const takeKept = () => showKept(editor, saver)
    const left = () => void saver.flush().then(takeKept)
    editor.on('transaction', changed).on('selectionUpdate', takeKept).on('blur', left)
    const unsubscribe = saver.subscribe(takeKept)
    return () => {
      editor.off('transaction', changed).off('selectionUpdate', takeKept).off('blur', left)
      unsubscribe()
    }
  }, [editor, saver, setEmpty])
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return
    const elsewhere = saver.rowArrived({ prose: value, updatedAt: row.updatedAt })
    if (elsewhere !== null) show(editor, elsewhere)
  }, [editor, saver, value, row.updatedAt])
}

/** Marks a transaction that shows what the row holds: it is nothing to save and nothing to undo. */
const fromRow = 'fromRow'

function show(editor: Editor, prose: Prose): void {
  const doc = editor.schema.nodeFromJSON(prose.doc)
  const { tr } = editor.state
  editor.view.dispatch(tr.replaceWith(0, tr.doc.content.size, doc.content).setMeta(fromRow, true).setMeta('addToHistory', false))
}

/** Shows what the core has kept otherwise than it was written, as soon as nobody is in the middle of it. */
function showKept(editor: Editor, saver: ProseSaver): void {
  if (editor.isDestroyed) return
  const steps = saver.takeKept(editor.isFocused ? editor.state.selection.head : null)
  if (steps.length === 0) return
  const { tr } = editor.state
  for (const step of steps) tr.step(step)
  editor.view.dispatch(tr.setMeta(fromRow, true).setMeta('addToHistory', false))
  tellOfAlias()
}

function optionsOf(
  label: string,
  surroundings: ProseSurroundings,
  prose: Prose,
  facts: boolean,
  ask: (pasted: { html: string; deletions: number }) => void,
): Partial<EditorOptions> {
  return {
    extensions: facts ? [...proseExtensions(surroundings), EvidenceMarks] : proseExtensions(surroundings),
    schemaSpec: proseSchemaSpec,
    content: prose.doc as never,
    enableInputRules: proseInputRules,
    enablePasteRules: false,
    enableContentCheck: true,
    injectCSS: false,
    editorProps: {
      attributes: { class: 'prose', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, lang: 'da', spellcheck: 'true' },
      transformPastedHTML: (html) => cleanPastedHtml(withoutForbidden(html), true).html,
      transformPastedText: withoutForbidden,
      handlePaste: (_view, event) => {
        const html = event.clipboardData?.getData('text/html') ?? ''
        if (html === '') return false
        const { deletions } = cleanPastedHtml(html, false)
        if (deletions === 0) return false
        ask({ html, deletions })
        return true
      },
    },
  }
}

/** What the nodes ask of the page, kept up to date in one object, because the editor is made once. */
function useSurroundings<Noun extends ProseNoun>(props: ProseEditorProps<Noun>, open: (request: OpenRequest) => void): ProseSurroundings {
  const words = useProseWords()
  const { sources, statistics } = useDesk()
  const evidenceLabel = props.evidenceLabel ?? 'inOrder'
  const evidenceWords = (source: string) => sources.find((one) => one.source === source)?.words ?? null
  const statisticTitle = (id: string) => statistics.find((one) => one.id === id)?.title ?? null
  const [surroundings] = useState(() => new CurrentSurroundings({ open, evidenceLabel, evidenceWords, statisticTitle, words }))
  useLayoutEffect(() => surroundings.become({ evidenceLabel, evidenceWords, statisticTitle, words }))
  return surroundings
}

class CurrentSurroundings implements ProseSurroundings {
  open!: ProseSurroundings['open']
  evidenceLabel!: ProseSurroundings['evidenceLabel']
  evidenceWords!: ProseSurroundings['evidenceWords']
  statisticTitle!: ProseSurroundings['statisticTitle']
  words!: ProseSurroundings['words']
  constructor(start: ProseSurroundings) {
    this.become(start)
  }
  become(change: Partial<ProseSurroundings>): void {
    Object.assign(this, change)
  }
}

/** Tells the desk when this text has the focus, and when it is gone. Alt+F10 leads to the toolbar. */
function useActive(editor: Editor | null, onEvidence: ActiveText['onEvidence'], onFocus: (() => void) | undefined): void {
  const { activate, leave, toolbar } = useDesk()
  const latest = useRef({ onEvidence, onFocus })
  useEffect(() => {
    latest.current = { onEvidence, onFocus }
  })
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return
    const focused = () => {
      activate({ editor, onEvidence: (source) => latest.current.onEvidence?.(source) })
      latest.current.onFocus?.()
    }
    const toToolbar = (event: KeyboardEvent) => {
      const tool = (event.ctrlKey || event.metaKey) && event.shiftKey ? toolKeys[event.code] : undefined
      const button = toolbar.current?.querySelector<HTMLElement>(tool === undefined ? 'button' : `[data-tool="${tool}"]`)
      if (!button || (tool === undefined && !(event.altKey && event.key === 'F10'))) return
      event.preventDefault()
      if (tool === undefined) button.focus()
      else button.click()
    }
    editor.on('focus', focused)
    editor.view.dom.addEventListener('keydown', toToolbar)
    return () => {
      editor.off('focus', focused)
      leave(editor)
    }
    // `activate` and `leave` are new with each active text and do the same; the editor decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor])
}
