import { z } from 'zod'
import { dateStyle } from './civil-date.ts'
import { letterheadTemplate } from './letterhead-template.ts'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/** The sender's standard fields (brevhoved): data that the office edits, so that two offices can use one program. */
export const letterhead = defineNoun(
  'letterhead',
  z.object({
    /** How the office calls this letterhead in lists. */
    label: requiredLine,
    municipality: line,
    sender: line,
    /** The office in running text: "Borgerrådgiveren". */
    officeName: line,
    street: line,
    postalTown: line,
    phone: line,
    fax: line,
    email: line,
    ean: line,
    web: line,
    dateStyle,
    /** "Sagsnr." or "Sagsnummer". */
    caseNumberLabel: line,
    /** "Dokumentnr." or "Dokumentnummer". */
    documentNumberLabel: line,
    /** "Med venlig hilsen" or "Venlig hilsen". */
    closing: line,
    /** The colour of headings and of the municipality's name, `#RRGGBB`. */
    accentColour: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
    /** A logo as a PNG in base64 (known by its signature), at most 1 MB; null for none. */
    logo: z
      .string()
      .max(1_400_000)
      .regex(/^iVBORw0KGgo[A-Za-z0-9+/]*=*$/)
      .nullable(),
    logoAltText: line,
    /** The office's own Word template; null for the program's own look. */
    template: letterheadTemplate.nullable(),
    position,
  }),
  {
    municipality: '',
    sender: '',
    officeName: '',
    street: '',
    postalTown: '',
    phone: '',
    fax: '',
    email: '',
    ean: '',
    web: '',
    dateStyle: 'long',
    caseNumberLabel: 'Sagsnr.',
    documentNumberLabel: 'Dokumentnr.',
    closing: 'Med venlig hilsen',
    accentColour: '#1F3864',
    logo: null,
    logoAltText: '',
    template: null,
    position: 0,
  },
)
export type Letterhead = Row<typeof letterhead>

/** The letterhead fields without which nothing may be issued. */
export const requiredLetterheadFields = [
  'municipality',
  'sender',
  'officeName',
  'street',
  'postalTown',
  'phone',
  'email',
  'caseNumberLabel',
  'documentNumberLabel',
  'closing',
] as const
