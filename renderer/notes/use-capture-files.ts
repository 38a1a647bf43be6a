import { useCallback, useState } from 'react'
import { keepFiles } from '../attachments/keep-files.ts'
import type { Capture } from './capture-store.ts'

/** Takes files for the note that is being typed. Typing and saving go on meanwhile: a file that comes late finds its note. */
export function useCaptureFiles(capture: Capture, inspectionId: string) {
  const [coming, setComing] = useState(0)
  const take = useCallback(
    (files: File[], takenAt: string | null = null): void => {
      const put = capture.beginFiles()
      setComing((count) => count + files.length)
      // One after the other, so that they stand as they were dropped.
      void keepFiles(files, { noun: 'inspection', id: inspectionId }, ({ id }) => put(id), takenAt).finally(() => setComing((count) => count - files.length))
    },
    [capture, inspectionId],
  )
  return { coming, take }
}
