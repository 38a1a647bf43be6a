/**
 * What a JPEG says of itself before its picture begins, after ITU-T T.81 (1992), annex B, and CIPA DC-008 (Exif 2.32), 4.5 and 4.6. Reads no further than the
 * marks, and answers null for what is no JPEG or is cut off before them.
 */
export type JpegHead = { readonly width: number; readonly height: number }

/** Application data that a decoder needs: JFIF and Adobe's colour transform. */
const needed = [0xe0, 0xee]

/** The size of a JPEG's picture. */
export function jpegHead(bytes: Uint8Array): JpegHead | null {
  for (const { mark, from, to } of segments(bytes)) {
    // A frame: all SOFs but DHT (C4), JPG (C8) and DAC (CC), which lie among them.
    if (mark < 0xc0 || mark > 0xcf || [0xc4, 0xc8, 0xcc].includes(mark)) continue
    if (to - from < 5) return null
    const view = viewOf(bytes)
    const [height, width] = [view.getUint16(from + 1), view.getUint16(from + 3)]
    return width === 0 || height === 0 ? null : { width, height }
  }
  return null
}

/**
 * Whether a JPEG carries anything but its picture, looked through to its end: also between the frame and the scans, within them, and behind the end of the picture, where
 * telephones put a second picture or a film. What is no whole JPEG counts as carrying.
 */
export function carriesHidden(bytes: Uint8Array): boolean {
  let place = 2
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return true
  while (place + 2 <= bytes.length) {
    const mark = bytes[place + 1] ?? 0
    if (bytes[place] !== 0xff) return true
    if (mark === 0xd9) return place + 2 !== bytes.length
    if (mark === 0xff) {
      place += 1
      continue
    }
    const to = place + 2 + (place + 4 <= bytes.length ? viewOf(bytes).getUint16(place + 2) : 0)
    if (to > bytes.length || to < place + 4 || isHidden(bytes, mark, place + 4)) return true
    place = mark === 0xda ? endOfScan(bytes, to) : to
  }
  return true
}

/** Where the next mark stands behind the picture's own data: zeros put in for the data's sake and restarts are none. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let place = bytes.indexOf(0xff, from)
  while (place >= 0 && (bytes[place + 1] === 0 || ((bytes[place + 1] ?? 0) >= 0xd0 && (bytes[place + 1] ?? 0) <= 0xd7))) place = bytes.indexOf(0xff, place + 2)
  return place < 0 ? bytes.length : place
}

/** When the camera says that the picture was taken, by its own clock: `2018-02-07` and `10:41:05`; null where it does not say. */
export function jpegTakenAt(bytes: Uint8Array): { date: string; time: string } | null {
  for (const { mark, from, to } of segments(bytes)) {
    if (mark !== 0xe1 || ascii(bytes, from, 4) !== 'Exif') continue
    const words = dateTimeOriginal(bytes.subarray(from + 6, to))
    const [, date, time] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)/.exec(words) ?? []
    if (date !== undefined && time !== undefined) return { date: date.replaceAll(':', '-'), time }
  }
  return null
}

/** A segment that a decoder does without. */
function isHidden(bytes: Uint8Array, mark: number, from: number): boolean {
  const isColours = mark === 0xe2 && ascii(bytes, from, 11) === 'ICC_PROFILE'
  return (mark >= 0xe0 && mark <= 0xef && !needed.includes(mark) && !isColours) || mark === 0xfe
}

type Segment = { readonly mark: number; readonly from: number; readonly to: number }

/** The segments before the picture itself. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return
  const view = viewOf(bytes)
  for (let place = 2; place + 4 <= bytes.length;) {
    const mark = bytes[place + 1] ?? 0
    if (bytes[place] !== 0xff || mark === 0xda) return
    if (mark === 0xff) {
      // Any number of filling bytes may stand before a mark.
      place += 1
      continue
    }
    const to = place + 2 + view.getUint16(place + 2)
    if (to > bytes.length || to < place + 4) return
    yield { mark, from: place + 4, to }
    place = to
  }
}

const exifPointer = 0x8769
const dateTimeOriginalTag = 0x9003

/** The value of DateTimeOriginal in a TIFF; empty where there is none. */
function dateTimeOriginal(tiff: Uint8Array): string {
  try {
    const view = viewOf(tiff)
    const little = ascii(tiff, 0, 2) === 'II'
    const valueOf = (directory: number, tag: number): number | null => {
      const count = view.getUint16(directory, little)
      for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12)
        if (view.getUint16(entry, little) === tag) return view.getUint32(entry + 8, little)
      return null
    }
    const exif = valueOf(view.getUint32(4, little), exifPointer)
    const place = exif === null ? null : valueOf(exif, dateTimeOriginalTag)
    return place === null ? '' : ascii(tiff, place, 19)
  } catch (error) {
    // An address outside of the segment: the camera's data are not what they say.
    if (error instanceof RangeError) return ''
    throw error
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const ascii = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length))
