import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useDesk } from './prose-desk.tsx'
import type { ProseSurroundings } from './prose-nodes.ts'
import { SourceWords } from './source-words.tsx'

type Shown = { readonly source: string; readonly left: number; readonly top: number; readonly letter: string }

const place = (chip: HTMLElement): Shown => {
  const { left, bottom } = chip.getBoundingClientRect()
  return { source: chip.dataset['evidence'] ?? '', letter: chip.dataset['label'] ?? '', left: Math.max(8, Math.min(left, innerWidth - 340)), top: bottom + 6 }
}

/** Shows the source's own words under a chip that is pointed at or selected with the keyboard. */
export function EvidenceTip({ editor, letterOf }: { editor: Editor; letterOf: ProseSurroundings['evidenceLabel'] }) {
  const { t } = useTranslation()
  const { sources } = useDesk()
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const over = (event: Event) => {
      const chip = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.prose-evidence') : null
      setShown(chip && place(chip))
    }
    const selected = () => {
      const { selection } = editor.state
      const chip = selection instanceof NodeSelection && selection.node.type.name === 'evidence' ? editor.view.nodeDOM(selection.from) : null
      setShown(chip instanceof HTMLElement ? place(chip) : null)
    }
    const hide = () => setShown(null)
    dom.addEventListener('mouseover', over)
    dom.addEventListener('mouseleave', hide)
    window.addEventListener('scroll', hide, true)
    editor.on('selectionUpdate', selected).on('blur', hide)
    return () => {
      dom.removeEventListener('mouseover', over)
      dom.removeEventListener('mouseleave', hide)
      window.removeEventListener('scroll', hide, true)
      editor.off('selectionUpdate', selected).off('blur', hide)
    }
  }, [editor])
  if (shown === null) return null
  const source = sources.find((one) => one.source === shown.source)
  const known = source !== undefined && (letterOf === 'inOrder' || letterOf(shown.source) !== null)
  return createPortal(
    <div className="prose-tip" role="tooltip" style={{ left: shown.left, top: shown.top }}>
      {known ? <SourceWords source={source} letter={shown.letter} /> : t('editor.evidenceGoneHint')}
    </div>,
    document.body,
  )
}
