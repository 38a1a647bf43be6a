import type { search as danish } from '../da/search.ts'

export const search = {
  title: 'Search',
  field: 'Search all cases',
  placeholder: 'Words in notes, findings, questions, reports …',
  hits: 'Places found',
  count_one: '1 place',
  count_other: '{{number}} places',
  atLeast_one: 'More than 1 place. Write more words.',
  atLeast_other: 'More than {{number}} places, the newest are shown. Write more words to narrow it down.',
  emptyTitle: 'Search everything that was written',
  emptyText:
    'Write at least two characters. Of several words all must occur, and words are found inside compounds too: “behandling” finds “sagsbehandlingstid”.',
  noneTitle: 'Nothing found for “{{words}}”',
  noneText: 'Try fewer words, or a shorter part of the word.',
} satisfies typeof danish
