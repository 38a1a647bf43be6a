import { chartCss } from './html-chart.ts'
import { colours, fontFallback, fontFamily, page, resolveStyle, tableGeometry, type ParagraphStyle, type StyleId } from './styles.ts'

const points = (twips: number): string => `${twips / 20}pt`

const safeColour = (colour: string): string => (/^#[0-9A-Fa-f]{6}$/.test(colour) ? colour : `#${colours.text}`)

/** A style of the catalogue as declarations. */
function declarations(id: StyleId): string {
  const style = resolveStyle(id)
  const colour: Record<NonNullable<ParagraphStyle['colour']>, string> = {
    accent: 'var(--doc-accent)',
    text: `#${colours.text}`,
    muted: `#${colours.muted}`,
    status: `#${colours.status}`,
  }
  return [
    `font-size:${style.size / 2}pt`,
    `line-height:${Number(((style.line / 240) * 1.2207).toFixed(3))}`,
    `margin:${points(style.before)} ${points(style.right)} ${points(style.after)} ${points(style.left)}`,
    `text-indent:${points(-style.hanging)}`,
    `font-weight:${style.bold === true ? 700 : 400}`,
    `font-style:${style.italic === true ? 'italic' : 'normal'}`,
    `color:${colour[style.colour ?? 'text']}`,
    ...(style.capitals === true ? ['text-transform:uppercase'] : []),
  ].join(';')
}

const rules: readonly (readonly [string, StyleId])[] = [
  ['.doc-municipality', 'Municipality'],
  ['.doc-sender-name', 'Sender'],
  ['.doc-sender-label', 'SenderLabel'],
  ['.doc-sender-text', 'SenderText'],
  ['.doc-running', 'Header'],
  ['.doc-recipient', 'Recipient'],
  ['.doc-dispatch', 'Dispatch'],
  ['.doc-title', 'Title'],
  ['.doc-subtitle', 'Subtitle'],
  ['.doc-heading-1', 'Heading1'],
  ['.doc-heading-2', 'Heading2'],
  ['.doc-heading-3', 'Heading3'],
  ['.doc-heading-1.doc-unnumbered', 'Heading1Plain'],
  ['.doc-heading-2.doc-unnumbered', 'Heading2Plain'],
  ['.doc-paragraph', 'Normal'],
  ['.doc-introduction', 'Introduction'],
  ['.doc-quote-introduction', 'QuoteIntroduction'],
  ['.doc-quote blockquote p', 'Quote'],
  ['.doc-assessment p', 'Assessment'],
  ['.doc-assessment .doc-grading', 'Grading'],
  ['.doc-assessment-label', 'AssessmentHeading'],
  ['.doc-recommendation', 'Recommendation'],
  ['.doc-question', 'Question'],
  ['.doc-figure caption, .doc-figure figcaption', 'Caption'],
  ['.doc-figure td, .doc-figure th, .doc-accounts p', 'TableText'],
  ['.doc-note', 'FootnoteText'],
  ['.doc-contents-title', 'ContentsTitle'],
  ['.doc-signature', 'Signature'],
]

/** The style sheet of the preview, from the same catalogue as Word's styles. */
export function previewCss(accent: string): string {
  const shade = `#${colours.shade}`
  const line = `#${colours.line}`
  return `.doc-page{--doc-accent:${safeColour(accent)};--doc-top:${points(page.top)};--doc-bottom:${points(page.bottom)};--doc-left:${points(page.left)};--doc-right:${points(page.right)};--doc-sender-top:${points(page.frame.top)};--doc-sender-width:${points(page.frame.width)};--doc-sender-gap:${points(page.frame.gap)};
width:${points(page.width)};height:${points(page.height)};background:#fff;color:#${colours.text};font-family:${fontFamily},${fontFallback},"Segoe UI",sans-serif;position:relative;overflow:hidden;hyphens:none}
.doc-page *{box-sizing:border-box}
.doc-page a{color:inherit;text-decoration:none}
${rules.map(([selector, style]) => `.doc-page ${selector.split(', ').join(',.doc-page ')}{${declarations(style)}}`).join('\n')}
.doc-page .doc-sender{position:absolute;top:var(--doc-sender-top);right:var(--doc-right);width:var(--doc-sender-width)}
.doc-page .doc-sender a{text-decoration:underline;color:var(--doc-accent);overflow-wrap:anywhere}
.doc-page .doc-sender-first:not(:first-child){margin-top:6pt}
.doc-page .doc-head,.doc-page .doc-running{position:absolute;top:${points(page.header)};left:var(--doc-left);right:var(--doc-right)}
.doc-page .doc-logo{height:${points(tableGeometry.logoHeight)};width:auto;max-width:100%;object-fit:contain;object-position:left;display:block;margin-bottom:3pt}
.doc-page .doc-status{float:right;color:#${colours.status};font-size:${resolveStyle('Status').size / 2}pt}
.doc-page .doc-watermark{position:absolute;left:50%;top:50%;transform:translate(-50%,-50%) rotate(-45deg);font-size:88pt;font-weight:700;color:#${colours.watermark};opacity:.55;pointer-events:none;user-select:none;z-index:0}
.doc-page .doc-block,.doc-page .doc-note{position:relative;z-index:1}
.doc-page .doc-number{display:inline-block;text-indent:0;min-width:${points(resolveStyle('Heading1').hanging)}}
.doc-page blockquote{margin:0}
.doc-page ul,.doc-page ol{margin:0 0 4pt;padding-left:21pt}
.doc-page .doc-list p{${declarations('Normal')};margin:0 0 4pt}
.doc-page .doc-assessment{margin:12pt 0;padding:4pt 6pt 4pt 10pt;border-left:2.5pt solid var(--doc-accent);background:${shade}}
.doc-page .doc-assessment p,.doc-page .doc-assessment-label{margin-left:0;margin-right:0}
.doc-page figure{margin:0}
.doc-page table{width:100%;border-collapse:collapse;table-layout:fixed}
.doc-page caption{text-align:left}
.doc-page .doc-figure td,.doc-page .doc-figure th{margin:0;padding:2pt ${points(tableGeometry.cellPadding)};border-top:.5pt solid ${line};border-bottom:.5pt solid ${line};text-align:left;vertical-align:top;overflow-wrap:break-word}
.doc-page .doc-figure th{font-weight:700;background:${shade};border-top:1pt solid var(--doc-accent)}
.doc-page .doc-accounts{display:flex;margin:0 0 8pt;border-top:1pt solid var(--doc-accent);border-bottom:.5pt solid ${line};flex-wrap:wrap}
.doc-page .doc-account{flex:1 1 30%;padding:2pt ${points(tableGeometry.cellPadding)}}
.doc-page .doc-account + .doc-account{border-left:.5pt solid ${line}}
.doc-page .doc-account-source{font-weight:700}
.doc-page .doc-contents ol{list-style:none;padding:0;max-width:${points(page.width - page.left - page.right - page.frame.width - page.frame.gap)}}
.doc-page .doc-contents a{display:flex;gap:6pt}
.doc-page .doc-entry-text{flex:1;text-indent:0}
.doc-page .doc-entry-1{${declarations('Contents1')};margin-left:0;margin-right:0;text-indent:0}
.doc-page .doc-entry-2{${declarations('Contents2')};margin-left:${points(425)};margin-right:0;text-indent:0}
.doc-page .doc-entry-1 .doc-number{min-width:15pt}
.doc-page sup{font-size:.68em;line-height:0}
.doc-page .doc-signature{break-inside:avoid}
.doc-page .doc-chart{display:block;width:100%;height:auto;margin-bottom:4pt}
${chartCss(safeColour(accent))}`
}
