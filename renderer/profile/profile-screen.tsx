import type { ProfileStatus } from '../../src/api/contract.ts'
import { CreateProfile } from './create-profile.tsx'
import { FirstSheet } from './first-sheet.tsx'
import { ProfileTrouble } from './profile-trouble.tsx'
import { RestoreFromStart } from './restore-from-start.tsx'
import './profile-screen.css'
import { RekeyingProfile } from './rekeying-profile.tsx'
import { UnlockProfile } from './unlock-profile.tsx'

/**
 * What stands before the shell: the first start, the lock, or why the profile cannot be opened.
 * @param wasOpen whether the profile has been open since the program started: then somebody has locked it, and it stays locked
 */
export function ProfileScreen({ status, wasOpen }: { status: ProfileStatus; wasOpen: boolean }) {
  return (
    <main className="profile">
      <div className="profile-sheet">
        {status.state === 'open' && <FirstSheet />}
        {status.state === 'rekeying' && <RekeyingProfile share={status.rekeyed} />}
        {status.state === 'new' && <CreateProfile keychain={status.keychain} />}
        {status.state === 'locked' && <UnlockProfile status={status} bySelf={!wasOpen} />}
        {(status.state === 'new' || status.state === 'locked') && <RestoreFromStart status={status} />}
        {status.state !== 'new' && status.state !== 'locked' && status.state !== 'open' && status.state !== 'rekeying' && (
          <ProfileTrouble state={status.state} status={status} />
        )}
      </div>
    </main>
  )
}
