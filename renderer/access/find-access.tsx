import { useTranslation } from 'react-i18next'
import type { AccessSubject } from '../../src/domain/access.ts'
import { goTo } from '../app/location.ts'
import { Button } from '../ui/button.tsx'

type FindAccessProps = { inspectionId: string; subject: AccessSubject; name: string }

/** Leads from a person or a unit to everything that concerns it. */
export function FindAccess({ inspectionId, subject, name }: FindAccessProps) {
  const { t } = useTranslation()
  return (
    <Button variant="link" small aria-label={t('access.findNamed', { name })} onPress={() => goTo({ screen: 'access', inspectionId, subject })}>
      {t('access.find')}
    </Button>
  )
}
