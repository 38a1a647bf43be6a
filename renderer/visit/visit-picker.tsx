import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../src/domain/unit.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { dateWords, timeWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { recordKey } from './visit-papers.ts'
import './visit-picker.css'

export type VisitPickerProps = {
  visits: readonly Visit[]
  visit: Visit | null
  units: readonly Unit[]
  onOpen: (visitId: string | null) => void
  onAdd: () => void
  onEdit: () => void
  onRecord: () => void
  onGuide: () => void
  onRemove: () => void
}

const outside = 'outside'
const actions = ['add', 'edit', 'record', 'guide', 'remove'] as const

/** The visit that is open, as the heading; behind it the others, and what can be done with it. */
export function VisitPicker({ visits, visit, units, onOpen, onAdd, onEdit, onRecord, onGuide, onRemove }: VisitPickerProps) {
  const { t } = useTranslation()
  const act = { add: onAdd, edit: onEdit, record: onRecord, guide: onGuide, remove: onRemove }
  const title = (one: Visit): string => {
    const place = one.place || units.find((unit) => unit.id === one.unitIds[0])?.name
    return place ? t('visit.visitAt', { date: dateWords(one.date), place }) : t('visit.visitOn', { date: dateWords(one.date) })
  }
  return (
    <h2 className="visit-title">
      <MenuTrigger>
        <Button variant="quiet">
          <span className="words">{visit ? title(visit) : t('visit.outside')}</span>
          <Icon name="chevronDown" size={14} />
        </Button>
        <Popover className="ui-popover" placement="bottom start" offset={4}>
          <AriaMenu
            aria-label={t('visit.choose')}
            className="ui-options"
            selectionMode="none"
            onAction={(key) => {
              const action = actions.find((one) => one === key)
              if (action) act[action]()
              else onOpen(key === outside ? null : String(key))
            }}
          >
            {visits.toSorted(byTime).map((one) => (
              <MenuItem key={one.id} id={one.id} textValue={title(one)} className="ui-option">
                <Mark on={one.id === visit?.id} />
                <span>{title(one)}</span>
                {one.startsAt !== null && (
                  <small className="numbers">
                    {[one.startsAt, one.endsAt]
                      .filter((time) => time !== null)
                      .map(timeWords)
                      .join('–')}
                  </small>
                )}
              </MenuItem>
            ))}
            <MenuItem id={outside} textValue={t('visit.outside')} className="ui-option">
              <Mark on={visit === null} />
              <span>{t('visit.outside')}</span>
              <small>{t('visit.outsideHint')}</small>
            </MenuItem>
            <MenuItem id="add" textValue={t('visit.add')} className="ui-option">
              <Icon name="plus" />
              <span>{t('visit.add')}</span>
            </MenuItem>
            {visit && (
              <MenuItem id="edit" textValue={t('visit.edit')} className="ui-option">
                <Icon name="pencil" />
                <span>{t('visit.edit')}</span>
              </MenuItem>
            )}
            {visit && (
              <MenuItem id="guide" textValue={t('visit.guide.save')} className="ui-option">
                <Icon name="document" />
                <span>{t('visit.guide.save')}</span>
                <small>{t('visit.guide.saveHint')}</small>
              </MenuItem>
            )}
            {visit && (
              <MenuItem id="record" textValue={t('visit.record')} className="ui-option">
                <Icon name="pencil" />
                <span>{t('visit.record')}</span>
                <small>
                  <Kbd keys={recordKey} />
                </small>
              </MenuItem>
            )}
            {visit && (
              <MenuItem id="remove" textValue={t('visit.remove')} className="ui-option danger">
                <Icon name="trash" />
                <span>{t('visit.remove')}</span>
              </MenuItem>
            )}
          </AriaMenu>
        </Popover>
      </MenuTrigger>
    </h2>
  )
}

const timeOf = (visit: Visit): string => `${visit.date} ${visit.startsAt ?? ''}`
const byTime = (a: Visit, b: Visit): number => (timeOf(a) < timeOf(b) ? -1 : 1)

const Mark = ({ on }: { on: boolean }) => (on ? <Icon name="check" /> : <span />)
