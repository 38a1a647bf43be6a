import { useTranslation } from 'react-i18next'
import { keysOf, runCommand } from '../app/commands.ts'
import { goTo, useLocation } from '../app/location.ts'
import { useProfile } from '../data/queries.ts'
import { recentWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { CaseList } from './case-list.tsx'
import './sidebar.css'

/** The dark column at the left: the cases, always at hand, and the screens that stand outside a case. */
export function Sidebar() {
  const { t } = useTranslation()
  const here = useLocation()
  return (
    <nav className="side" aria-label={t('inspections.sideLabel')}>
      <div className="side-brand">
        <strong>{t('common.appName')}</strong>
        <Button className="keys" aria-label={`${keysOf.palette}: ${t('inspections.openPalette')}`} onPress={() => runCommand('palette')}>
          {keysOf.palette}
        </Button>
      </div>
      <div className="side-list-head">
        <h2>{t('inspections.listTitle')}</h2>
        <IconButton small icon="plus" label={t('inspections.new.open')} keys="Ctrl N" onPress={() => runCommand('newInspection')} />
      </div>
      <CaseList />
      <div className="side-links">
        <Button variant="quiet" icon="calendar" aria-current={here.screen === 'start' ? 'page' : false} onPress={() => runCommand('due')}>
          {t('inspections.links.due')} <Kbd keys={keysOf.due} />
        </Button>
        <Button variant="quiet" icon="flag" aria-current={here.screen === 'plan' ? 'page' : false} onPress={() => runCommand('plan')}>
          {t('plan.title')}
        </Button>
        <Button
          variant="quiet"
          icon="bulletList"
          aria-current={here.screen === 'recommendations' ? 'page' : false}
          onPress={() => runCommand('recommendations')}
        >
          {t('recommendations.title')}
        </Button>
        <Button variant="quiet" icon="search" aria-current={here.screen === 'search' ? 'page' : false} onPress={() => runCommand('search')}>
          {t('search.title')} <Kbd keys="Ctrl Shift F" />
        </Button>
        <Button
          variant="quiet"
          icon="gear"
          aria-current={here.screen === 'settings' ? 'page' : false}
          onPress={() => goTo({ screen: 'settings', section: 'letterheads' })}
        >
          {t('settings.title')}
        </Button>
      </div>
      <Keeping />
    </nav>
  )
}

/** How the data is kept: encrypted, and when it was last backed up. */
function Keeping() {
  const { t } = useTranslation()
  const { lastBackupAt, backupTrouble, backupPlace } = useProfile()
  const trouble = backupTrouble !== null ? t('inspections.keeping.trouble') : backupPlace?.trouble ? t('backups.place.short') : null
  const words =
    lastBackupAt === null
      ? t('inspections.keeping.noBackup')
      : t('inspections.keeping.backup', { time: recentWords(lastBackupAt, t('inspections.next.today')) })
  return (
    <p className={classNames('side-foot', trouble !== null && 'trouble')}>
      <span aria-hidden="true">{trouble === null ? '●' : '▲'}</span>
      <span>{trouble ?? `${t('inspections.keeping.encrypted')} · ${words}`}</span>
    </p>
  )
}
