/**
 * Advance widths of Calibri and its metric twin Carlito, in thousandths of the size, two base-36 digits a letter: first U+0020–U+007E, then U+00A0–U+00FF,
 * then the letters of `others`. Read from the hmtx tables of Carlito (SIL Open Font License).
 */
const others = 'ŒœŠšŸŽž‐‑–—‘’‚“”„•…€−'
const packed = {
  regular:
    '6a92b5due3jviy658f8fdudu6y8i70aqe3e3e3e3e3e3e3e3e3e37g7gdududucvoug3f4eth3dkcrhjhb708vegbonrhyieedipf3crdjhufroqefdjd08jaq8jdudu83dbelbreldu' +
    '8hd3el6d6ncn6dm7elenelel9pav9belckjvc1claz8qcs8qdue392due3due3duduaxn6b6e8due3e3ay9fdu9c9a84faga708j6ubqe8hoinircvg3g3g3g3g3g3l7etdkdkdkdk70' +
    '707070hdhyieieieieieduighuhuhuhudjedendbdbdbdbdbdblhbrdudududu6d6d6d6delelenenenenenduepelelelelclelclo3nmcravdjd0aze3e3dup56y6y6ybmbmbmduj6' +
    'e3du',
  bold:
    '6a92c6due3k9jl6h8o8odudu768i7fbye3e3e3e3e3e3e3e3e3e37o7odududucvoyguflephidkcrhphj7f97f7broaibisesj2fnd5dri5gfp6fbegda91by91dudu8cdqexbmexdz' +
    '8sd6ex6u73dc6umlexeyexex9vb39nexd5kpcrd6b19kd79kdue392due3due3dudubjn6bkezdue3e3au9idu9e9c8dfngm7g8f70c3eziaj7jicvguguguguguguljepdkdkdkdk7f' +
    '7f7f7fhribisisisisisduixi5i5i5i5egesffdqdqdqdqdqdqljbmdzdzdzdz6u6u6u6uexexeyeyeyeyeyduf4exexexexd6exd6oanfd5b3egdab1e3e3dup5767676c3c3c3dujr' +
    'e3du',
  italic:
    '6a92b5due3jviy658f8fdudu6y8i70ase3e3e3e3e3e3e3e3e3e37g7gdududucvoug3f4eih3dkcrhjhb708vegbonrhxi6edigf3ckdjhufroqefdjd08jao8jdudu83eaeabkeada' +
    '8heaea6d6ncn6dlzeae9eaea9jat9beacejvc1cfaz8qcs8qdue392due3due3duduaxn6bze8due3e3ay9fdu9c9a84eyga708j6ubqe8hoinircvg3g3g3g3g3g3l7eidkdkdkdk70' +
    '707070hdhxi6i6i6i6i6duiahuhuhuhudjedeneaeaeaeaeaeakybkdadadada6d6d6d6deleae9e9e9e9e9duepeaeaeaeacfeacfo3mmckatdjd0aze3e3dup56y6y6ybmbmbmduj6' +
    'e3du',
  boldItalic:
    '6a92c6due3k9jl6h8o8odudu768i7fc2e3e3e3e3e3e3e3e3e3e37o7odududucvoyguflefhidkcrhphj7f97f7broai8ikesitfncxdri5gfp7fbegda91bt91dudu8ceoeobgeodn' +
    '8seoen6u73dc6umceneneoeo9say9nend1kpcrd2b19kd79kdue392due3due3dudubjn6c9ezdue3e3au9idu9e9c8dfegm7g8f70c3eziaj7jicvguguguguguguljefdkdkdkdk7f' +
    '7f7f7fhri8ikikikikikduiti5i5i5i5egesffeoeoeoeoeoeol8bgdndndndn6u6u6u6uexenenenenenenduf4enenenend2eod2oampcxayegdab1e3e3dup5767676c3c3c3dujr' +
    'e3du',
} as const

export type Face = keyof typeof packed

/** The height of a line of single spacing, in sizes. */
export const lineHeight = 1.2207

const unknownWidth = 0.507

function unpack(face: Face): (code: number) => number {
  const digits = packed[face]
  const widths = new Float64Array(0x2300).fill(unknownWidth)
  const set = (code: number, i: number): void => {
    widths[code] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 36) / 1000
  }
  for (let i = 0; i < 95; i++) set(0x20 + i, i)
  for (let i = 0; i < 96; i++) set(0xa0 + i, 95 + i)
  for (let i = 0; i < others.length; i++) set(others.charCodeAt(i), 191 + i)
  return (code) => widths[code] ?? unknownWidth
}

const faces: Record<Face, (code: number) => number> = {
  regular: unpack('regular'),
  bold: unpack('bold'),
  italic: unpack('italic'),
  boldItalic: unpack('boldItalic'),
}

/** The width of a letter in sizes: 0.5 of a 22 half-point letter is 5.5 points. Letters that the table lacks count as a digit. */
export const letterWidth = (face: Face): ((code: number) => number) => faces[face]
