import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { catalogue, type Language } from './catalogue.ts'
import type { da } from './da.ts'

declare module 'i18next' {
  // Keys are typed from the Danish catalogue: a missing or misspelt one does not compile.
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof da }
    returnNull: false
    nsSeparator: false
  }
}

/** Starts the catalogue in Danish; `setLanguage` switches it while the program runs. */
export function startCatalogue(): void {
  void i18next.use(initReactI18next).init({
    lng: 'da',
    fallbackLng: 'da',
    resources: { da: { translation: catalogue.da }, en: { translation: catalogue.en } },
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** Switches every word in the window. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

/** The language that is shown now. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'da'
}
