import { useState } from 'react'
import type { ApiError } from '../../src/api/errors.ts'
import type { Document } from '../../src/domain/document.ts'
import { flushAll } from '../data/autosaves.ts'
import { disputedTargets } from '../data/save-state.ts'
import { concernsCase } from '../data/targets.ts'
import type { Issuable } from './issuable.ts'

type Step = { readonly at: 'asking' } | { readonly at: 'issuing' } | { readonly at: 'issued'; readonly document: Document; readonly path: string }

/** How far issuing has come, and what stopped it: words that are not saved, or what the core answered. */
export function useIssuing({ inspectionId, issue: send }: Pick<Issuable, 'inspectionId' | 'issue'>) {
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const [unsaved, setUnsaved] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<ApiError | null>(null)
  const issue = async (confirmed: string[]) => {
    setFailure(null)
    setStep({ at: 'issuing' })
    await flushAll()
    // The document is written from what the core has: other words on the screen must be saved or given up first.
    const inTheWay = disputedTargets().filter((target) => concernsCase(target, inspectionId))
    setUnsaved(inTheWay)
    if (inTheWay.length > 0) return setStep({ at: 'asking' })
    const result = await send(confirmed)
    if (result.ok) return setStep({ at: 'issued', ...result.value })
    setStep({ at: 'asking' })
    setFailure(result.error)
  }
  return { step, unsaved, failure, issue }
}
