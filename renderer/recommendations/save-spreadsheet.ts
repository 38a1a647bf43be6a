import i18next from 'i18next'
import type { SheetInput } from '../../src/api/contract.ts'
import { attempt } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'

/** Writes tables to a workbook at a place that the person picks. */
export async function saveSpreadsheet(name: string, sheets: SheetInput[]): Promise<void> {
  const saved = await attempt('spreadsheet.save', { name, sheets })
  if (saved) showToast({ tone: 'done', title: i18next.t('recommendations.saved'), text: saved.path })
}
