import type { Page } from '@playwright/test'
import { checklistItem, newItem, type ChecklistItem, type ChecklistItemKind } from '../../../src/domain/checklist-item.ts'
import { inCore } from './in-core.mts'

const point = (id: string, text: string, kind: ChecklistItemKind, more: Partial<ChecklistItem> = {}): ChecklistItem =>
  checklistItem.parse({ ...newItem(id, text), kind, ...more })

/** A checklist with a point of every kind, in a group, in a repeat, asked by what was answered before, held against a rule. */
export const manyKinds: readonly ChecklistItem[] = [
  point('indgang', 'Vis legitimation ved indgangen.', 'note'),
  point('forhold', 'Forhold på stedet', 'group'),
  point('adgang', 'Er der adgang til frisk luft hver dag?', 'judgement', {
    parentId: 'forhold',
    required: true,
    legalBasis: 'Straffuldbyrdelsesloven § 43',
    help: 'Se i dagbogen for den seneste uge.',
    evidence: 'remark',
    translations: { 'English (en)': { text: 'Is there access to fresh air every day?' } },
  }),
  point('hvorfor', 'Hvorfor ikke?', 'text', { parentId: 'forhold', condition: "${adgang} = 'no'" }),
  point('farve', 'Væggenes farve', 'choice', { parentId: 'forhold', list: 'farver' }),
  point('skilte', 'Hvilke sprog er der skilte på?', 'choices', { parentId: 'forhold', list: 'sprog' }),
  point('kommune', 'Hjemkommune', 'choice', { parentId: 'forhold', list: 'kommuner' }),
  point('pladser', 'Antal pladser', 'integer', {
    parentId: 'forhold',
    required: true,
    constraint: '. > 0 and . < 100',
    constraintMessage: 'Der er mellem 1 og 99 pladser.',
  }),
  point('areal', 'Areal i kvadratmeter', 'decimal', { parentId: 'forhold' }),
  point('pr-plads', 'Areal pr. plads', 'calculation', { parentId: 'forhold', name: 'pr_plads', calculation: 'round(${areal} div ${pladser}, 1)' }),
  point('dag', 'Seneste brandtilsyn', 'date', { parentId: 'forhold' }),
  point('tid', 'Gårdtur begynder', 'time', { parentId: 'forhold' }),
  point('stund', 'Seneste alarm', 'dateTime', { parentId: 'forhold' }),
  point('laest', 'Husordenen er læst', 'acknowledgement', { parentId: 'forhold' }),
  point('billede', 'Foto af gården', 'photo', { parentId: 'forhold' }),
  point('celler', 'Celle', 'repeat'),
  point('nummer', 'Cellens nummer', 'text', { parentId: 'celler' }),
  point('vindue', 'Kan vinduet åbnes?', 'judgement', { parentId: 'celler' }),
]

const choicesOf = (list: string, labels: readonly string[]) =>
  labels.map((label, i) => ({ list, name: `${list}-${i + 1}`, label, translations: {}, cells: {} }))

/** Puts the checklist among those of the office. */
export async function giveManyKinds(page: Page): Promise<string> {
  const choices = [
    ...choicesOf('farver', ['Hvid', 'Grå', 'Gul', 'Grøn']),
    ...choicesOf('sprog', ['Dansk', 'Engelsk', 'Polsk', 'Rumænsk']),
    ...choicesOf('kommuner', [
      'Aarhus',
      'Esbjerg',
      'Favrskov',
      'Herning',
      'Horsens',
      'København',
      'Odense',
      'Randers',
      'Silkeborg',
      'Skive',
      'Vejle',
      'Viborg',
    ]),
  ]
  const { id } = await inCore(page, 'checklist.create', { title: 'Arresthus', items: [...manyKinds], choices })
  return id
}

/** Puts a checklist to use for units that the case gets for it. */
export async function inUseFor(page: Page, inspectionId: string, visitId: string | null, checklistId: string, names: readonly string[]): Promise<void> {
  const units = await inCore(page, 'unit.list', { inspectionId })
  const [authority] = await inCore(page, 'authority.list', { inspectionId })
  for (const [i, name] of names.entries()) {
    const known = units.find((unit) => unit.name === name)
    const unit = known ?? (await inCore(page, 'unit.create', { inspectionId, authorityId: authority?.id ?? '', name, position: 10 + i }))
    await inCore(page, 'checklistRun.start', { inspectionId, visitId, unitId: unit.id, checklistId })
  }
}
