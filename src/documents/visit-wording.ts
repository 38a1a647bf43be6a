import type { NoteNature } from '../domain/note.ts'
import { capitalised } from './wording.ts'

/** The Danish words of a visit's guide and of its record. */
export const visitWording = {
  tookPlace: (when: string) => `Besøget fandt sted ${when}.`,
  takesPlace: (when: string) => `Besøget finder sted ${when}.`,
  present: 'Til stede var:',
  from: (place: string, people: string) => `${place}: ${people}`,
  programme: 'Program:',

  guide: {
    kindLabel: 'Besøgsguide',
    fileName: (caseNumber: string, date: string) => `Besøgsguide ${caseNumber} ${date}.docx`,
    title: (date: string, units: string) => `Besøgsguide: ${date}${units === '' ? '' : `, ${units}`}`,
    visitHeading: 'Besøget',
    meets: 'Til stede er:',
    purpose: 'Formål',
    questionsHeading: 'Spørgsmål',
    questionsCaption: 'Spørgsmål og plads til svar',
    questionsDescription: 'Hver række angiver et spørgsmål og har plads til at skrive, hvem der svarede, og hvad.',
    questionsHeader: ['Nr.', 'Spørgsmål', 'Svar og hvem'],
    answeredBefore: 'Besvaret skriftligt før besøget',
    checklistCaption: (title: string) => `Tjekliste: ${title}`,
    checklistDescription: 'Hver række angiver et punkt og har plads til et kryds og en bemærkning.',
    checklistHeader: ['Nr.', 'Punkt', 'Svar', 'Bemærkning'],
    answer: { judgement: '☐ Ja ☐ Delvist\n☐ Nej ☐ Ikke relevant', choices: (labels: readonly string[]) => labels.map((label) => `☐ ${label}`).join('\n') },
    ownNotes: 'Egne notater',
  },

  record: {
    title: (date: string, units: string) => `Notat om besøg den ${date}${units === '' ? '' : ` hos ${units}`}`,
    addressee: 'sagen',
    visitHeading: 'Besøget',
    notesHeading: 'Hvad der blev oplyst og iagttaget',
    notesIntroduction: (writers: string) =>
      `Nedenfor gengives i tidsmæssig rækkefølge, hvad der blev sagt, set og læst under besøget. Noterne er taget af ${writers}. Anført er det tidspunkt, da noten blev påbegyndt.`,
    noNotes: 'Der er ikke taget noter under besøget.',
    caption: 'Noter fra besøget',
    description: 'Hver række angiver tidspunktet, hvem oplysningen kommer fra, og hvad der blev sagt, set eller læst.',
    header: ['Kl.', 'Kilde', 'Notat'],
    nature: { told: '', quote: 'ordret', seen: 'fremvist', read: 'forelagt', claim: 'påstand', reflection: '' } satisfies Record<NoteNature, string>,
    /** The same where nobody else was the source. */
    ownNature: { told: '', quote: 'ordret', seen: 'iagttaget', read: 'læst', claim: 'påstand', reflection: '' } satisfies Record<NoteNature, string>,
    question: (number: number | undefined, text: string) => (number === undefined ? capitalised(text) : `Spørgsmål ${number}: ${capitalised(text)}`),
    questionAgain: (number: number | undefined, text: string) => (number === undefined ? capitalised(text) : `Spørgsmål ${number} (fortsat)`),
    enclosed: (file: string) => `Vedlagt: ${file}`,
    questionsHeading: 'Spørgsmålene',
    answered: 'Følgende spørgsmål blev besvaret under besøget:',
    notAnswered: 'Følgende spørgsmål blev ikke besvaret under besøget:',
    dropped: 'Følgende spørgsmål er frafaldet:',
    checklistsHeading: 'Tjeklister',
    checklist: (title: string, unit: string, answered: number) =>
      `${title}${unit === '' ? '' : `, ${unit}`}: ${answered === 1 ? 'ét punkt' : `${answered} punkter`} besvaret`,
  },
} as const
