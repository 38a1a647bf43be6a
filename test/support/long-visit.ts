import type { NoteNature } from '../../src/domain/note.ts'

/** One note of the script: what is typed, and how. */
export type ScriptedNote = {
  readonly text: string
  readonly nature: NoteNature
  /** 1 to 4, the digit that picks the speaker; null for what nobody said. */
  readonly speaker: number | null
  /** The question's place in the announcement, counted from 1. */
  readonly question: number
  readonly followUp: boolean
  /** A slip of the fingers before this word, taken back with Backspace; -1 for none. */
  readonly slipAt: number
}

/** The questions of the visit's announcement, in their order. */
export const visitQuestions = [
  'Hvordan modtages og fordeles posten?',
  'Hvilke frister arbejdes der med?',
  'Hvordan behandles returpost?',
  'Hvordan føres der ledelsestilsyn?',
  'Hvad sker der under ferie og sygdom?',
]

/** Who is spoken with, by digit. */
export const visitSpeakers = ['Afdelingsleder', 'Teamkoordinator', 'Sagsbehandler', 'Medarbejder i postteamet']

const told: readonly (readonly string[])[] = [
  [
    'Posten tømmes kl. {t} og fordeles til {n} bakker.',
    'Der kommer omkring {n}0 henvendelser om dagen, flest om mandagen.',
    'Digital Post åbnes af to faste medarbejdere, som sætter emne og team på.',
    'Henvendelser uden cpr-nummer lægges i en særlig bakke og slås op senest næste dag.',
    'Fejlfordelt post går tilbage til postteamet og ikke direkte til det rette team.',
  ],
  [
    'Fristen for et første svar er {n} arbejdsdage, og den står i kvitteringen.',
    'Kan fristen ikke holdes, skal borgeren have besked; det sker ikke altid.',
    'Systemet giver en advis {n} dage før fristen, og teamkoordinatoren får den også.',
    'Klager har en kortere frist og mærkes med rødt, når de fordeles.',
    'Der føres ikke statistik over, hvor ofte fristen overskrides.',
  ],
  [
    'Returpost lægges på hylden ved indgangen og gennemgås hver {d}.',
    'Der kommer {n} til {m} breve retur om ugen.',
    'Adressen slås op, og brevet sendes igen i en ny kuvert uden ny dato.',
    'Er borgeren ukendt på adressen, noteres det på sagen, og mere sker der ikke.',
  ],
  [
    'Lederen tager {n} sager ud hver måned og ser dem igennem efter en fast liste.',
    'Resultatet drøftes på teammødet den første {d} i måneden.',
    'Der er ikke noget skriftligt om, hvad der gøres ved de fejl, der findes.',
    'Årsplanen for tilsynet er fra januar og er ikke ændret siden.',
  ],
  [
    'Under ferie ser en kollega indbakken igennem kl. {t}, men svarer ikke på sagerne.',
    'Autosvaret nævner ikke, hvem man kan henvende sig til.',
    'Ved sygdom over {n} dage fordeler teamkoordinatoren sagerne til de andre.',
    'Vikarer har ikke adgang til de gamle sager de første {n} dage.',
  ],
]
const others: Readonly<Record<Exclude<NoteNature, 'told'>, readonly string[]>> = {
  quote: [
    'Ingen går hjem, før bakken er tom',
    'Vi ringer hellere én gang for meget',
    'Det står ingen steder, men alle ved det',
    'Det var nemmere, da vi sad sammen',
  ],
  seen: [
    'Bakke {n} på hylden er fuld, den ældste kuvert er stemplet for {m} dage siden.',
    'Vagtplanen på tavlen dækker kun denne uge.',
    'Skærmen viser {n} ufordelte henvendelser kl. {t}.',
  ],
  read: [
    'Vejledningen om post er dateret for {n} år siden og nævner et system, der ikke er i brug.',
    'Stikprøve {n}: kvittering afsendt samme dag, svar efter {m} dage.',
  ],
  claim: ['Alle henvendelser er besvaret inden {n} dage', 'Der er ikke tabt et eneste brev i år'],
  reflection: ['Spørg om dette igen hos den næste enhed.', 'Svaret passer dårligt med bakken ved indgangen.'],
}
const natures: readonly NoteNature[] = ['told', 'told', 'told', 'seen', 'told', 'quote', 'told', 'told', 'read', 'told', 'claim', 'told', 'told', 'reflection']
const days = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag']

/**
 * The notes of a long visit, made from a fixed seed: the talk goes through the questions, comes back to some, and four people speak. Pure.
 * @param count how many notes
 */
export function longVisit(count: number): ScriptedNote[] {
  let seed = 7022018
  const draw = (most: number): number => Math.floor(((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648) * most)
  const pick = <Value>(from: readonly Value[]): Value => from[draw(from.length)] as Value
  let speaker = 1
  return Array.from({ length: count }, (_, i) => {
    const question = draw(9) === 0 ? 1 + draw(visitQuestions.length) : 1 + Math.floor((i * visitQuestions.length) / count)
    if (draw(3) === 0) speaker = 1 + draw(visitSpeakers.length)
    const nature = pick(natures)
    const frame = nature === 'told' ? pick(told[question - 1] ?? []) : pick(others[nature])
    const text = frame
      .replaceAll('{n}', String(2 + draw(8)))
      .replaceAll('{m}', String(11 + draw(20)))
      .replaceAll('{t}', `${7 + draw(8)}.${pick(['00', '15', '30', '45'])}`)
      .replaceAll('{d}', pick(days))
    const saidBySomebody = nature === 'told' || nature === 'quote' || nature === 'claim'
    return {
      text,
      nature,
      speaker: saidBySomebody ? speaker : null,
      question,
      followUp: draw(12) === 0,
      slipAt: draw(4) === 0 ? draw(text.split(' ').length) : -1,
    }
  })
}
