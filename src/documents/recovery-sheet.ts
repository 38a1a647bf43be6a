import { escapeMarkup as text } from './markup.ts'
import { previewCss } from './html-css.ts'

/** What the sheet says of a profile. Nothing of it opens anything. */
export type RecoverySheet = {
  readonly folder: string
  readonly backupFolder: string
  readonly installation: string
  /** In words; null for a profile from before it was kept. */
  readonly madeOn: string | null
  readonly printedOn: string
  readonly appVersion: string
  readonly keychain: boolean
  readonly office: { readonly name: string; readonly fingerprint: string } | null
}

const accent = '#1F3864'
const blank = '<span class="blank"></span>'

/**
 * A sheet of paper for a safe: which program, where the profile lies, what opens it and how, with a line to write the passphrase on by hand. The passphrase itself is never
 * printed: a print goes through files and machines that keep it.
 */
export function recoverySheet(sheet: RecoverySheet): { title: string; html: string; css: string } {
  const facts: [string, string][] = [
    ['Program', `Selvsyn ${sheet.appVersion}`],
    ['Profilen ligger i', sheet.folder],
    ['Sikkerhedskopier ligger i', sheet.backupFolder],
    ['Installationens id', sheet.installation],
    ['Profilen er oprettet', sheet.madeOn ?? 'Ikke noteret'],
    ['Arket er lavet', sheet.printedOn],
    ['Computerens nøglering', sheet.keychain ? 'Kan låse op på denne computer' : 'Bruges ikke'],
    ['Kontorets nøgle', sheet.office ? `${sheet.office.name}, fingeraftryk ${sheet.office.fingerprint}` : 'Er ikke tilføjet'],
  ]
  const blocks = [
    '<h1 class="doc-block doc-sheet-title">Gendannelsesark til Selvsyn</h1>',
    '<p class="doc-block">Læg arket i et pengeskab eller et aflåst skab, ikke sammen med computeren. Den, der har både arket og computeren, kan læse alle sager.</p>',
    '<h2 class="doc-block doc-sheet-head">Adgangssætningen</h2>',
    `<p class="doc-block doc-sheet-write">${blank}${blank}</p>`,
    '<p class="doc-block">Skriv den i hånden, præcis som den skal tastes: store og små bogstaver, mellemrum og tegn. Den trykkes aldrig på arket.</p>',
    '<h2 class="doc-block doc-sheet-head">Profilen</h2>',
    `<table class="doc-block doc-sheet-facts"><tbody>${facts.map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`).join('')}</tbody></table>`,
    '<h2 class="doc-block doc-sheet-head">Sådan får du sagerne igen</h2>',
    `<ol class="doc-block">${steps(sheet)
      .map((step) => `<li>${text(step)}</li>`)
      .join('')}</ol>`,
    `<p class="doc-block doc-sheet-write">Navn og dato: ${blank}</p>`,
  ]
  return { title: 'Gendannelsesark til Selvsyn', html: blocks.join('\n'), css: `${previewCss(accent)}\n${css}` }
}

const steps = ({ office }: RecoverySheet): string[] => [
  'Virker computeren, så start Selvsyn, og skriv adgangssætningen.',
  'Er computeren væk, så installér Selvsyn på en anden, og læg en kopi af profilens mappe dér, hvor Selvsyn har sine data. Start, og skriv adgangssætningen.',
  'Er databasen beskadiget, så tilbyder Selvsyn selv den nyeste sikkerhedskopi.',
  ...(office === null
    ? ['Er adgangssætningen tabt, og husker computerens nøglering den ikke, kan ingen åbne profilen, heller ikke it-afdelingen.']
    : [`Er adgangssætningen tabt, så vælg »Åbn med kontorets nøgle«. Kontoret (${office.name}) skal bruge sin private nøgle og dens adgangssætning.`]),
]

const css = `.doc-page .doc-sheet-title{font-size:20pt;line-height:1.2;font-weight:700;color:var(--doc-accent);margin:0 0 10pt}
.doc-page .doc-sheet-head{font-size:12.5pt;font-weight:700;color:var(--doc-accent);margin:16pt 0 5pt}
.doc-page p.doc-block,.doc-page ol.doc-block{font-size:10.5pt;line-height:1.45;margin:0 0 7pt}
.doc-page ol.doc-block li{margin:0 0 4pt}
.doc-page .doc-sheet-write .blank{display:block;height:25pt;border-bottom:.75pt solid #333}
.doc-page .doc-sheet-facts{font-size:10pt;line-height:1.4}
.doc-page .doc-sheet-facts th{width:34%;text-align:left;font-weight:400;color:#444;vertical-align:top;padding:2.5pt 8pt 2.5pt 0}
.doc-page .doc-sheet-facts td{padding:2.5pt 0;overflow-wrap:anywhere;vertical-align:top}
.doc-page .doc-sheet-facts tr{border-bottom:.5pt solid #ccc}`
