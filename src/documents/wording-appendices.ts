import type { ChecklistValue } from '../domain/checklist-answer.ts'

/** The Danish words of a report's appendices. */
export const appendixWording = {
  appendix: (letter: string, title: string) => `Bilag ${letter}. ${title}`,
  checklist: {
    title: (title: string) => `Tjekliste: ${title}`,
    caption: (title: string, version: string, visits: string) => `${title}, version ${version}${visits}`,
    visited: (dates: string) => `, besvaret ved besøg ${dates}`,
    description: 'Hver række er et punkt på tjeklisten med retsgrundlag, svar og bemærkning.',
    number: 'Nr.',
    point: 'Punkt',
    legalBasis: 'Retsgrundlag',
    answer: 'Svar',
    remark: 'Bemærkning',
    value: { yes: 'Ja', partly: 'Delvist', no: 'Nej', notRelevant: 'Ikke relevant' } satisfies Record<ChecklistValue, string>,
    unanswered: 'Ikke besvaret',
    overview: {
      title: 'Svar på tjeklister i overblik',
      introduction: 'De enkelte svar og bemærkninger fremgår af de følgende bilag.',
      caption: 'Antal punkter på tjeklisterne efter svar og enhed',
      picture: 'Vandrette, stablede søjler, én for hver enhed og tjekliste, med antallet af punkter for hvert svar.',
      category: (checklist: string, unit: string) => `${checklist}: ${unit}`,
      checklistAndUnit: 'Tjekliste og enhed',
      unit: 'Enhed',
    },
  },
  chart: {
    caption: (number: number, title: string) => `Figur\u00A0${number}. ${title}`,
    tableDescription: 'Tabellen viser tallene i figuren. Hver række er en kategori i figuren, og hver kolonne er en af figurens serier.',
  },
  participants: {
    title: 'Deltagere',
    caption: (what: string) => `Deltagere i ${what}`,
    description: 'Hver række angiver en deltagers rolle, navnet når det er oplyst, og hvor deltageren kommer fra.',
    header: ['Deltager', 'Fra'],
  },
  scale: {
    title: 'Kritikskala',
    introduction: (office: string) => `${office} anvender følgende skala, når et forhold bedømmes. Hvert trin har en fast ordlyd.`,
    caption: 'Kritikskala',
    description: 'Hver række angiver et trin på skalaen og dets faste ordlyd, fra det mildeste til det alvorligste.',
    header: ['Trin', 'Ordlyd'],
  },
} as const
