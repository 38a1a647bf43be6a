import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useState } from 'react'
import type { Backup, BackupsInPlace, InputOf, OutputOf, ProfileStatus } from '../../src/api/contract.ts'
import type { ApiError } from '../../src/api/errors.ts'
import { call } from '../data/bridge.ts'
import { perform } from '../data/operation.ts'
import { queries } from '../data/queries.ts'
import { showToast } from '../ui/toast.tsx'

/** The backups at home and in the second place; asked again whenever something is told of the profile. Undefined until they are there. */
export const useBackups = (): readonly BackupsInPlace[] | undefined => useAboutProfile('profile.backups').data

/** What was set aside; as `useBackups`. */
export const useAsides = (): OutputOf<'profile.asides'> | undefined => useAboutProfile('profile.asides').data

const useAboutProfile = <Name extends 'profile.backups' | 'profile.asides'>(name: Name) =>
  useQuery({
    queryKey: ['profile', name],
    queryFn: async (): Promise<OutputOf<Name>> => {
      const result = await call(name, {} as InputOf<Name>)
      return (result.ok ? result.value : []) as OutputOf<Name>
    },
  })

/** A backup as it is chosen from the list. */
export const keyOfBackup = ({ from, day }: Backup): string => `${from} ${day}`

/**
 * Puts another state in the profile's place. The window forgets everything it knows of the old one before it shows the new.
 * `run` answers what the operation does, or null when it was refused, for which `error` then says why, or stopped, which is said by a message.
 */
export function useReplacement<Name extends 'profile.restore' | 'profile.recover' | 'profile.bringBack'>(
  name: Name,
  statusOf: (value: OutputOf<Name>) => ProfileStatus,
) {
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const run = async (input: InputOf<Name>): Promise<OutputOf<Name> | null> => {
    setRunning(true)
    const result = await perform(name, input)
    setRunning(false)
    const isStopped = !result.ok && result.error.code === 'cancelled'
    setError(result.ok || isStopped ? null : result.error)
    if (isStopped) showToast({ tone: 'info', title: i18next.t('backups.replacing.stopped') })
    if (!result.ok) {
      void queries.invalidateQueries({ queryKey: ['profile'] })
      return null
    }
    const status = statusOf(result.value)
    queries.setQueryData(['profile'], { ...status, state: 'locked' })
    await twoFrames()
    queries.setQueryData(['profile'], status)
    return result.value
  }
  return { run, isRunning, error }
}

const twoFrames = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
