import { useEffect } from 'react'
import { useSettings } from '../data/queries.ts'
import { setLanguage } from '../strings/i18n.ts'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

/** Shows the theme and language that the settings say, and follows the system where they say so. */
export function useAppearance(): void {
  const settings = useSettings()
  const appearance = settings?.appearance ?? 'system'
  const language = settings?.language ?? 'da'
  useEffect(() => {
    const show = () => {
      const dark = appearance === 'system' ? systemDark.matches : appearance === 'dark'
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
    }
    show()
    systemDark.addEventListener('change', show)
    return () => systemDark.removeEventListener('change', show)
  }, [appearance])
  useEffect(() => setLanguage(language), [language])
}
