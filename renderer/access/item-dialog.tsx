import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { piecesOf } from '../../src/domain/access-words.ts'
import type { AccessItem } from '../../src/domain/access.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'

type ItemDialogProps = {
  item: AccessItem
  title: string
  /** Null takes it along again. */
  onWithhold: (ground: string | null) => void
  onGo: () => void
  onClose: () => void
}

const grounds = ['internal', 'private', 'business', 'secrecy', 'partyInternal', 'partyInterests', 'insight', 'exempt'] as const

/** One item, its words whole, and whether it goes along: it is left out after a rule, which then stands in the list instead of its words. */
export function ItemDialog({ item, title, onWithhold, onGo, onClose }: ItemDialogProps) {
  const { t } = useTranslation()
  const { words, marks, withheld } = item
  const [ground, setGround] = useState(withheld ?? '')
  const typed = ground.trim()
  const leaveOut = () => typed !== '' && onWithhold(typed)
  const options = grounds.map((id) => ({ id, label: t(`access.grounds.${id}`) }))
  return (
    <Dialog
      title={title}
      isOpen
      isTyped={typed !== (withheld ?? '')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onGo}>{t('access.go')}</Button>
          {withheld !== null && <Button onPress={() => onWithhold(null)}>{t('access.include')}</Button>}
          <Button variant="primary" isDisabled={typed === '' || typed === withheld} onPress={leaveOut}>
            {t('access.withhold')}
          </Button>
        </>
      }
    >
      {words !== '' && (
        <p className="access-words access-whole">
          {piecesOf(words, marks).map(({ text, kind }, i) => (kind === null ? <span key={i}>{text}</span> : <mark key={i}>{text}</mark>))}
        </p>
      )}
      <Select
        label={t('access.commonGrounds')}
        options={options}
        value={options.find(({ label }) => label === ground)?.id ?? null}
        onChange={(id) => setGround(t(`access.grounds.${id}`))}
      />
      <TextField
        label={t('access.ground')}
        hint={t('access.groundHint')}
        value={ground}
        maxLength={500}
        onChange={setGround}
        onKeyDown={(event) => event.key === 'Enter' && leaveOut()}
      />
    </Dialog>
  )
}
