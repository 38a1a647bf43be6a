import { useState } from 'react'
import type { InputOf } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import { perform } from '../data/operation.ts'
import { queries } from '../data/queries.ts'

type Step = 'profile.create' | 'profile.unlock' | 'profile.unlockWithKeychain' | 'profile.unlockWithOfficeKey'

/** Creates or unlocks the profile; what it answers is the profile's new standing, which the window shows. `run` answers whether it was done. */
export function useProfileStep<Name extends Step>(name: Name) {
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const run = async (input: InputOf<Name>) => {
    setRunning(true)
    const result = await perform(name, input)
    setRunning(false)
    setError(result.ok ? null : result.error)
    if (result.ok) {
      queries.setQueryData(['profile'], result.value)
      return true
    }
    // A profile that turned out damaged, newer or in use has a screen of its own.
    void queries.invalidateQueries({ queryKey: ['profile'] })
    return false
  }
  return { run, isRunning, error, forget: () => setError(null) }
}
