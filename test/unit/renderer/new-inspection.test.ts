import { beforeEach, expect, test } from 'vitest'
import { addAuthority, forgetNewInspection, setAuthority, startInput, useNewInspection, wrongIn } from '../../../renderer/inspections/new-inspection.ts'

const typed = () => useNewInspection.getState()

beforeEach(forgetNewInspection)

test('number, title and one authority are needed; the rest may wait', () => {
  expect(wrongIn(typed(), new Set())).toEqual({ caseNumber: 'required', title: 'required', 'name 0': 'noAuthority' })
  useNewInspection.setState({ caseNumber: ' 2018-0123456 ', title: 'Returpost' })
  setAuthority(0, { name: 'Socialforvaltningen' })
  expect(wrongIn(typed(), new Set())).toEqual({})
})

test('a malformed number, one that another case has, and dates out of order are named at their field', () => {
  useNewInspection.setState({ caseNumber: '2018-1', title: 'Returpost', plannedFrom: '2027-03-15', plannedTo: '2027-03-01' })
  setAuthority(0, { name: 'Socialforvaltningen', counterpartCaseNumber: '18-1' })
  expect(wrongIn(typed(), new Set())).toEqual({ caseNumber: 'caseNumber', plannedTo: 'datesOutOfOrder', 'number 0': 'caseNumber' })
  useNewInspection.setState({ caseNumber: '2018-0123456', plannedTo: null })
  setAuthority(0, { counterpartCaseNumber: '' })
  expect(wrongIn(typed(), new Set(['2018-0123456']))).toEqual({ caseNumber: 'caseNumberTaken' })
})

test('an authority with units but no name is asked for its name; a row left empty is left out', () => {
  useNewInspection.setState({ caseNumber: '2018-0123456', title: 'Returpost' })
  setAuthority(0, { units: ['Posthuset'] })
  addAuthority()
  expect(wrongIn(typed(), new Set())).toEqual({ 'name 0': 'required' })
  setAuthority(0, { name: 'Økonomiforvaltningen' })
  expect(startInput(typed(), null).authorities).toEqual([{ name: 'Økonomiforvaltningen', department: '', counterpartCaseNumber: null, units: ['Posthuset'] }])
})
