import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

/** What tells one task from its neighbour. */
export type Telling = 'changes' | 'of_account' | 'exchanges' | 'takes_out' | 'has_to_pay'

const TELLING = {
  changes: cue({
    en: '(?:chang|swap|updat|edit|modify|modif)\\w*',
    es: 'cambi\\w*|modific\\w*|actualiz\\w*|correg\\w*|edit\\w*',
    fr: 'chang\\w*|modifi\\w*|remplac\\w*|corrig\\w*|mettre a jour',
    de: '(?:ab|um|ver)?(?:ander|aender)(?:n|e|t|ung|ungen)|anpass\\w*|bearbeit\\w*|aktualisier\\w*|wechsel\\w*|tausch\\w*|korrigier\\w*',
    pt: 'mud(?:ar|a|e|o|ei|anca)|alter\\w*|troc\\w*|modific\\w*|atualiz\\w*|corrig\\w*|editar',
    zh: '换|換|改|修改',
    ja: '変更|変え|換え|修正|直し|編集',
    ar: 'غير|تغيير|اغير|عدل|تعديل|اعدل|بدل|تبديل|ابدل|تحديث',
  }),
  of_account: cue({
    en: 'accounts?|passwords?|profiles?|log ?in|e-?mail address|phone|newsletter',
    es: 'cuenta|contrasena|perfil|iniciar sesion|(?:mi|el|de) (?:correo|e-?mail)(?: electronico)?|telefono|movil|boletin|newsletter',
    fr: "(?:mon|de|un) compte|mot de passe|profil|connexion|adresse (?:e-?mail|mail)|e-?mail|telephone|portable|newsletter|lettre d'info\\w*",
    de: 'konto|kundenkonto|benutzerkonto|passwort|kennwort|profil|anmeld\\w*|einlogg\\w*|(?:e-?)?mail-?(?:adresse)?|telefon\\w*|handynummer|newsletter',
    pt: '(?:minha|da|a) conta|senha|perfil|login|(?:meu|de|o) e-?mail|telefone|celular|newsletter',
    zh: '账户|帳戶|账号|帳號|密码|密碼|资料|資料|手机号|手機號',
    ja: 'アカウント|パスワード|プロフィール|ログイン|メールアドレス|電話番号|会員情報|メルマガ',
    ar: 'حساب|حسابي|كلمه (?:السر|المرور)|ملفي|ملف شخصي|تسجيل الدخول|بريدي|ايميلي|عنوان البريد|هاتف|هاتفي|جوال|جوالي|رقم الجوال|نشره',
  }),
  exchanges: cue({
    en: 'exchang(?:e|ing)',
    es: '(?:hacer|pedir|tramitar|solicitar) un cambio|cambi(?:ar|o|e)(?:lo|la|los|las) por|canje\\w*',
    fr: 'echang\\w*',
    de: 'umtausch\\w*|umzutauschen|eintausch\\w*',
    pt: 'fazer (?:a|uma) troca|troc(?:a|ar) (?:do|da|de) (?:produto|item|peca)|pedir troca',
    zh: '换货|換貨|换貨',
    ja: '交換',
    ar: 'استبدال|استبدل|استبدله|استبدلها',
  }),
  takes_out: cue({
    en: '(?:remove|take out|delete)(?! (?:my |the |this |o |meu )?(?:whole |entire )?(?:order|pedido)\\b)',
    es: '(?:quit|elimin|borr|sac)(?:ar|a|o|e|en|ad)(?:l[eoa]s?|me)?(?! (?:el|mi|este|todo el|mi cuenta|la)? ?(?:pedido|cuenta)\\b)|cancel(?:ar|a|e) solo',
    fr: '(?:enlev|retir|supprim|ot)(?:er|ez|e|es)(?! (?:la|ma|cette|toute la|mon)? ?(?:commande|compte)\\b)|annule[rz]? (?:seulement|uniquement|juste)',
    de: '(?:entfern|rausnehm|herausnehm|streich|losch|loesch)\\w*(?! (?:die |meine )?bestellung\\b)|(?:nimm|nehmen sie|nehmt) .{0,40}\\b(?:raus|heraus|weg)|nur .{0,30} stornier\\w*',
    pt: '(?:remov|tir|retir|exclu)(?:er|ar|ir|a|e|i|am)(?! (?:o|meu|todo o|minha|my|the|this)? ?(?:whole |entire )?(?:pedido|conta|order)\\b)|cancel(?:ar|a|e) (?:so|apenas|somente)',
    zh: '去掉|删掉|刪掉|移除|只取消',
    ja: '(?:だけ|のみ)(?:を)?(?:キャンセル|取り消)|(?:から|を)(?:外し|はずし|抜い|削除し)て|(?:除いて|減らして)',
    ar: 'احذف|احذفوا|حذف (?:منتج|قطعه|صنف)|ازيلوا?|ازاله|شيلوا?|اشيل|الغ(?:اء|وا|ي) (?:منتج|قطعه|صنف)|فقط الغ[^ ]*',
  }),
  has_to_pay: cue({
    en: '(?:still|yet) (?:have|need|got) to pay|(?:payment|pay) link|pay (?:for )?(?:my|the|this|an?) (?:open |pending |unpaid )?order',
    es: '(?:todavia|aun) (?:tengo que|debo|me falta|no he) pag\\w*|(?:enlace|link) de pago|pagar (?:el|mi|este|un) pedido|pedido (?:pendiente|sin pagar)|pendiente de pago',
    fr: "(?:dois|reste a|faut) (?:encore )?(?:payer|regler)|(?:pas|n'ai pas) (?:encore )?(?:paye|regle)|lien de paiement|(?:payer|regler) (?:la|ma|cette|une) commande|en attente de paiement|commande impayee",
    de: '(?:noch|immer noch) (?:nicht )?(?:bezahl\\w*|zahlen)|muss .{0,24}\\b(?:bezahlen|zahlen)|zahlungslink|link (?:zur|zum) (?:zahl|bezahl)\\w*|(?:bestellung|order) (?:\\S+ )?(?:be)?zahlen|offene (?:zahlung|bestellung)|unbezahlt\\w*',
    pt: '(?:ainda) (?:tenho que|preciso|falta|nao) pag\\w*|link (?:de|do|para|pra) pag\\w*|pagar (?:o|meu|esse|este|um) pedido|pedido (?:pendente|em aberto)|boleto em aberto|aguardando pagamento',
    zh: '还没付款|還沒付款|未付款|待付款|去付款|付款链接|付款連結|支付链接',
    ja: '(?:まだ|未だ)(?:支払|払|お支払)|未払|支払い(?:用)?(?:の)?リンク|(?:注文)(?:の|を|代金を)?(?:お)?(?:支払いたい|支払う|払いたい)|支払い待ち|決済(?:していない|が済んで(?:い)?ない)',
    ar: '(?:لم|ما) (?:ادفع|دفعت|اسدد|سددت) بعد|(?:لازم|يجب ان|علي ان) ادفع|رابط (?:ال)?(?:دفع|سداد)|(?:ادفع|دفع|سداد|اسدد) (?:ثمن |قيمه )?(?:ال)?(?:طلب|طلبي)|غير مدفوع|بانتظار (?:ال)?دفع',
  }),
} as const satisfies Record<Telling, ReturnType<typeof cue>>

const ADDRESS = /[\w.+-]+@[\w.-]+/g

/** Whether a message holds such words; an e-mail address in it is not read: the name in it says nothing. */
export function tells(message: string, what: Telling): boolean {
  return holds(plainly(message.replace(ADDRESS, ' ')), TELLING[what])
}
