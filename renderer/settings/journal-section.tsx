import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { safeFileName } from '../../src/api/file-name.ts'
import { defaultJournalPattern, filledPattern, journalTokens, unknownTokens } from '../../src/domain/journal.ts'
import { useOperation } from '../data/operation.ts'
import { useSettings } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

/** How files for the records system are named, with an example that follows what is typed. */
export function JournalSection() {
  const { t } = useTranslation()
  const settings = useSettings()
  const update = useOperation('settings.update')
  const [typed, setTyped] = useState<string | null>(null)
  if (settings === undefined) return null
  const pattern = typed ?? settings.journalPattern
  const tokens = journalTokens.map((name) => `{${name}}`).join(' ')
  const [unknown] = unknownTokens(pattern)
  const isEmpty = pattern.trim() === ''
  const error = isEmpty ? t('settings.journal.empty') : unknown === undefined ? undefined : t('settings.journal.unknown', { name: `{${unknown}}`, tokens })
  const save = async (next: string) => {
    if ((await update.run({ journalPattern: next.trim() })) !== null) setTyped(null)
  }
  const example = safeFileName(
    `${filledPattern(pattern, {
      sagsnr: '2017-0289209',
      dokumentnr: '2017-0289209-40',
      dokumenttype: t('documents.kinds.finalReport'),
      titel: t('settings.journal.exampleTitle'),
      dato: '2019-07-30',
    })}.docx`,
  )
  return (
    <div className="chapter-page settings-page">
      <TextField
        label={t('settings.journal.pattern')}
        hint={t('settings.journal.patternHint', { tokens })}
        {...(error !== undefined && { error })}
        value={pattern}
        maxLength={200}
        onChange={setTyped}
        onBlur={() => {
          if (typed !== null && error === undefined) void save(typed)
        }}
      />
      <p role="status">{error === undefined && t('settings.journal.example', { name: example })}</p>
      {pattern !== defaultJournalPattern && (
        <Button small variant="link" onPress={() => void save(defaultJournalPattern)}>
          {t('settings.journal.reset')}
        </Button>
      )}
    </div>
  )
}
