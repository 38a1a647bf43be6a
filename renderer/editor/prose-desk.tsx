import type { Editor } from '@tiptap/core'
import { createContext, use, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { EvidenceSource } from './evidence-sources.ts'

/** The text that the toolbar works on. */
export type ActiveText = {
  readonly editor: Editor
  /** Called when an evidence reference was put into the text, so that the finding gets the source among its evidence. */
  readonly onEvidence: ((source: string) => void) | undefined
}

/** A statistic of the case. */
type Figures = { readonly id: string; readonly title: string }

const noFigures: readonly Figures[] = []

type Desk = {
  readonly sources: readonly EvidenceSource[]
  /** The figures that a text may show. */
  readonly statistics: readonly Figures[]
  readonly active: ActiveText | null
  readonly activate: (text: ActiveText) => void
  /** The text is gone. */
  readonly leave: (editor: Editor) => void
  readonly toolbar: RefObject<HTMLDivElement | null>
}

const DeskContext = createContext<Desk | null>(null)

/** Holds the texts of one screen together: they share a toolbar and the case's evidence. */
export function ProseDesk({
  sources,
  statistics = noFigures,
  children,
}: {
  sources: readonly EvidenceSource[]
  statistics?: readonly Figures[]
  children: ReactNode
}) {
  const [active, setActive] = useState<ActiveText | null>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const desk = useMemo(
    (): Desk => ({
      sources,
      statistics,
      active,
      activate: setActive,
      leave: (editor) => setActive((current) => (current?.editor === editor ? null : current)),
      toolbar,
    }),
    [sources, statistics, active],
  )
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** The desk that this text or toolbar stands on. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (desk === null) throw new Error('a text stands outside a ProseDesk')
  return desk
}
