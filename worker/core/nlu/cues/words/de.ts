import { foldUmlauts } from '../fold'
import {
  type Agreement,
  affirmOf,
  anywhere,
  bareOrderOf,
  choiceOf,
  consentOf,
  correctionOf,
  denyOf,
  whole,
} from '../grammar'
import { type LanguageCues, type Refusal, words } from '../language-cues'

const LEAD = 'ah+|ah?m+|oh|hm+|also|na|nun|eh|och|ach'
const THANKS = 'danke|dankeschon|danke schon|danke sehr|vielen dank|merci'
const PLEASE = 'bitte|jetzt|bitte jetzt'
const ORDER = '(?:(?:die|meine|diese|der|meiner) )?(?:bestellung|order)'
const ADDRESS = '(?:die|meine|diese) (?:neue )?(?:adresse|anschrift|lieferadresse)'
const IT = '(?: (?:sie|es|das|die|ihn|diese|alles))?'

const SAID: Agreement = {
  lead: 'ah+|ah?m+|oh|hm+|also',
  yes: 'ja|jaa|jo|joo|jep+|jup+|jap+|jawohl|jawoll|ja klar|ja gerne?|ja sicher|ja genau|aber ja|yes|yep',
  consent:
    'ok|okay|okey|oki|okidoki|klar|na klar|aber klar|klaro|logo|sicher|naturlich|selbstverstandlich|selbstredend|genau|ganz genau|richtig|korrekt|passt so|das passt so|so passt (?:es|das)|stimmt so|das stimmt so|' +
    'stimmt|das stimmt|das ist (?:richtig|korrekt)|einverstanden|gerne?|sehr gerne?|auf jeden fall|unbedingt|absolut|bestatigt|bestatige ich|' +
    'ich bestatige|mach das|mach es|machs|machen sie(?: das| es)?|tun sie das|tu das|mach weiter|weiter|perfekt|geht klar|klingt gut|' +
    'ich stimme zu|ich bin einverstanden|ich bin (?:mir )?sicher|bitte|bitte ja|jederzeit|so machen wir(?: es| das)|freilich|nur zu|genau so',
  agree:
    'passt|gut(?!s)|in ordnung|alles klar|doch|ist gut|super|prima|toll|von mir aus|meinetwegen|joa|mhm|so ist es|eh klar|das ist sie|das bin ich|' +
    'genau d(?:ie|er|as)|das passt|jaja|ja ja|isso|dem ist so',
  beside: 'gut|super|dann|doch|eh|prima|perfekt',
  please: PLEASE,
  thanks: THANKS,
  may: 'sie konnen|du kannst|kannst du|konnen sie',
  does: {
    cancel: `(?:${ORDER} )?(?:stornier(?:e|t|en)?|storno|cancel[ns]?|abbestellen)${IT}(?: ${ORDER})?`,
    change: `(?:${ADDRESS} )?(?:(?:ander[en]|andere|andern|aktualisier(?:e|en)|benutz(?:e|en)|verwend(?:e|en)|nehm(?:e|en)|nimm|speicher[en]|speichern|ubernehmen)${IT}(?: ${ADDRESS})?)`,
    return: `(?:(?:die|den|das|eine|einen|meine) )?(?:(?:rucksendung|retoure|umtausch|ruckgabe|artikel) )?(?:registrier(?:e|en)|anmelden|umtauschen|zuruckschicken|zurucksenden|zuruckgeben|erstatten)${IT}`,
    claim: `(?:(?:die|eine|den|einen) )?(?:reklamation|nachforschung|fall) (?:eroffnen|anlegen|starten|einleiten|einreichen|aufmachen)|reklamier(?:e|en)${IT}`,
  },
}

const NO = 'nein+|nee+|no+|nope|nein nein|ned|ne+'

function refusalOf(verb: string, named: RegExp, ...also: readonly string[]): Refusal {
  const object = '(?:[^\\s,.;!?]{1,20} ){0,4}?'
  return {
    refused: new RegExp(
      [
        `(?:^|[,.;!] ?|\\b(?:und|aber|nein|ok|nur|also) )(?:bitte )?(?:(?:sie|es|das|die|den|meine|diese|bestellung|adresse|lieferadresse) ){0,3}(?:bitte )?(?:nicht|nichts|keine?n?) (?:mehr )?(?:${verb})\\b`,
        `(?:^|[,.;!] ?|\\b(?:und|aber|nein|bitte) )(?:${verb})(?: sie)?(?: (?:es|das|die|meine|diese|mir|bitte|bestellung|adresse)){0,3} nicht\\b`,
        `\\b(?:ich|wir) (?:will|wollte|wollen|mochte|mochten|brauche|brauchen|hab|habe|werde|wunsche) ${object}(?:nicht|nichts|keine?n?|nie) (?:mehr )?(?:zu )?(?:${verb})\\b`,
        `\\b(?:nicht|nichts|keine?) (?:zu |zum )?(?:${verb}) (?:mochte|will|wollte|mochten|wollen)\\b`,
        ...also,
      ].join('|'),
    ),
    named,
  }
}

export const DE: LanguageCues = {
  letters: foldUmlauts,
  abandon: words(
    whole(
      'ah|oh|ok|na|ach|also|gut|nein|doch|ne|sorry|entschuldigung|dann|danke|aber|hm+|egal|eigentlich',
      'vergiss (?:es|das)|vergessen sie (?:es|das)|vergisses|lass (?:es|das|gut sein|mal|stecken|bleiben)(?: (?:gut )?sein| bleiben)?|' +
        'lassen (?:sie|wir) (?:es|das|mal|gut sein)(?: (?:gut )?sein| bleiben)?|(?:das )?hat sich erledigt|erledigt|schon gut|(?:ist )?egal|ist nicht (?:mehr )?wichtig|' +
        'nicht (?:mehr )?(?:notig|so wichtig)|doch nicht|(?:ich habe |ich hab |hab )?(?:es mir anders uberlegt|meine meinung geandert)|stopp?|halt|abbrechen|abbruch|' +
        'beenden|aufhoren|hor(?:en sie)? auf|(?:von vorne|neu) (?:anfangen|beginnen|starten)|von vorne|neustart|kein bedarf(?: mehr)?|brauch(?:e)? ich (?:doch )?nicht mehr|nichts,? passt schon|passt schon',
      `dann|doch|jetzt|mal|${THANKS}|bitte|tschuss|trotzdem|schon|ok|egal|sorry`,
    ),
  ),
  affirm: affirmOf(SAID),
  notAffirm: {},
  deny: denyOf({
    lead: `${LEAD}|sorry|leider|doch|halt|moment`,
    no: NO,
    beside:
      'das nicht|lieber nicht|bitte nicht|noch nicht|leider|danke|gar nicht|auf keinen fall|die andere|der andere|das andere|das ist falsch|falsch|du|nicht die|nicht der|nicht das',
    refusals:
      '(?:bitte )?nicht (?:andern|umtauschen|zuruckschicken|machen)|ich (?:will|mochte) (?:die bestellung |das )?nicht (?:stornieren|andern|umtauschen)|lass(?:en sie)? (?:es|das) (?:so|bleiben)|behalten|(?:das )?ist nicht (?:meine|mein|die richtige)(?: (?:bestellung|adresse|nummer))?|' +
      'nie(?:mals)?|auf (?:gar )?keinen fall|keinesfalls|keineswegs|lieber nicht|bitte nicht|bloss nicht|jetzt nicht|noch nicht|nicht jetzt|nicht wirklich|' +
      'gar nicht|uberhaupt nicht|naturlich nicht|sicher nicht|eher nicht|eher weniger|negativ|falsch|das ist (?:falsch|nicht (?:richtig|korrekt))|stimmt (?:so )?nicht|das stimmt (?:so )?nicht|' +
      '(?:das )?(?:will|mochte|brauche?) ich (?:so )?nicht|ich (?:mochte|will) (?:das|es) nicht|kein bedarf|nichts davon|kein(?:e|er|es)? von (?:beiden|denen)|weder noch|' +
      'nicht (?:die|der|das|diese[rs]?|notig|stornieren|andern|umtauschen)|ich (?:glaube?|denke) nicht|glaub(?:e)? (?:ich )?nicht|leider (?:nein|nicht)|muss nicht sein|nix da|nichts da|ich verzichte|das lehne ich ab|passt (?:so )?nicht|auch nicht|danke nein',
    thanks: `${THANKS}|bitte`,
  }),
  notDeny: {
    marks: [/^n(?:o|r)\. ?\d/],
    words: [
      /^(?:na|ne) (?:klar|gut|und|ja|logo|sicher|toll|super|ich|das|die|der|es)\b|^(?:no|nicht) (?:problem\w*|angekommen|erhalten|geliefert)\b|^kein(?:e)? (?:problem|ahnung|sorge|thema)\b|^nein? (?:kein problem)\b/,
    ],
  },
  correction: correctionOf({
    lead: 'ah|oh|ah?m+|hm+|ok|moment|halt|warte|warten sie|sorry|entschuldigung|ups|mist',
    no: 'nein|nee|ne|no',
    notNew: 'danke|vielen dank|kein problem|passt schon|schon gut|alles gut',
    sorry: 'sorry|entschuldigung|entschuldigen sie|verzeihung|ups|huch|mist',
    itIs: 'es ist|das ist|es war|ist|die|mein\\w* (?:nummer|bestellung|adresse|e ?mail) (?:ist|war)',
    slip:
      'ich (?:meinte|meine)|gemeint (?:war|ist)|hab(?:e)? (?:mich|ich mich) (?:vertippt|verschrieben|geirrt)|ich hab(?:e)? mich (?:vertippt|verschrieben|geirrt|vertan)|vertippt|verschrieben|' +
      'falsche (?:nummer|bestellung|adresse|e ?mail|bestellnummer)|tippfehler|mein fehler|korrektur|richtig (?:ist|ware)|sollte heissen|vielmehr|ich wollte (?:sagen|schreiben)',
    not: 'nicht',
  }),
  consent: consentOf(SAID),
  // Waves aside, and in Spanish it laughs.
  notConsent: words(/^ja ?ja\b/),
  startsYes:
    /^(?:ja|jo|jep|jup|jawohl|klar|na klar|ok|okay|genau|richtig|stimmt(?! (?:so )?nicht)|gerne?|sicher(?! nicht)|naturlich(?! nicht)|einverstanden|passt(?! (?:so )?nicht)|in ordnung)(?= |$)/,
  refusal: {
    cancel: refusalOf('stornier(?:en|e|ung|t)|storno|abbestellen|canceln', /\b(?:storn|cancel|abbestell)/),
    change: refusalOf(
      '(?:ab|ver)?ander(?:n|e|ung)|anderung|wechseln|aktualisier(?:en|e)',
      /\b(?:(?:ab|ver)?ander[neu]|aktualisier|wechsel)/,
    ),
    return: refusalOf(
      'zuruck(?:schicken|senden|geben)|rucksendung|retour(?:e|nieren)|ruckgabe|umtausch(?:en)?|erstattung|geld zuruck',
      /\b(?:zuruck|rucks|ruckg|retour|umtausch|erstatt|geld|ersatz|ander\w*|sondern)/,
      '\\bnichts (?:ist |war )?(?:kaputt|beschadigt|defekt)\\b',
    ),
    claim: refusalOf(
      'reklamier(?:en|e)|reklamation(?: (?:eroffnen|einreichen))?',
      /\b(?:fehl|reklam)/,
      '\\b(?:es )?fehlt (?:gar |doch )?nichts\\b|\\bnichts fehlt\\b',
    ),
  },
  why: /\b(?:warum|wieso|weshalb|wie|wann|beschwer\w*|anzeige)\b/,
  bareOrder: bareOrderOf(
    'hallo|hi|guten tag|guten morgen|moin|es geht|ich habe|habe|ich hab|eine (?:frage|anfrage)|(?:es geht )?(?:um|zu|zur|wegen|bezuglich|betrifft|betreff)|die|meine[r]?|das ist|ist',
    '(?:die |meine[r]? |der |zu |zur )?(?:bestellung|bestellnummer|auftrag|auftragsnummer|bestell ?nr|order|nummer)(?: (?:nummer|nr|ist|lautet))?',
  ),
  asks: {
    start:
      /^(?:und |aber )?(?:warum|wieso|weshalb|wie (?:viel|lange|kann|geht|finde|mache|funktioniert|soll|bekomme|komme|lautet|oft|hoch|teuer)|wann|wo(?:hin|her)?|welche[rsnm]?|was (?:ist|sind|kostet|passiert|bedeutet|muss|kann|soll|heißt|fuer|für|mache)|wer|kann (?:ich|man)|darf ich|k(?:ö|oe|o)nnen sie|muss ich|soll ich|gibt es|haben sie|ist es m(?:ö|oe|o)glich)(?![\p{L}])/u,
  },
  replaces:
    /\b(?:stattdessen|doch lieber|lieber (?:doch |die |den |das )?(?:\S{1,20} )?(?:andern|umtausch|zuruck|stornier)|nein,? (?:warte|moment|halt))/,
  dropsThis: words(
    /^(?:bitte |ok |nein )?(?:(?:das|dies|(?:die|den|meine|diese|diesen|meinen) (?:anfrage|rucksendung|retoure|umtausch|reklamation|anderung|vorgang|antrag)) (?:bitte )?(?:abbrechen|stornieren)|(?:storniere|brich|stornieren sie|brechen sie) (?:das|dies|(?:die|den|diese|diesen) (?:anfrage|rucksendung|retoure|umtausch|reklamation|anderung|vorgang))(?: ab)?)(?: bitte)?$/,
  ),
  waits: words(
    /^(?:(?:hallo|hi|hey) ?)?(?:(?:ist )?(?:da )?(?:jemand|wer)(?: (?:da|hier|zu hause|verfugbar|noch da))?|(?:sind sie|bist du|seid ihr) (?:noch )?da|noch da)$/,
    /^(?:hallo+|haloo|hi|hey)(?: (?:hallo+|hi|hey)){0,3}$/,
    /^(?:(?:und|aber) )?(?:wie lange|wie lang)(?: (?:noch|denn|noch warten|dauert (?:das|es)(?: (?:noch|denn))?|muss ich (?:noch |denn )?warten|soll ich (?:noch )?warten))?(?: (?:bis (?:jemand|einer) (?:antwortet|kommt|da ist)))?$/,
    /^(?:(?:ich )?warte (?:immer )?noch|ich warte|immer noch am warten)$|^wann (?:antwortet|kommt|meldet sich) (?:jemand|einer|wer)$/,
  ),
  leaves: words(
    /^(?:ich (?:will|mochte|kann|mag) nicht (?:mehr |langer )?warten|ich warte nicht (?:mehr|langer)|nicht mehr warten|warteschlange verlassen|keine lust (?:mehr )?(?:zu |auf )?warten|ich gehe aus der (?:warteschlange|schlange))$/,
  ),
  goodbye: anywhere(
    'tschuss+|tschus|tschussi|tschau|tscho|ciao|auf wieder(?:sehen|schauen|horen)|^wieder(?:sehen|schauen)|(?<=^|[,.!] ?|(?:danke|ok|dann|also|tschuss|klar) )bis (?:bald|dann|morgen|spater|denne|zum nachsten mal|nachste woche)(?=[ ,.!]*$)|muss los|(?:einen )?schonen (?:tag|abend|feierabend)(?: noch)?|schones wochenende|gute nacht|bye|machs gut',
  ),
  danger: {
    selfHarm: anywhere(
      'suizid\\w*|selbstmord|mich umbringen|bring(?:e)? mich um|mir das leben nehmen|will (?:nur noch )?sterben|nicht mehr leben|mich (?:selbst )?verletzen',
    ),
    danger: [
      anywhere(
        '(?:in|im) flammen|feuer (?:gefangen|ausgebrochen|gefasst)|(?:fing|fangt|hat) feuer(?: gefangen)?|brennt (?:gerade|lichterloh)|es brennt|(?:toaster|gerat|akku|ladegerat|kabel|steckdose|lampe|haus|wohnung|kuche) brennt|(?:hat|haben) (?:angefangen zu brennen|gebrannt)|abgefackelt|in brand',
        '(?:es )?(?:raucht|qualmt)(?! (?:nicht|ab))|(?:rauch|qualm|funken|flammen) (?:kommt|kommen|steigt|spruhen|spruht|schlagen)|funken gespruht|riecht (?:nach )?verbrannt|brandgeruch|verschmort|stichflamme|alles voller rauch',
      ),
      anywhere(
        'stromschlag|elektrischen schlag|einen schlag bekommen|elektroschock|eine gewischt bekommen',
        '(?:kind|sohn|tochter|baby|hund|katze|enkel\\w*|er|sie) (?:\\S+ ){0,4}verschluckt|(?:erstickt|am ersticken)|(?:habe|hab) mich (?:\\S+ ){0,4}(?:verbrannt|geschnitten|verletzt|verbruht)|(?:hand|finger|arm|gesicht|haut) verbrannt',
        '(?:bin|ist|wurde|wurden) (?:\\S+ )?verletzt|(?:ich )?blut(?:e|et) (?:stark|am|an|aus|sehr)|ich blute|explodiert',
      ),
      /^(?:hilfe )?(?:feuer|rauch|es brennt)(?: hilfe)?$/,
    ],
    asksWhether:
      /^(?:kann|darf|konnte|ist (?:es|das|die|der) (?:sicher|geeignet|feuerfest)|kann man|halt|vertragt|wird)\b/,
  },
  maybe:
    /\b(?:vielleicht|eventuell|evtl|kann sein|mal sehen|bin (?:mir )?nicht sicher)\b|^(?:ich )?weiss (?:ich )?nicht$/,
  yesWord: /\bja\b/,
  notNumber:
    /\b(?:nicht|keine) (?:die |der |das |um |meine )?(?:bestellung |bestellnummer |nummer )?(?:nummer |nr\.? ?)?\s*#?$/,
  leadingNo: 'nein|n[eö]|nee|sorry|entschuldigung|moment|nein,? es ist',
  choice: choiceOf({
    lead: 'weil|da|denn|ich habe|ich hab|ich|es ist|es|das|ist|mir|hab',
    article: 'der|die|das|den',
    numbered: 'nummer|nr|option|artikel|punkt|auswahl',
    item: 'artikel|option|produkt|bestellung|eintrag',
    endings: 'te|ter|tes|ten|er|e',
    ordinals: [
      'erste[rsn]?',
      'zweite[rsn]?',
      'dritte[rsn]?',
      'vierte[rsn]?',
      'funfte[rsn]?',
      'sechste[rsn]?',
      'siebte[rsn]?',
      'achte[rsn]?',
      'neunte[rsn]?',
      'zehnte[rsn]?',
    ],
    cardinals: ['eins', 'zwei|zwo', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
    last: 'letzte[rsn]?|allerletzte[rsn]?',
    please: 'bitte|danke',
  }),
  orderNumber: {
    lacks: new RegExp(
      '\\b(?:hab(?:e)?|finde|weiss|kenne|sehe) (?:\\w+ ){0,3}?(?:keine|nicht die|die|meine) (?:\\w+ ){0,1}?(?:bestellnummer|nummer|auftragsnummer)(?: (?:nicht|nicht mehr|leider nicht(?: mehr)?|verloren|vergessen|geloscht|nirgends))|' +
        '\\b(?:hab(?:e)?|finde|weiss) (?:\\w+ ){0,2}?keine (?:bestellnummer|nummer(?= ?(?:$|[,.!?]))|auftragsnummer)|\\bkeine (?:bestellnummer|auftragsnummer)|\\bohne (?:die )?(?:bestellnummer|auftragsnummer)|' +
        '\\b(?:bestellnummer|auftragsnummer) (?:\\w+ ){0,3}?(?:verloren|vergessen|nicht (?:mehr )?(?:da|zur hand|parat|gefunden|bekommen|finden)|weg|geloscht)|' +
        '\\b(?:such\\w*|find\\w*|nachsehen|nachschauen|schau\\w*)\\b.{0,30}\\b(?:uber|mit|per|anhand|nach) (?:der |die |meine[rnm]? |dem |den )?(?:e[- ]?mail|mail|name\\w*|telefon\\w*|adresse)|' +
        '\\b(?:per|uber|mit|anhand) (?:der |die |meine[rnm]? )?(?:e[- ]?mail|name\\w*|telefonnummer) (?:\\w+ ){0,2}?(?:suchen|finden|nachsehen|nachschauen)|' +
        '\\bwo (?:finde|steht|sehe|ist|finde ich) (?:\\w+ ){0,2}?(?:bestellnummer|auftragsnummer|nummer(?= ?(?:$|[,.!?])))',
    ),
    without:
      /^(?:(?:sorry|nein|aber|leider|nee|hm+|oh|also),? ){0,3}(?:(?:ich )?(?:hab(?:e)?|weiss|finde|kenne) (?:ich )?(?:sie |die |es |das |leider |gerade |grad ){0,3}(?:nicht(?: mehr)?|keine|nirgends)|keine ahnung|(?:ich )?hab(?:e)? (?:sie|die) (?:verloren|vergessen|geloscht|nicht)|weiss (?:ich )?nicht(?: mehr)?|(?:die )?(?:hab|habe|weiss|finde) ich (?:leider )?nicht(?: mehr)?|vergessen|verloren)(?: (?:da|zur hand|parat|bei mir|hier|gerade|mehr|sorry))*[.!,]?$/,
  },
  goods: {
    wants:
      /\b(?:(?:haben|verkaufen|fuhren|hatten) sie|habt ihr|verkauft ihr|gibt es|gibts|was kostet|was kosten|wie viel kost\w*|wieviel kost\w*|ich suche|suche|zeig\w*|empfehl\w*|kaufen|preis)\b/,
    asks: /^(?:(?:hallo|hi|hey|guten tag|und|ok|bitte),? ){0,3}(?:(?:haben|verkaufen|fuhren|hatten) sie|habt ihr|verkauft ihr|gibt es|gibts|was kost\w*|wie ?viel|ich suche|suche|welche|was fur|kann ich)\b/,
    elsewhere:
      /\b(?:mein\w*|bestell\w*|paket\w*|ruckgabe|rucksend\w*|zuruck\w*|erstatt\w*|umtausch\w*|kaputt\w*|defekt\w*|fehl\w*|erhalten|angekommen|bekommen|rabatt\w*|gutschein\w*|code\w*|liefer\w*|versand\w*|garantie|grosse\w*|wasch\w*|reinig\w*)\b/,
  },
}
