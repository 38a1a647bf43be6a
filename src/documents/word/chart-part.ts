import { seriesFills, type SeriesFill } from '../chart-colours.ts'
import { chartLayout, chartLine, chartTextSize, isLying, isStacked, widthOf, type ChartLayout } from '../chart-layout.ts'
import { formatCode } from '../chart-values.ts'
import { escapeMarkup } from '../markup.ts'
import type { Chart } from '../model.ts'
import { colours, fontFamily } from '../styles.ts'
import { columnName } from '../spreadsheet.ts'
import { sheetName } from './chart-workbook.ts'
import { xmlHeader } from './xml.ts'

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const emusPerTwip = 635

/**
 * The place of a chart in the text, as a run: its size, what it shows for those who cannot see it, and the part that draws it.
 * @param textWidth in twips; a chart that is wider is made as wide
 */
export function chartDrawing(chart: Chart, relationship: string, number: number, textWidth: number): string {
  const layout = chartLayout(chart)
  const [width, height] = [Math.min(layout.width, textWidth), layout.height]
  const properties = `<wp:docPr id="${1000 + number}" name="${escapeMarkup(`Diagram ${number}`)}" descr="${escapeMarkup(chart.alt)}"/>`
  return `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width * emusPerTwip}" cy="${height * emusPerTwip}"/>${properties}<wp:cNvGraphicFramePr/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" r:id="${relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

/** `word/charts/chart1.xml`: a chart of Word's own, whose numbers are those of its workbook. */
export function chartPart(chart: Chart, accent: string, workbookRelationship: string): string {
  const layout = chartLayout(chart)
  const fills = seriesFills(accent)
  const series = chart.series.map((_, i) => seriesXml(chart, i, fills[i % fills.length] ?? { colour: colours.muted, hatched: false, label: 'FFFFFF' }))
  const grouping = isStacked(chart) ? 'stacked' : 'clustered'
  const bars = `<c:barChart><c:barDir val="${isLying(chart) ? 'bar' : 'col'}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="67"/>${isStacked(chart) ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart>`
  const legend = chart.series.length > 1 ? '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' : ''
  const plot = `<c:plotArea>${plotLayout(layout)}${bars}${categoryAxis(chart)}${valueAxis(chart, layout)}<c:spPr><a:noFill/></c:spPr></c:plotArea>`
  return `${xmlHeader}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="da-DK"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>${plot}${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(colours.text)}<c:externalData r:id="${workbookRelationship}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

const solid = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
const line = (colour: string): string => `<a:ln w="6350">${solid(colour)}</a:ln>`

/** Half points are a hundredth of a point times fifty. */
const textProperties = (colour: string): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${chartTextSize * 50}" b="0">${solid(colour)}<a:latin typeface="${fontFamily}"/></a:defRPr></a:pPr><a:endParaRPr lang="da-DK"/></a:p></c:txPr>`

const share = (name: string, value: number): string => `<c:${name} val="${Number(Math.max(0, value).toFixed(5))}"/>`

/** Where the bars stand, so that the names beside them have the lines that were reckoned with. */
function plotLayout({ width, height, plot }: ChartLayout): string {
  const modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
  return `<c:layout><c:manualLayout>${modes}${share('x', plot.left / width)}${share('y', plot.top / height)}${share('w', plot.width / width)}${share('h', plot.height / height)}</c:manualLayout></c:layout>`
}

const cells = (column: number, from: number, to: number): string => {
  const cell = (row: number): string => `$${columnName(column)}$${row}`
  return from === to ? `${sheetName}!${cell(from)}` : `${sheetName}!${cell(from)}:${cell(to)}`
}

const points = (values: readonly (string | number)[]): string =>
  `<c:ptCount val="${values.length}"/>${values.map((value, i) => `<c:pt idx="${i}"><c:v>${escapeMarkup(String(value))}</c:v></c:pt>`).join('')}`

function seriesXml(chart: Chart, index: number, fill: SeriesFill): string {
  const { name = '', values = [] } = chart.series[index] ?? {}
  const last = chart.categories.length + 1
  const title = `<c:tx><c:strRef><c:f>${cells(index + 1, 1, 1)}</c:f><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx>`
  const inner = fill.hatched
    ? `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${fill.colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`
    : solid(fill.colour)
  const categories = `<c:cat><c:strRef><c:f>${cells(0, 2, last)}</c:f><c:strCache>${points(chart.categories)}</c:strCache></c:strRef></c:cat>`
  const numbers = `<c:val><c:numRef><c:f>${cells(index + 1, 2, last)}</c:f><c:numCache><c:formatCode>${escapeMarkup(formatCode(chart))}</c:formatCode>${points(chart.categories.map((_, i) => values[i] ?? 0))}</c:numCache></c:numRef></c:val>`
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${title}<c:spPr>${inner}${line(colours.muted)}</c:spPr><c:invertIfNegative val="0"/>${labelsXml(chart, fill)}${categories}${numbers}</c:ser>`
}

/** The number in each bar, or at its end; a nought is not written, having no bar. On a hatching it stands on white. */
function labelsXml(chart: Chart, fill: SeriesFill): string {
  const code = formatCode(chart)
  const stacked = isStacked(chart)
  const ground = stacked && fill.hatched ? `<c:spPr>${solid('FFFFFF')}</c:spPr>` : ''
  return `<c:dLbls><c:numFmt formatCode="${escapeMarkup(`${code};;`)}" sourceLinked="0"/>${ground}${textProperties(stacked ? fill.label : colours.text)}<c:dLblPos val="${stacked ? 'ctr' : 'outEnd'}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
}

/** Lying bars are read from the top, so their categories run downwards and the value axis crosses at the far end, below. */
function categoryAxis(chart: Chart): string {
  const lying = isLying(chart)
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr>${line(colours.line)}</c:spPr>${textProperties(colours.text)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`
}

function valueAxis(chart: Chart, layout: ChartLayout): string {
  const { axis } = layout
  const lying = isLying(chart)
  const grid = `<c:majorGridlines><c:spPr>${line(colours.line)}</c:spPr></c:majorGridlines>`
  const title = chart.axisTitle === null ? '' : axisTitle(chart.axisTitle, layout, lying)
  return `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="${axis.highest}"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'b' : 'l'}"/>${grid}${title}<c:numFmt formatCode="${escapeMarkup(formatCode(chart))}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(colours.text)}<c:crossAx val="1"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/><c:majorUnit val="${axis.step}"/></c:valAx>`
}

/** Placed by hand in the middle of the axis: LibreOffice centres it on the whole chart. */
function axisTitle(words: string, { width, height, plot }: ChartLayout, lying: boolean): string {
  const long = widthOf(words)
  const [x, y] = lying ? [plot.left + (plot.width - long) / 2, height - chartLine * 1.2] : [0, plot.top + (plot.height - long) / 2]
  const layout = `<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>${share('x', x / width)}${share('y', y / height)}</c:manualLayout></c:layout>`
  const run = `<a:r><a:rPr lang="da-DK" sz="${chartTextSize * 50}" b="0">${solid(colours.text)}<a:latin typeface="${fontFamily}"/></a:rPr><a:t>${escapeMarkup(words)}</a:t></a:r>`
  return `<c:title><c:tx><c:rich><a:bodyPr${lying ? '' : ' rot="-5400000" vert="horz"'}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${chartTextSize * 50}" b="0"/></a:pPr>${run}</a:p></c:rich></c:tx>${layout}<c:overlay val="0"/></c:title>`
}
