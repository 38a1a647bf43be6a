import type { EditableNoun } from '../../src/api/noun-operations.ts'
import { useAutosavedField, type AutosavedFieldOptions } from '../data/autosaves.ts'
import { Button } from '../ui/button.tsx'

type SuggestionProps<Noun extends EditableNoun> = Pick<AutosavedFieldOptions<Noun, string | null>, 'noun' | 'id' | 'field' | 'value'> & {
  suggested: string
  words: string
  /** The value cannot stay as it is. */
  isDue?: boolean
}

/** A button that fills a field that is empty or was refused. It writes in the same draft as the field, so that what was refused there goes. */
export function Suggestion<Noun extends EditableNoun>({ noun, id, field, value, suggested, words, isDue = false }: SuggestionProps<Noun>) {
  const draft = useAutosavedField<Noun, string | null>({ noun, id, field, value, saveOn: 'blur' })
  if (value !== null && draft.error === null && !isDue) return null
  return (
    <Button small variant="link" onPress={() => draft.choose(suggested)}>
      {words}
    </Button>
  )
}
