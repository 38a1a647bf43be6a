import { useRef, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Snippet } from '../../src/api/contract.ts'
import { showOverlay } from '../app/view.ts'
import { Marked } from '../search/hit.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { TextField } from '../ui/text-field.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'
import { usePaletteItems, type PaletteItem } from './palette-items.ts'
import './palette.css'

/** Ctrl+K: type a few letters, press Enter, and be there. */
export function Palette() {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const items = usePaletteItems(words)
  const active = items.some((item) => item.key === chosen) ? chosen : (items[0]?.key ?? null)
  const close = () => showOverlay(null)
  const open = (item: PaletteItem) => {
    close()
    item.open()
  }
  return (
    <ModalOverlay className="ui-scrim" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="ui-modal">
        <Dialog className="ui-dialog palette" aria-label={t('palette.title')}>
          <TextField
            label={t('palette.title')}
            labelHidden
            autoFocus
            inputRef={field}
            placeholder={t('palette.placeholder')}
            value={words}
            onChange={(next) => {
              setWords(next)
              setChosen(null)
            }}
          />
          <div className="palette-list">
            {items.length === 0 ? (
              <p className="palette-none">{t('palette.none')}</p>
            ) : (
              <VirtualListBox
                label={t('palette.found')}
                items={items}
                keyOf={(item) => item.key}
                estimate={36}
                activeKey={active}
                keysFrom={field}
                onActivate={setChosen}
                onOpen={open}
              >
                {(item) => <Item item={item} />}
              </VirtualListBox>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const leadIn = 16

/** A line has room for a few words only: it begins shortly before the first one found. */
function fromFirstHit(snippet: Snippet): Snippet {
  const first = snippet.findIndex((piece) => piece.hit)
  const before = snippet
    .slice(0, Math.max(0, first))
    .map((piece) => piece.text)
    .join('')
  if (before.length <= leadIn) return snippet
  return [{ text: `… ${before.slice(-leadIn).replace(/^\S*\s+/, '')}`, hit: false }, ...snippet.slice(first)]
}

function Item({ item }: { item: PaletteItem }) {
  const { t } = useTranslation()
  if (item.kind === 'command')
    return (
      <div className="palette-item">
        <span className="palette-kind">{t('palette.command')}</span>
        <span>{item.label}</span>
        {item.keys !== undefined && <Kbd keys={item.keys} />}
      </div>
    )
  if (item.kind === 'case')
    return (
      <div className="palette-item">
        <span className="palette-kind">{t('palette.case')}</span>
        <span>{item.item.title}</span>
        <small>{item.item.caseNumber}</small>
      </div>
    )
  return (
    <div className="palette-item">
      <span className="palette-kind">{t(`common.nouns.${item.hit.noun}`)}</span>
      <span>
        <Marked snippet={fromFirstHit(item.hit.snippet)} />
      </span>
      <small>{item.hit.caseNumber}</small>
    </div>
  )
}
