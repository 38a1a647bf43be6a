import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../data/bridge.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'

/** A hash: its first twelve digits, the whole in groups of eight on demand, and a way to copy it. */
export function Hash({ sha256, startOpen = false }: { sha256: string; startOpen?: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(startOpen)
  const copy = () => {
    copyText(sha256)
    showToast({ tone: 'done', title: t('documents.hashCopied') })
  }
  return (
    <span className="hash">
      <code data-sha256={sha256}>{isOpen ? sha256.match(/.{8}/g)?.join(' ') : `${sha256.slice(0, 12)}…`}</code>
      <IconButton small icon="copy" label={t('documents.copyHash')} onPress={copy} />
      {!startOpen && (
        <Button variant="link" onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'documents.hideHash' : 'documents.showHash')}
        </Button>
      )}
    </span>
  )
}
