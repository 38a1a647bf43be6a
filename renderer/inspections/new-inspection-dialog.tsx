import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inspectionKinds } from '../../src/domain/inspection.ts'
import { openCase } from '../app/location.ts'
import { showOverlay } from '../app/view.ts'
import { useDraft } from '../data/journal.ts'
import { useOperation } from '../data/operation.ts'
import { useCall, useOfficeRows } from '../data/queries.ts'
import { useDefaultLetterhead } from '../settings/default-letterhead.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { NewAuthorities } from './new-authorities.tsx'
import './new-inspection-dialog.css'
import { forgetNewInspection, isTypedIn, newInspectionTarget, startInput, useNewInspection, wrongIn, type NewInspection, type Wrong } from './new-inspection.ts'

/** Makes a case: what must be known of it stands first, the rest may wait. */
export function NewInspectionDialog() {
  const { t } = useTranslation()
  const { typed, isTyped, forget } = useKeptInspection()
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const start = useOperation('inspection.start')
  const cases = useCall('inspection.overview', {})
  const letterheadId = useDefaultLetterhead()
  const wrong = wrongIn(typed, new Set(cases.data?.map((item) => item.caseNumber)))
  const close = () => showOverlay(null)
  const create = async () => {
    setAsked(true)
    if (Object.keys(wrong).length > 0) {
      // Once the fields are marked, the cursor goes to the first of them.
      requestAnimationFrame(() => {
        const field = form.current?.querySelector<HTMLElement>('input[data-invalid], [data-invalid] input')
        field?.focus()
        // With the words under it, which the cursor alone would leave below the edge.
        field?.closest('.ui-field')?.scrollIntoView({ block: 'nearest' })
      })
      return
    }
    const made = await start.run(startInput(typed, letterheadId))
    if (made === null) return
    close()
    forget()
    openCase(made.id, 'overview', { noun: 'inspection', id: made.id })
  }
  const footer = (
    <>
      <Button onPress={close}>{t('common.cancel')}</Button>
      <Button variant="primary" isPending={start.isRunning} onPress={create}>
        {t('inspections.new.create')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('inspections.new.title')} isOpen isTyped={isTyped} onClose={close} size="wide" footer={footer}>
      <form
        ref={form}
        className="new-inspection"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <FromPlan />
        <CaseFields wrong={asked ? wrong : {}} />
        <NewAuthorities wrong={asked ? wrong : {}} />
        <MoreFields wrong={asked ? wrong : {}} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** What is typed, in the journal from the first change until the case is made. */
function useKeptInspection() {
  const { found, put, discard } = useDraft<NewInspection>(newInspectionTarget)
  useState(() => found !== null && !isTypedIn(useNewInspection.getState()) && useNewInspection.setState(found))
  const typed = useNewInspection()
  const isTyped = isTypedIn(typed)
  useEffect(() => {
    if (isTyped) put(typed)
  }, [typed, isTyped, put])
  const forget = () => {
    forgetNewInspection()
    discard()
  }
  return { typed, isTyped, forget }
}

/** The sentence for what is wrong with a field, or null. */
export function useWrongWords(wrong: Wrong): (field: string) => string | null {
  const { t } = useTranslation()
  return (field) => {
    const rule = wrong[field]
    return rule === undefined ? null : t(`inspections.new.wrong.${rule}`)
  }
}

/** Which line of the yearly plan the case will be the beginning of, until the person says that it is not. */
function FromPlan() {
  const { t } = useTranslation()
  const planEntryId = useNewInspection((state) => state.planEntryId)
  const entry = useOfficeRows('planEntry').find(({ id }) => id === planEntryId)
  if (entry === undefined) return null
  return (
    <p className="ui-hint">
      {t('plan.startsFrom', { theme: entry.theme })}{' '}
      <Button variant="link" small onPress={() => useNewInspection.setState({ planEntryId: null })}>
        {t('plan.startsFromNot')}
      </Button>
    </p>
  )
}

function CaseFields({ wrong }: { wrong: Wrong }) {
  const { t } = useTranslation()
  const typed = useNewInspection()
  const words = useWrongWords(wrong)
  const set = useNewInspection.setState
  return (
    <div className="fields">
      <Select
        label={t('inspections.fields.kind')}
        options={inspectionKinds.map((id) => ({ id, label: t(`inspections.kinds.${id}`) }))}
        value={typed.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextField
        label={t('inspections.fields.caseNumber')}
        autoFocus
        placeholder={t('inspections.fields.caseNumberExample')}
        value={typed.caseNumber}
        onChange={(caseNumber) => set({ caseNumber })}
        error={words('caseNumber')}
        hint={t('inspections.new.caseNumberHint')}
      />
      <TextField
        className="whole"
        label={t('inspections.fields.title')}
        value={typed.title}
        onChange={(title) => set({ title })}
        error={words('title')}
        hint={t('inspections.new.titleHint')}
      />
    </div>
  )
}

function MoreFields({ wrong }: { wrong: Wrong }) {
  const { t } = useTranslation()
  const typed = useNewInspection()
  const colleagues = useOfficeRows('colleague')
  const words = useWrongWords(wrong)
  const set = useNewInspection.setState
  return (
    <div className="fields">
      <TextField
        className="whole"
        label={t('inspections.fields.theme')}
        note={t('common.optional')}
        hint={t('inspections.new.themeHint')}
        value={typed.theme}
        onChange={(theme) => set({ theme })}
      />
      <TextArea
        className="whole"
        label={t('inspections.fields.purpose')}
        note={t('common.optional')}
        value={typed.purpose}
        onChange={(purpose) => set({ purpose })}
      />
      <TextArea
        className="whole"
        label={t('inspections.fields.legalGround')}
        note={t('common.optional')}
        minRows={1}
        value={typed.legalGround}
        onChange={(legalGround) => set({ legalGround })}
      />
      <Select
        className="whole"
        label={t('inspections.fields.caseworker')}
        options={colleagues.map((row) => ({ id: row.id, label: row.title === '' ? row.name : `${row.name}, ${row.title}` }))}
        none={{ label: t('inspections.fields.noCaseworker'), onChoose: () => set({ caseworkerId: null }) }}
        value={typed.caseworkerId}
        onChange={(caseworkerId) => set({ caseworkerId })}
        {...(colleagues.length === 0 && { hint: t('inspections.fields.noColleagues') })}
      />
      <DateField
        label={t('inspections.fields.plannedFrom')}
        note={t('common.optional')}
        value={typed.plannedFrom}
        onChange={(plannedFrom) => set({ plannedFrom })}
      />
      <DateField
        label={t('inspections.fields.plannedTo')}
        note={t('common.optional')}
        value={typed.plannedTo}
        onChange={(plannedTo) => set({ plannedTo })}
        error={words('plannedTo')}
      />
    </div>
  )
}
