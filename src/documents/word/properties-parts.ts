import { identityProperties } from '../../domain/hearing-copy.ts'
import { escapeMarkup } from '../markup.ts'
import type { Properties } from '../model.ts'
import { xmlHeader } from './xml.ts'

/** The document properties that fields in the text show. */
export const propertyNames = { caseNumber: identityProperties.caseNumber, documentNumber: identityProperties.documentNumber } as const

/** Midnight of the document's date: never the clock, so that the same model gives the same bytes. */
const instantOf = (date: string): string => `${/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '2000-01-01'}T00:00:00Z`

/** `docProps/core.xml`: title, author, language and what else every program shows. */
export function corePart({ title, kindLabel, author, caseNumber, documentNumber, date, status, language }: Properties): string {
  const stamp = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instantOf(date)}</dcterms:${name}>`
  const text = escapeMarkup
  return `${xmlHeader}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(title)}</dc:title><dc:subject>${text(`Sagsnr. ${caseNumber}`)}</dc:subject><dc:creator>${text(author)}</dc:creator><cp:keywords>${text([caseNumber, documentNumber].filter((part) => part !== '').join('; '))}</cp:keywords><cp:lastModifiedBy>${text(author)}</cp:lastModifiedBy>${stamp('created')}${stamp('modified')}<cp:category>${text(kindLabel)}</cp:category><cp:contentStatus>${text(status)}</cp:contentStatus><dc:language>${language}</dc:language></cp:coreProperties>`
}

/** `docProps/app.xml`. */
export function appPart({ organisation }: Properties, pages: number): string {
  return `${xmlHeader}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>${pages}</Pages><Application>Selvsyn</Application><Company>${escapeMarkup(organisation)}</Company></Properties>`
}

/**
 * `docProps/custom.xml`: what a records system reads, by Danish names.
 * @param sha256 of the issued document that this is a copy of
 */
export function customPart({ kindLabel, caseNumber, documentNumber, date, status, language }: Properties, sha256?: string): string {
  const values: readonly (readonly [string, string])[] = [
    [propertyNames.caseNumber, caseNumber],
    [propertyNames.documentNumber, documentNumber],
    ['Dokumentdato', date],
    ['Dokumenttype', kindLabel],
    ['Status', status],
    ['Sprog', language],
    ...(sha256 === undefined ? [] : [[identityProperties.sha256, sha256] as const]),
  ]
  const entries = values.map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}"><vt:lpwstr>${escapeMarkup(value)}</vt:lpwstr></property>`,
  )
  return `${xmlHeader}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${entries.join('')}</Properties>`
}
