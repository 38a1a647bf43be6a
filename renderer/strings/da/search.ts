export const search = {
  title: 'Søg',
  field: 'Søg i alle sager',
  placeholder: 'Ord i noter, konstateringer, spørgsmål, rapporter …',
  hits: 'Fundne steder',
  count_one: '1 sted',
  count_other: '{{number}} steder',
  atLeast_one: 'Mere end 1 sted. Skriv flere ord.',
  atLeast_other: 'Mere end {{number}} steder, de nyeste vises. Skriv flere ord for at snævre ind.',
  emptyTitle: 'Søg i alt, hvad der er skrevet',
  emptyText: 'Skriv mindst to tegn. Flere ord skal alle forekomme, og ord findes også inde i sammensætninger: »behandling« finder »sagsbehandlingstid«.',
  noneTitle: 'Intet fundet for »{{words}}«',
  noneText: 'Prøv færre ord, eller en kortere del af ordet.',
}
