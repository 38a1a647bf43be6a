import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Letterhead } from '../../src/domain/letterhead.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'

const megabyte = 1_048_576
const pngSignature = [0x89, 0x50, 0x4e, 0x47]

/** The letterhead's logo: a PNG of at most 1 MB, with what a screen reader says of it. */
export function Logo({ row }: { row: Letterhead }) {
  const { t } = useTranslation()
  const update = useOperation('letterhead.update')
  const choose = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (!pngSignature.every((byte, index) => bytes[index] === byte)) return showToast({ tone: 'error', title: t('settings.letterheads.logoNotPng') })
    if (bytes.length > megabyte) return showToast({ tone: 'error', title: t('settings.letterheads.logoTooLarge') })
    await update.run({ id: row.id, patch: { logo: base64(bytes) } })
  }
  return (
    <div className="logo" role="group" aria-label={t('settings.letterheads.logo')}>
      {row.logo === null ? (
        <span className="row-note">{t('settings.letterheads.noLogo')}</span>
      ) : (
        <img src={`data:image/png;base64,${row.logo}`} alt={row.logoAltText} />
      )}
      <FileTrigger acceptedFileTypes={['image/png']} onSelect={(files) => void choose(files)}>
        <Button>{t(row.logo === null ? 'settings.letterheads.chooseLogo' : 'settings.letterheads.changeLogo')}</Button>
      </FileTrigger>
      {row.logo !== null && (
        <>
          <Button onPress={() => void update.run({ id: row.id, patch: { logo: null } })}>{t('settings.letterheads.removeLogo')}</Button>
          <AutosavedText noun="letterhead" id={row.id} field="logoAltText" label={t('settings.letterheads.logoAltText')} value={row.logoAltText} />
        </>
      )}
    </div>
  )
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
