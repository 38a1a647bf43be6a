import { randomOf } from '../support/random.ts'

const small =
  'og i at det er der som en til på med for af den de ikke har om fra kan skal bliver når hvor efter ved blev men også hun han vi sin et eller under over mellem inden dag uge borgeren lederen medarbejderen posten telefonen brevet svaret mødet'.split(
    ' ',
  )
const stems =
  'sag behandling tid post fordeling borger service jobcenter ydelse henvendelse svar frist klage vejledning journal notat møde telefon tilsyn ledelse fravær brev skabelon aktindsigt parts høring begrundelse afgørelse retur garanti tilbagemelding autosvar indkaldelse forberedelse opfølgning samtale oplysning kontrol rapport arbejds gang bruger adgang system robot scanning indbakke medarbejder team koordinator forvaltning enhed plan mål risiko stikprøve måling vente kø betjening åbnings digital fuldmagt lydoptagelse sletning samtykke'.split(
    ' ',
  )
const joints = ['', 's', 'e', ''] as const

/** Danish-like prose in which common words are common, compounds many and most words rare: about 200,000 different ones in ten million. */
export class DanishText {
  readonly #random: () => number
  constructor(seed: number) {
    this.#random = randomOf(seed)
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item
  }

  word(): string {
    const chance = this.#random()
    if (chance < 0.6) return small[Math.floor(this.#random() ** 2 * small.length)] ?? ''
    if (chance < 0.8) return this.#pick(stems)
    const compound = this.#pick(stems) + this.#pick(joints) + this.#pick(stems)
    return chance < 0.93 ? compound : compound + this.#pick(joints) + this.#pick(stems.slice(0, 8))
  }

  sentence(): string {
    const words = Array.from({ length: 6 + Math.floor(this.#random() * 14) }, () => this.word())
    const [first = '', ...rest] = words
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`
  }

  /** Sentences of at least so many characters together. */
  text(characters: number): string {
    let text = this.sentence()
    while (text.length < characters) text += ` ${this.sentence()}`
    return text
  }
}

/** Words as somebody would look for them: common ones, rarer ones and compounds. */
export const wholeWords = [
  'borgeren',
  'telefonen',
  'fravær',
  'aktindsigt',
  'klagefrist',
  'ledelsestilsyn',
  'postfordeling',
  'svarfrist',
  'mødeforberedelse',
  'robot',
  'partshøring',
  'sagsbehandling',
] as const

/** Parts that stand inside compounds. */
export const wordParts = [
  'behandling',
  'tilsyn',
  'frist',
  'fordeling',
  'vejledning',
  'henvendelse',
  'svar',
  'journal',
  'forberedelse',
  'garanti',
  'optagelse',
  'fuldmagt',
] as const
