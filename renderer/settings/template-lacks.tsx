import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TemplateLack } from '../../src/domain/letterhead-template.ts'
import { da } from '../strings/da.ts'
import { StateMark } from '../ui/state-mark.tsx'

type StyleName = keyof typeof da.template.styleNames

/** What a person has to know of one lack. `warns`: the letter is worse for it; else the program sees to it. */
type Words = { readonly title: string; readonly text: string; readonly warns: boolean }

/** What a template lacks and what follows from it, one below the other. */
export function TemplateLacks({ lacks }: { lacks: readonly TemplateLack[] }) {
  const { t } = useTranslation()
  if (lacks.length === 0) return <StateMark state="done">{t('template.nothing')}</StateMark>
  return (
    <ul className="template-lacks" aria-label={t('template.lacks')}>
      {lacks
        .flatMap((lack) => wordsOf(lack, t))
        .map(({ title, text, warns }) => (
          <li key={title + text}>
            <StateMark state={warns ? 'warn' : 'idle'}>{title}</StateMark>
            <span>{text}</span>
          </li>
        ))}
    </ul>
  )
}

/** As it is written in a template. */
const written = (name: string): string => `{{${name}}}`

function wordsOf(lack: TemplateLack, t: TFunction): Words[] {
  switch (lack.code) {
    case 'place':
      return [{ title: t(`template.places.${lack.place}.title`), text: t(`template.places.${lack.place}.text`, { place: written(lack.place) }), warns: true }]
    case 'unknownPlace': {
      const kind = lack.suggestion === null ? 'unknownPlace' : 'misspelt'
      const words = { written: written(lack.written), suggestion: written(lack.suggestion ?? '') }
      return [{ title: t(`template.${kind}.title`, words), text: t(`template.${kind}.text`, words), warns: true }]
    }
    case 'altText':
      return [{ title: t('template.altText', { count: lack.count }), text: t('template.altTextText'), warns: true }]
    case 'styles':
      return styleWords(lack.names, t)
    case 'contentInside':
    case 'dateField':
    case 'language':
    case 'pageNumber':
    case 'headingNumbers':
    case 'notTaken':
      return [
        {
          title: t(`template.${lack.code}.title`),
          text: t(`template.${lack.code}.text`, { place: written(lack.code === 'dateField' ? 'dato' : 'indhold') }),
          warns: lack.code === 'contentInside' || lack.code === 'dateField',
        },
      ]
  }
}

/** Word's own styles by the names that Word shows; ours are told of as one. */
function styleWords(names: readonly string[], t: TFunction): Words[] {
  const known = names.filter((name): name is StyleName => name in da.template.styleNames)
  const list = known.map((name) => t(`template.styleNames.${name}`)).join(', ')
  return [
    ...(known.length === 0 ? [] : [{ title: t('template.styles.title'), text: t('template.styles.text', { names: list }), warns: false }]),
    ...(known.length === names.length ? [] : [{ title: t('template.ownStyles.title'), text: t('template.ownStyles.text'), warns: false }]),
  ]
}
