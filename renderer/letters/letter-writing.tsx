import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../src/domain/letter.ts'
import type { LetterSection } from '../../src/domain/letter-section.ts'
import { arrange } from '../data/arrange.ts'
import { attempt } from '../data/operation.ts'
import { ProseEditor } from '../editor/prose-editor.tsx'
import { positionBetween } from '../findings/finding-outline.ts'
import type { ThreadRows } from '../follow-up/use-threads.ts'
import { Button } from '../ui/button.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { setLettersView } from './letters-view.ts'
import { QuoteFaults } from './quote-faults.tsx'
import { SectionSheet } from './section-sheet.tsx'

type LetterWritingProps = {
  letter: Letter
  sections: readonly LetterSection[]
  rows: ThreadRows
  /** The text to bring into sight: a section's id, or `opening`. */
  target: { readonly id: string } | null
  /** The section whose text has the cursor; null for the opening. */
  onSection: (id: string | null) => void
}

/** A letter's texts under each other: the opening, then the sections in their order. */
export function LetterWriting({ letter, sections, rows, target, onSection }: LetterWritingProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  useEffect(() => {
    if (target === null) return
    const section = place.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(target.id)}"]`)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('.prose')?.focus({ preventScroll: true })
    // Once: who comes back to the chapter later is not taken from the tabs into the text.
    setLettersView(letter.inspectionId, { target: null })
  }, [target, letter.inspectionId])
  const ids = sections.map(({ id }) => id)
  const add = async () => {
    const position = positionBetween(sections.at(-1)?.position ?? null, null)
    const made = await attempt('letterSection.create', { inspectionId: letter.inspectionId, letterId: letter.id, position })
    if (made) setFresh(made.id)
  }
  return (
    <div ref={place} className="report-writing prose-scroller">
      <div className="report-column">
        <section data-section="opening" aria-label={t('letters.opening')}>
          <ProseEditor
            key={letter.id}
            noun="letter"
            row={letter}
            field="opening"
            value={letter.opening}
            label={t('letters.opening')}
            placeholder={t('letters.openingPlaceholder')}
            onFocus={() => onSection(null)}
          />
          <QuoteFaults content={letter.opening} answers={rows.answer} />
        </section>
        {letter.kind === 'visitRecord' && <p className="ui-hint letter-note">{t(letter.visitId === null ? 'letters.visitGone' : 'letters.visitFollows')}</p>}
        <ReorderableList
          label={t('letters.sections')}
          items={sections}
          keyOf={({ id }) => id}
          nameOf={({ heading }) => heading || t('letters.section.unnamed')}
          onArrange={(order) => arrange('letterSection', order)}
        >
          {(section, handle) => (
            <SectionSheet
              letter={letter}
              section={section}
              ids={ids}
              handle={handle}
              rows={rows}
              isFresh={section.id === fresh}
              isWanted={section.id === target?.id}
              onFocus={() => onSection(section.id)}
            />
          )}
        </ReorderableList>
        {letter.kind === 'hearingNote' && <p className="ui-hint letter-note">{t('letters.remarksFollow')}</p>}
        <Button small icon="plus" className="letter-add" onPress={() => void add()}>
          {t('letters.section.add')}
        </Button>
      </div>
    </div>
  )
}
