import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../data/bridge.ts'
import { queries } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'

/** Milliseconds between two looks how far it is. */
const betweenLooks = 250

/** While the data key is being changed: how far it is, and the way back. */
export function RekeyingProfile({ share }: { share: number }) {
  const { t } = useTranslation()
  const [isCancelled, setCancelled] = useState(false)
  useEffect(() => {
    const looking = setInterval(() => void queries.invalidateQueries({ queryKey: ['profile'] }), betweenLooks)
    return () => clearInterval(looking)
  }, [])
  return (
    <section className="profile-form" aria-labelledby="rekeying">
      <h1 id="rekeying">{t('unlocking.rekey.running')}</h1>
      <p className="profile-intro">{t('unlocking.rekey.runningText')}</p>
      <label className="profile-progress">
        {t('unlocking.rekey.progress')}
        <progress max={1} value={share} />
      </label>
      <Button
        isDisabled={isCancelled}
        onPress={() => {
          setCancelled(true)
          void call('profile.cancelRekey', {})
        }}
      >
        {t(isCancelled ? 'unlocking.rekey.cancelling' : 'unlocking.rekey.cancel')}
      </Button>
    </section>
  )
}
