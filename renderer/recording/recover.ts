import i18next from 'i18next'
import { openCase } from '../app/location.ts'
import { call } from '../data/bridge.ts'
import { showError } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'

/** Ends the recordings that the program was cut off from, and says where they are. */
export async function recoverRecordings(): Promise<void> {
  const result = await call('recording.recover', {})
  if (!result.ok) return showError(result.error)
  for (const { inspectionId, fileName, id } of result.value)
    showToast({
      tone: 'info',
      about: `recording ${id}`,
      title: i18next.t('recording.recovered.title'),
      text: i18next.t('recording.recovered.text', { file: fileName }),
      action: { label: i18next.t('recording.recovered.show'), onPress: () => openCase(inspectionId, 'visit') },
    })
}
