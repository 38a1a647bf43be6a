/** Short everyday words that are easily told apart, typed and remembered. */
const words = `
abe agurk aften alter amme and angel anker appelsin april arm ask avis bad bakke bal balkon banan bande bane bank barn bassin bavian bil birk bjerg
bjørn blad blomst blus blyant bold bolle bord borg brev briller bro brød brønd bud bue buket bukser bule bund burger bus busk by byge bæger bælte bænk
bæver bøf bøg bølge bønne børste båd bånd cirkel cirkus citron cykel dag dal dame damp dans december delfin diamant digt disk dragt drage drøm dug
dukke due duft dør døgn dåse eddike eg egern elefant elg eng engel enke eventyr fabrik fader fakkel falk farve fest figen film filt finger fisk fjer
fjord flag flaske flod flue flyver fløde foged fold forår fos foto frakke frost frugt frø fugl fyr fyrre fælde færge fønix får gade gaffel galop gang
garn gave ged gemse glas gnist gran gras grav greb gren grille gris grotte gryde grød guld gulv gummi gynge gæst gås hage haj hakke halm hammer
handske harpe hase hat hav have havn hegn held helt hest hjelm hjerte hjort hjul hjørne hoppe horn hotel hue hule hummer hund hus hvede hval hveps
hytte hæk hæl høne høst hånd igle ild insekt is jagt jakke jern jord jul juni jæger kabel kage kaffe kajak kaktus kalender kalv kam kamel kamera kanin
kano kant kar karse kasse kat kede kejser kerne kiks kilde kind kiste klang klap klippe klode klokke klud klør knap kniv knop knude kobber kogle kok
komet komfur konge kop koral korn kost kran krebs krone krukke krybbe krydderi kryds kræmmer kugle kurv kusine kvist kyst kæde køkken lagen lam lampe
land lanterne lastbil lavendel leg legetøj leopard ler lever lilje lim linje liste loft lomme lov luft lugt lund lup lyng lyn lynlås lys læder læge
lærke løb løg løve lås maj makrel maling mandel maske mast mave melon metal midte minde mine mos mose motor mund mus musik muskat myg myre mælk mønt
mørke måge måltid måne nabo nagle nat navn nisse nougat november nød nøgle odder okse olie onkel opal orgel orkester orm ost ovn paddehat palme panda
pande panter papir paraply park pels pen peber perle pil pilot pind pingvin plads plade plante plov pose post potte prik prins pude pukkel pung pære
pølse rad radio rafle ramme rand raps regn regnbue reje rende reol ribben ride ring ris rod rose rotte rum rygsæk ræv røg røn saks sal salat salt sang
sav sejl sild silke sirup skab skal ske skib skilt skjold sko skole skov skrue sky skygge skæg skål slange slot smed smør snegl sne snor sofa sol
sommer spade spejl spil spin spand spurv stald stang sten stige stjerne stol storm strand streg strøm stub stue støvle sukker suppe svale svane svin
syltetøj symaskine sæbe sæl søm søn søster tag tale tallerken tand tang tante tape tavle te telt tiger tinde tog tomat top torn torv torsk tov trappe
trommer træ trøje tråd tud tulipan tunge tur tyr tæppe tønde tørv tårn ugle uld ulv ur urne vand vane vante vase vej vest vifte vin vind vinge vinter
violin vogn voks vugge væg vægt værft værktøj æble æg æske øgle ørn øre ørred østers ål åre
`
  .trim()
  .split(/\s+/)

const wordsInPassphrase = 6

/**
 * Six words drawn at random with the same chance each, which is more than 54 bits: beyond what anybody can try against the slow derivation of the key. Numbers that would
 * favour the first words are drawn again.
 * @param random unpredictable bytes
 */
export function suggestPassphrase(random: (length: number) => Uint8Array): string {
  const fair = Math.floor(65_536 / words.length) * words.length
  const drawn: string[] = []
  while (drawn.length < wordsInPassphrase) {
    const [high = 0, low = 0] = random(2)
    const number = high * 256 + low
    const word = words[number % words.length]
    if (number < fair && word !== undefined) drawn.push(word)
  }
  return drawn.join(' ')
}

/** How many words there are to draw from. */
export const wordCount = new Set(words).size
