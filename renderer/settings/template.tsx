import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../src/api/contract.ts'
import type { Letterhead } from '../../src/domain/letterhead.ts'
import { useOperation } from '../data/operation.ts'
import { useCall } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { TemplateLacks } from './template-lacks.tsx'

/** The office's own Word template at a letterhead: chosen after a look at what it lacks, changed, saved out again, taken away. */
export function Template({ row }: { row: Letterhead }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<OutputOf<'letterhead.readTemplate'> | null>(null)
  const read = useOperation('letterhead.readTemplate')
  const save = useOperation('letterhead.saveTemplate')
  const starter = useOperation('letterhead.saveStarter')
  const update = useOperation('letterhead.update')
  const { id, template } = row
  const tellSaved = (saved: { path: string } | null): void => {
    if (saved !== null) showToast({ tone: 'done', title: t('template.saved', saved) })
  }
  return (
    <div className="template" role="group" aria-label={t('template.label')}>
      <div className="template-file">
        <strong>{t('template.label')}</strong>
        <span className="row-note">{template === null ? t('template.none') : template.fileName}</span>
      </div>
      <div className="settings-actions">
        <Button isPending={read.isRunning} onPress={() => void read.run({ id }).then(setAsked)}>
          {t(template === null ? 'template.choose' : 'template.change')}
        </Button>
        {template !== null && (
          <>
            <Button onPress={() => void save.run({ id }).then(tellSaved)}>{t('template.save')}</Button>
            <Button onPress={() => void update.run({ id, patch: { template: null } })}>{t('template.remove')}</Button>
          </>
        )}
        <Button onPress={() => void starter.run({ id }).then(tellSaved)}>{t('template.starter')}</Button>
      </div>
      {template !== null && <Lacking key={template.sha256} id={id} />}
      {asked !== null && <TemplateDialog id={id} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** What the letterhead's template lacks, for as long as it has it. */
function Lacking({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useCall('letterhead.templateLacks', { id })
  return (
    <>
      {data === undefined ? <p className="row-note">{t('template.reading')}</p> : <TemplateLacks lacks={data} />}
      <p className="row-note">{t('template.preview')}</p>
    </>
  )
}

function TemplateDialog({ id, asked, onClose }: { id: string; asked: OutputOf<'letterhead.readTemplate'>; onClose: () => void }) {
  const { t } = useTranslation()
  const take = useOperation('letterhead.takeTemplate')
  const use = async (): Promise<void> => {
    if ((await take.run({ id, sha256: asked.sha256 })) !== null) onClose()
  }
  return (
    <Dialog
      title={t('template.dialog', { fileName: asked.fileName })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isPending={take.isRunning} onPress={() => void use()}>
            {t('template.use')}
          </Button>
        </>
      }
    >
      {asked.lacks.length > 0 && <p>{t('template.dialogText')}</p>}
      <TemplateLacks lacks={asked.lacks} />
    </Dialog>
  )
}
