import { escapeMarkup } from '../markup.ts'
import type { DocumentModel, Figure } from '../model.ts'
import { colours, fontFamily, tableGeometry, textWidth } from '../styles.ts'
import { wording } from '../wording.ts'
import { fieldXml, namespaces, paragraphXml, textXml, xmlHeader } from './xml.ts'

const header = (inner: string): string => `${xmlHeader}<w:hdr ${namespaces.header}>${inner}</w:hdr>`

/** The head of the first page: logo, municipality and sender, the status and the watermark behind the text. */
export function firstHeaderPart({ head, page }: DocumentModel): string {
  const status = page.watermark === null ? '' : textXml('\t') + textXml(page.watermark, 'StatusMark')
  const logo = head.logo === null ? '' : paragraphXml('Logo', logoXml(head.logo))
  return header(
    `${logo}${paragraphXml('Municipality', textXml(head.municipality) + status)}${paragraphXml('Sender', textXml(head.sender) + watermarkXml(page.watermark, 2))}`,
  )
}

/** The head of the further pages: sender, kind and case number, the status and the watermark. */
export function headerPart({ page }: DocumentModel): string {
  const status = page.watermark === null ? '' : textXml('\t') + textXml(page.watermark, 'StatusMark')
  return header(paragraphXml('Header', textXml(page.runningHead) + status + watermarkXml(page.watermark, 1)))
}

/** "Side 3 af 12". */
export const footerPart = (pages: number): string => `${xmlHeader}<w:ftr ${namespaces.main}>${pageNumberXml(pages)}</w:ftr>`

const emusPerTwip = 635

function logoXml({ width, height, alt }: Figure): string {
  // As high as a logo is, unless that would make it wider than the text.
  const scale = Math.min(tableGeometry.logoHeight / height, textWidth / width)
  const [cx, cy] = [width, height].map((pixels) => Math.max(1, Math.round(pixels * scale * emusPerTwip)))
  const description = escapeMarkup(alt)
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="1" name="Logo" descr="${description}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="logo.png" descr="${description}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

/** The status of a page whose head says nothing of it: in words and behind the text. `number` sets its shapes apart from those of other heads. */
export const statusXml = (status: string, number: number): string => paragraphXml('Status', textXml(status) + watermarkXml(status, number))

/** "Side 3 af 12" as a paragraph. */
export function pageNumberXml(pages: number): string {
  const [before, between] = wording.pageOf
  return paragraphXml('Footer', textXml(before) + fieldXml('PAGE', '1') + textXml(between) + fieldXml('NUMPAGES', String(pages)))
}

/** The watermark as Word itself makes it, so that Word's own command can take it away. */
function watermarkXml(word: string | null, number: number): string {
  if (word === null) return ''
  const type =
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
  const style =
    'position:absolute;margin-left:0;margin-top:0;width:430pt;height:92pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page'
  return `<w:r><w:pict>${type}<v:shape id="PowerPlusWaterMarkObject${number}" o:spid="_x0000_s${2048 + number}" type="#_x0000_t136" alt="${escapeMarkup(wording.watermarkDescription(word))}" style="${style}" o:allowincell="f" fillcolor="#${colours.watermark}" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;${fontFamily}&quot;;font-size:1pt;font-weight:bold" string="${escapeMarkup(word)}"/><w10:wrap anchorx="page" anchory="page"/></v:shape></w:pict></w:r>`
}
