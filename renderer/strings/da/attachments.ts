export const attachments = {
  file: 'Vedhæftet fil',
  attach: 'Vedhæft fil …',
  exchange: 'Vælg en anden …',
  saveAs: 'Gem en kopi …',
  saved: 'Kopien er gemt',
  readText: 'Hent ordlyden ind',
  remove: 'Fjern »{{file}}«',
}
