import type { Language } from '../../protocol'
import { MAX_TEXT_CHARS } from '../../protocol/limits'
import { softmax } from './interpret'

type Latin = 'en' | 'es' | 'fr' | 'de' | 'pt'
const LATIN: readonly Latin[] = ['en', 'es', 'fr', 'de', 'pt']

/** Function words and words of shopping, without apostrophes. A word in several lists speaks half for each. */
const WORDS: Readonly<Record<Latin, string>> = {
  en:
    'the a an and or but of to in on at for from with without by is are was were be been am do does did dont doesnt ' +
    'didnt have has had havent hasnt not no yes i my me you your we our it its this that these those they them he ' +
    'she ' +
    'im ive ill id youre cant wont isnt arent wheres whats thats what where when why how which who can could would ' +
    'should will may there here if so as than then too very just still yet already never any some more much many ' +
    'please pls thanks thank hello hi hey sorry good great never mind need want like get got give send sent buy ' +
    'bought ' +
    'order orders ordered refund refunds return returns returned exchange cancel track tracking package parcel ' +
    'delivery ' +
    'delivered shipping shipped ship address change broken damaged wrong missing size money price discount payment ' +
    'pay paid help agent human person speak talk item items shirt shoes late arrived receive received week days ' +
    'yesterday today tomorrow back about out up down now one two stock working works size customer service ' +
    'open hours day both pair ref invoice coupon voucher code color colour off half mon sat sun bye goodbye sure yep ' +
    'nope yeah right fine absolutely definitely correct exactly indeed good night evening afternoon morning cheers ' +
    'stop ' +
    'account password subscribe unsubscribe points card gift box cable charged declined tell see say know think make ' +
    'take let go come call ask find look use close yo next last nothing else everyone best new old first second',
  es:
    'el la los las un una unos unas de del al a y o pero en con sin por para que qué como cómo cuando cuándo donde ' +
    'dónde cual cuál cuanto cuánto es son está esta están este esto eso estoy soy era fue ha he han hay no sí si me ' +
    'mi ' +
    'mis tu su sus se lo le les nos yo usted muy más mas ya aún todavía también hola gracias buenos buenas días por ' +
    'favor quiero quisiera necesito puedo puede pueden tengo tiene pedido pedidos reembolso devolución devolver ' +
    'devolucion cambiar cancelar envío envio enviar paquete llegado llega llegó dirección direccion talla dinero ' +
    'precio pago roto dañado ayuda hablar persona alguien seguimiento entrega recibido semana ayer hoy mañana nada ' +
    'algo',
  fr:
    'le la les un une des de du au aux et ou où mais en dans avec sans pour par que qui quoi quand comment pourquoi ' +
    'quel quelle est sont suis es ai as a avez ont été pas ne non oui je j tu il elle nous vous ils mon ma mes votre ' +
    'vos notre ce cette ces cest c se sur plus très toujours encore déjà bonjour salut merci svp plaît plait ' +
    'voudrais ' +
    'veux peux puis pouvez commande commandes remboursement rembourser remboursé retour retourner renvoyer échanger ' +
    'échange annuler livraison livré colis adresse taille argent prix paiement cassé abîmé aide parler quelquun ' +
    'conseiller suivi reçu recu semaine hier demain aujourdhui arrivé arrive jai nai',
  de:
    'der die das den dem des ein eine einen einem einer und oder aber in im an am auf aus mit ohne für fur von vom ' +
    'zu ' +
    'zum zur bei nach ist sind war waren bin hat habe haben hatte wird werden kann können konnte möchte mochte will ' +
    'nicht kein keine ja nein ich du er sie es wir ihr mein meine meinen meiner dein mir mich ihnen was wo wann ' +
    'warum ' +
    'wie welche wer noch schon sehr auch nur bitte danke hallo guten tag bestellung bestellungen bestellt ' +
    'bestellnummer ' +
    'rückerstattung erstattung geld zurück zuruck rückgabe rücksendung umtauschen umtausch zurückgeben stornieren ' +
    'lieferung geliefert paket versand adresse ändern größe preis zahlung kaputt defekt beschädigt falsch hilfe ' +
    'mitarbeiter sprechen sendung sendungsverfolgung angekommen woche gestern heute morgen artikel',
  pt:
    'o a os as um uma uns umas de do da dos das no na nos nas ao à e ou mas em sem por para pelo pela que quê ' +
    'como quando onde qual quanto é são está estão este esta isto isso estou sou era foi foram há tem tenho têm não ' +
    'nao sim me meu minha meus minhas seu sua se lhe eu você voce vocês nós muito mais já ainda também tambem olá ' +
    'ola ' +
    'oi obrigado obrigada bom boa dia tarde favor quero queria gostaria preciso posso pode podem encomenda ' +
    'encomendas ' +
    'pedido pedidos reembolso devolução devolver devolucao trocar troca cancelar envio enviar pacote chegou chega ' +
    'endereço morada tamanho dinheiro preço pagamento partido danificado ajuda falar pessoa alguém alguem ' +
    'rastreamento entrega recebi recebido semana ontem hoje amanhã nada algo',
}
/** Letters that one or two of the languages have. */
const LETTERS: readonly (readonly [letters: RegExp, languages: readonly Latin[]])[] = [
  [/[ñ¿¡]/gi, ['es']],
  [/[ãõ]/gi, ['pt']],
  [/[ßäöü]/gi, ['de']],
  [/[èùœûîë]/gi, ['fr']],
  [/[êâà]/gi, ['fr', 'pt']],
  [/ç/gi, ['fr', 'pt']],
  [/[áíóú]/gi, ['es', 'pt']],
]

const SPEAKERS = buildSpeakers()
const BETWEEN_TOKENS = /[^\p{Script=Latin}\p{M}\p{N}@._:/¿¡-]+/u
/** Addresses, links and codes say nothing about the language around them. */
const NOT_PROSE = /[\p{N}@_]|:\/\/|^www\./u
const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}]{0,30}/gu

function buildSpeakers(): ReadonlyMap<string, readonly Latin[]> {
  const speakers = new Map<string, Latin[]>()
  for (const language of LATIN) {
    for (const word of new Set(WORDS[language].split(' '))) {
      speakers.set(word, [...(speakers.get(word) ?? []), language])
    }
  }
  return speakers
}

/**
 * The language a message is written in, 'und' when nothing in it tells (digits, an e-mail, emoji, "ok"). Only its first
 * `MAX_TEXT_CHARS` UTF-16 units are read. Throws nothing.
 */
export function detectLanguage(text: string): Language {
  const read = text
    .slice(0, MAX_TEXT_CHARS)
    .replace(/\(ツ\)/g, ' ')
    .normalize('NFKC')
    .slice(0, MAX_TEXT_CHARS)
  const kana = count(read, /[ぁ-ゖァ-ヺｦ-ﾝ]/g)
  const han = count(read, /\p{Script=Han}/gu)
  const arabic = count(read, /\p{Script=Arabic}/gu) - count(read, /[٠-٩۰-۹،؟]/g)
  const tokens = read.replace(/['’`]/g, '').toLowerCase().split(BETWEEN_TOKENS)
  const prose = tokens.filter((token) => !NOT_PROSE.test(token)).join(' ')
  const words = prose.match(WORD) ?? []
  const decorated = kana === 1 && han >= 3 && read.includes('の')
  if (kana > 0 && !decorated && kana + han >= words.length / 2) return 'ja'
  if (han > 0 && han >= words.length / 2) return 'zh'
  if (arabic > 1 && arabic / 3 >= words.length / 2) return 'ar'
  const latin = detectLatin(prose, words)
  if (latin !== 'und') return latin
  return kana > 0 ? 'ja' : han > 0 ? 'zh' : arabic > 1 ? 'ar' : 'und'
}

/** How sure the model must be of a language before its word counts against that of the rules. */
const SURE = 0.6
/** The same where the rules read nothing: brands and "ok" belong to no language. */
const VERY_SURE = 0.9
const MIN_WORDS = 2

/**
 * The language by rules and by the model together. Scripts decide by themselves; between languages of Latin script the model decides where it is
 * sure. `logits` are in the order of `languages`. A text in which the rules read nothing ("ok", digits, a brand) mostly stays 'und'.
 */
export function chooseLanguage(
  text: string,
  heard: Language,
  logits: ArrayLike<number>,
  languages: readonly string[],
): Language {
  if (heard === 'zh' || heard === 'ja' || heard === 'ar') return heard
  const chances = softmax(logits, 1)
  const chance = Math.max(...chances)
  const spoken = LATIN.find((language) => language === languages[chances.indexOf(chance)])
  if (spoken === undefined) return heard
  if (heard !== 'und') return chance >= SURE ? spoken : heard
  return chance >= VERY_SURE && (text.match(WORD)?.length ?? 0) >= MIN_WORDS ? spoken : heard
}

/** The Latin-script language with the most evidence; a tie, or none, is 'und'. */
function detectLatin(prose: string, words: readonly string[]): Latin | 'und' {
  const scores: Record<Latin, number> = { en: 0, es: 0, fr: 0, de: 0, pt: 0 }
  for (const word of words) credit(scores, SPEAKERS.get(word) ?? [], 2)
  const lettered = words.length > 1 || scores.en + scores.es + scores.fr + scores.de + scores.pt > 0
  for (const [letters, languages] of lettered ? LETTERS : []) {
    credit(scores, languages, Math.min(count(prose, letters), 3))
  }
  if (words.length === 1 && words[0]?.length === 1) return 'und'
  const [best, second] = LATIN.toSorted((a, b) => scores[b] - scores[a])
  if (best === undefined || second === undefined || scores[best] <= scores[second]) return 'und'
  const thin = best !== 'en' && words.length > 3 && scores[best] < 3
  return thin || scores[best] < 1 ? 'und' : best
}

function credit(scores: Record<Latin, number>, languages: readonly Latin[], weight: number): void {
  for (const language of languages) scores[language] += weight / languages.length
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
