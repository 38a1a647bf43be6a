/** Why a passphrase protects too little. */
export type Weakness = 'short' | 'repeated' | 'sequence'

const shortest = 12
const fewestDifferent = 5

/**
 * Says what is wrong with a passphrase, null when it will do: at least twelve characters, not one piece over and over, not a run of
 * neighbouring characters. Length is what counts (NIST SP 800-63B, 5.1.1.2), so no mixture of kinds is asked for.
 */
export function weaknessOf(passphrase: string): Weakness | null {
  const characters = Array.from(passphrase.normalize('NFC').trim())
  if (characters.length < shortest) return 'short'
  if (new Set(characters).size < fewestDifferent || /^(.{1,6}?)\1+.{0,5}$/su.test(characters.join(''))) return 'repeated'
  const steps = characters.slice(1).map((character, index) => (character.codePointAt(0) ?? 0) - (characters[index]?.codePointAt(0) ?? 0))
  const neighbours = steps.filter((step) => Math.abs(step) <= 1).length
  return neighbours > steps.length * 0.7 ? 'sequence' : null
}
