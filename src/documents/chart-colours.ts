/** How the shapes of one series are filled, as `RRGGBB`: plain, or hatched in `colour` on white. `label` is the colour that numbers on it are read in. */
export type SeriesFill = { readonly colour: string; readonly hatched: boolean; readonly label: string }

const white = 'FFFFFF'
const black = '000000'
const greys = { light: 'D9D9D9' } as const

/**
 * The fills of a chart's series in their order, from the letterhead's colour and greys: each lighter than the one before it or hatched, so that they are told
 * apart without seeing colours and on a black-and-white printer. A sixth series begins anew.
 * @param accent `#RRGGBB`
 */
export function seriesFills(accent: string): readonly SeriesFill[] {
  const own = darkEnough(/^#[0-9A-Fa-f]{6}$/.test(accent) ? accent.slice(1).toUpperCase() : '404040')
  const plain = (colour: string): SeriesFill => ({ colour, hatched: false, label: readableOn(colour) })
  return [plain(own), plain(mixed(own, 255, 0.45)), { colour: own, hatched: true, label: black }, plain(greys.light), plain(white)]
}

const channels = (colour: string): number[] => [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** A colour with a share of white (255) or black (0) in it. */
function mixed(colour: string, other: 0 | 255, share: number): string {
  const parts = channels(colour).map((value) => Math.round(value + (other - value) * share))
  return parts.map((value) => value.toString(16).padStart(2, '0').toUpperCase()).join('')
}

/** A pale colour darkened until white reads on it: the fills after it are to be lighter than it. */
function darkEnough(colour: string): string {
  let dark = colour
  while (1.05 / (luminance(dark) + 0.05) < 4.5) dark = mixed(dark, 0, 0.1)
  return dark
}

/** Relative luminance by WCAG 2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** White or black, whichever stands out more. */
const readableOn = (colour: string): string => (1.05 / (luminance(colour) + 0.05) > (luminance(colour) + 0.05) / 0.05 ? white : black)
