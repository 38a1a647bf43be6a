import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, subscribe } from '../data/bridge.ts'
import { Button } from '../ui/button.tsx'

/** While cases are looked through or a bundle is put together: how far it is, and the way to stop it. */
export function AccessProgress({ label }: { label: string }) {
  const { t } = useTranslation()
  const [share, setShare] = useState(0)
  const [isCancelled, setCancelled] = useState(false)
  useEffect(
    () =>
      subscribe((event) => {
        if (event.type === 'access') setShare(event.total === 0 ? 0 : event.done / event.total)
        return undefined
      }),
    [],
  )
  return (
    <div className="access-progress">
      <label>
        <span role="status">{label}</span>
        <progress max={1} value={share} />
      </label>
      <Button
        small
        isDisabled={isCancelled}
        onPress={() => {
          setCancelled(true)
          void call('access.cancel', {})
        }}
      >
        {t('access.cancel')}
      </Button>
    </div>
  )
}
