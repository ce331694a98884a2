import { type Cue, cue, holds } from '../reference/cue'
import { plainly } from './brief'

/** "What if it arrives broken?": nothing has happened yet. */
const WHAT_IF = cue({
  en: 'what (?:if|happens|do i do|should i do)|in case|if (?:it|something|you|i get|my|an?)',
  es: 'que (?:pasa|hago|ocurre|sucede) si|y si (?:llega|viene|falta|se|me|algo)|en caso de(?: que)?|si (?:llega\\w*|viene|falta|algo|me llega|recibo)',
  fr: "que (?:se passe[- ]t[- ]il|faire) (?:si|en cas)|et si (?:ca|le|la|il|elle|mon|ma|je|quelque)|en cas de|(?:si|s')(?: (?:ca|le|la|mon|ma|je recois|quelque chose|un))? ?(?:il |elle )?(?:arrive|est|manque|recois)",
  de: 'was (?:passiert|ist|mache ich|tun|muss ich tun),? wenn|was (?:passiert )?(?:bei|im fall)|und wenn|falls|wenn (?:etwas|es|die|das|der|ein\\w*|mal)',
  pt: 'o que (?:acontece|faco|fazer) (?:se|quando|caso)|e se (?:chegar|vier|faltar|algo|o|a|meu)|(?:em )?caso (?:de|o|a|algo|chegue|venha)|se (?:chegar|vier|faltar|algo|eu receber)',
  zh: '如果|万一|萬一|要是|假如',
  ja: '(?:もし|万一|万が一)|(?:た|だ|った|いた)(?:場合|ときは|時は|ら(?:どう|どの|、どう|何|返))',
  ar: 'ماذا (?:لو|يحدث|افعل|اذا)|(?:شو|وش|ايش) (?:اسوي|يصير|اعمل) (?:اذا|لو)|(?:اذا|لو|في حال|في حاله)',
})

/** What the rules of the shop are, rather than what is to be done about one order; by intent. */
const GENERAL: Readonly<Record<string, Cue>> = {
  // Company details, tax numbers and corrections are for the article; a copy of the invoice is not.
  invoice: cue({
    en: 'vat|tax(?:es)?|company|business|correct\\w*|when (?:do|will|does)|do (?:you|i|we) (?:\\w+ )?(?:get|give|issue|provide|send|include|offer)',
    es: 'iva|nif|cif|rfc|impuestos?|empresas?|razon social|datos fiscales|correg\\w*|rectific\\w*|cuando (?:recib|lleg|env|mand|emit)\\w*|(?:dan|emiten|hacen|incluyen|ofrecen) (?:ustedes )?facturas?|(?:se puede|puedo|es posible) (?:pedir|tener|obtener|facturar)',
    fr: 'tva|taxes?|siret|societe|entreprise|professionnel\\w*|raison sociale|corrig\\w*|rectifi\\w*|quand (?:est-ce que |vais-je |recevr|rece|arrive|env)\\w*|(?:faites|fournissez|emettez|delivrez|proposez)[- ]vous (?:des |une )?factures?|avec (?:la )?facture',
    de: 'mwst|ust|umsatzsteuer\\w*|mehrwertsteuer\\w*|steuer\\w*|firma|firmen\\w*|unternehmen|geschaftlich\\w*|korrigier\\w*|korrektur|andern|berichtig\\w*|wann (?:bekomme|kommt|erhalte|wird)|(?:stellen|schicken|geben|bieten) sie (?:\\w+ )?rechnungen|(?:liegt|ist) (?:eine )?rechnung (?:bei|dabei)',
    pt: 'impostos?|cnpj|cpf|empresas?|razao social|corrig\\w*|quando (?:receb|cheg|env|emit|vem|sai)\\w*|voces (?:emitem|dao|enviam|mandam|fazem)|(?:da pra|posso|e possivel) (?:pedir|emitir|tirar)|vem com nota',
    zh: '税|稅|抬头|抬頭|公司|企业|企業|专票|專票|更正|什么时候|什麼時候|能不能开|可以开|能开',
    ja: '消費税|インボイス|適格|会社|法人|宛名|訂正|修正|いつ(?:届|もら|発行)|発行(?:でき|して(?:いま|もらえ)|可能)',
    ar: 'ضريب[^ ]*|شركه|شركتي|مؤسسه|سجل تجاري|تصحيح|تعديل|متي (?:تصل|استلم|ترسل|تصدر)[^ ]*|هل (?:تصدرون|تعطون|ترسلون|توفرون|يمكن)',
  }),
  damaged_item: WHAT_IF,
  wrong_item: WHAT_IF,
  missing_item: WHAT_IF,
  payment_problem: cue({
    en: 'when (?:am|will|do|is|are|does)|(?:is|are) (?:it|my|the|payments?|card)\\b.{0,20}\\b(?:safe|secure)|currenc\\w*|gift ?cards?|coupons?|vouchers?|codes?',
    es: 'cuando (?:me )?(?:cobr|se cobra|pag|cargan)\\w*|(?:es|son) segur[oa]s?|monedas?|divisas?|tarjetas? (?:de )?regalo|cupon(?:es)?|vales?|codigos?',
    fr: "quand (?:suis-je|serai-je|est-ce que|vais-je|la carte|ma carte|le paiement)|(?:est-ce|c'est|est-il|sont-ils|est) (?:bien )?securise\\w*|devises?|cartes? cadeaux?|bons? (?:d'achat|de reduction)|coupons?|codes?",
    de: 'wann (?:wird|werde|muss|zahle|bucht|ist)|(?:ist|sind) .{0,20}\\bsicher|wahrung\\w*|waehrung\\w*|geschenk(?:karte|gutschein)\\w*|gutschein\\w*|rabattcode\\w*|codes?',
    pt: 'quando (?:e |sou |vou ser |serei |vao )?(?:cobr|debit|pag)\\w*|(?:e|sao) segur[oa]s?|moedas?|(?:cartao|cartoes|vale)[- ]?(?:de )?presentes?|cup(?:om|ons)|vales?|codigos?',
    zh: '什么时候扣|什麼時候扣|安全吗|安全嗎|礼品卡|禮品卡|优惠码|優惠碼|优惠券|優惠券',
    ja: 'いつ(?:引き落と|請求|決済)|安全(?:ですか|でしょうか)|通貨|ギフト(?:カード|券)|クーポン|割引コード',
    ar: 'متي (?:يتم|يخصم|تخصم|ادفع|تسحب|يسحب)[^ ]*|هل (?:الدفع|البطاقه|هو|هي)[^؟]{0,16}(?:امن|امنه|مؤمن)|عمله|عملات|بطاق(?:ه|ات) (?:ال)?(?:هدايا|هديه)|قسيمه|قسائم|كوبون|كود|رمز الخصم',
  }),
}

/** Does the message ask how something is done in this shop? Then its article answers better than a question for the order number. */
export function asksInGeneral(text: string, intent: string): boolean {
  const words = Object.hasOwn(GENERAL, intent) ? GENERAL[intent] : undefined
  return words !== undefined && holds(plainly(text), words)
}
