import { listedRemarks, xlsFormProblems, type XlsFormRemark, type XlsFormRemarkCode } from '../domain/xlsform.ts'
import { columnLetters } from './xlsform-workbook.ts'

/** Collects what is to be said of a form, place by place. */
export class XlsFormRemarks {
  readonly problems: XlsFormRemark[] = []
  readonly unsupported: XlsFormRemark[] = []

  /**
   * @param row as a spreadsheet counts, from 1; 0 where it is about the sheet
   * @param column counted from 0; negative where it is about the row
   */
  add(code: XlsFormRemarkCode, sheet: string, row: number, column: number, params: XlsFormRemark['params'] = {}): void {
    const list = (xlsFormProblems as readonly string[]).includes(code) ? this.problems : this.unsupported
    if (list.length < listedRemarks) list.push({ sheet, row, column: column < 0 ? '' : columnLetters(column + 1), code, params })
  }
}
