import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

/** Longer messages tell a story; what is asked for stands near their beginning. */
const MAX_CHARS = 400

const WANTS = cue({
  en: "(?:send|e-?mail|get|want|need|give|request)(?: me)?(?: (?:an?|the|another|a new|new|one more|that|my))*(?: (?:one[- ]?time|verification|security|six[- ]digit|login))? (?:code|pin|otp)|(?:another|new) code|(?:no|not|never|(?:have|has|did|do) ?n[o']?t) (?:\\w+ ){0,2}?(?:got|get|gotten|receive|received) (?:\\w+ ){0,2}?code|code (?:did ?n[o']?t|didnt|hasn't|has not|never|has ?nt) (?:\\w+ )?(?:come|arrive|arrived)",
  es: '(?:(?:re)?envi|mand|dame|deme|quiero|necesito|pide|pido|solicit|genera)\\w*(?: (?:me|nos|un|el|otro|nuevo|otra vez|mi))* ?codigo(?! (?:de )?(?:descuento|promoci\\w*|postal|cupon))|(?:otro|nuevo) codigo(?! (?:de )?(?:descuento|promoci\\w*|postal))|codigo (?:de \\w+ )?(?:todavia |aun )?(?:no|nunca) (?:me )?(?:ha )?lleg\\w*|no (?:me )?(?:ha |he )?(?:lleg\\w*|recib\\w*)(?: \\w+){0,2} codigo(?! (?:de )?(?:descuento|promoci\\w*))',
  fr: "(?:(?:r)?envo[iy]|donne|veux|voudrais|besoin|demande|recevoir)\\w*(?:[ -](?:moi|m|un|le|d'un|d'|nouveau|autre|mon|de))* ?code(?! (?:de )?(?:promo\\w*|reduction|postal|remise))|(?:nouveau|autre) code(?! (?:promo\\w*|de reduction|postal))|code (?:n'est|n'a|ne m'est)(?: toujours)? (?:pas|jamais) (?:encore )?(?:arrive|venu)|(?:pas|jamais) (?:encore )?(?:recu|eu) (?:le|de|mon|votre) code(?! (?:promo\\w*|de reduction))|code pas recu",
  de: '(?:schick|send|mail|brauch|will|mochte|moechte|gib|geben|anforder|zusend)\\w*(?: (?:sie|mir|uns|bitte|den|einen|einen neuen|neuen|noch einen|nochmal))* (?:(?:bestatigungs|verifizierungs|sicherheits|einmal)-?)?code|(?:neuen|anderen|noch einen) (?:(?:bestatigungs|einmal)-?)?code|(?:neuer) code|(?:bestatigungs|einmal)?-?code (?:ist |kam |habe? ich )?(?:noch |immer noch |leider )?(?:nicht|nie) (?:\\w+ )?(?:angekommen|gekommen|erhalten|bekommen|da)|(?:kein|keinen|nie einen) (?:\\w+ )?code (?:\\w+ )?(?:erhalten|bekommen|gekommen|da)|code kommt nicht',
  pt: '(?:(?:re)?envi|mand|me da|quero|preciso|solicit|gera)\\w*(?: (?:me|um|o|outro|novo|de|do|de um|meu|novamente))* ?codigo(?! (?:de )?(?:desconto|promo\\w*|postal|rastre\\w*|cupom))|(?:outro|novo) codigo(?! (?:de )?(?:desconto|promo\\w*|rastre\\w*))|codigo (?:ainda )?(?:nao|nunca) (?:me )?cheg\\w*|nao (?:me )?(?:receb\\w*|cheg\\w*)(?: \\w+){0,2} codigo(?! (?:de )?(?:desconto|promo\\w*|rastre\\w*))',
  zh: '(?:发|發|要|给|給|重发|重新|再).{0,6}(?:验证码|驗證碼|校验码|一次性密码)|(?:验证码|驗證碼).{0,4}(?:没收到|沒收到|没到|没来|收不到)|(?:没收到|没有收到|沒收到|收不到).{0,4}(?:验证码|驗證碼)',
  ja: '(?<!割引|クーポン|プロモ|プロモーション|優待|qr|バー)(?:(?:認証|確認|ワンタイム|セキュリティ)(?:コード|パスワード|番号)|コード)(?:を|が|は|も)?(?:もう一度|再度|まだ|メールで|新しく)?(?:送っ|送信|再送|再発行|ください|下さい|欲し|ほし|お願い|発行|届か|届いて(?:い)?(?:ない|ません)|届きません|来ない|来ません|来て(?:い)?(?:ない|ません)|もらえ)|(?:新しい|別の)(?:認証|確認)?コード',
  ar: '(?:ارسل|ارسال|ابعث|ابعت|اعط|اريد|ابي|ابغي|عايز|بدي|احتاج|محتاج)[^ ]*(?: (?:لي|ارسال|اخر|جديد))* (?:ال)?(?:رمز|كود)(?! (?:ال)?(?:خصم|تخفيض|بريدي|قسيمه))|(?:رمز|كود) (?:جديد|اخر|ثاني)(?! خصم)|(?:ما|لم|لا) ?(?:وصل|يصل|توصل|استلم|اجا|جا)[^ ]*(?: [^ ]+)? (?:ال)?(?:رمز|كود)(?! (?:ال)?خصم)|(?:رمز|كود) (?:ما|لم|لا) ?(?:وصل|يصل|توصل|اجا|جا)[^ ]*',
})

/** "Send me a code", "I didn't get the code", "重新发验证码". */
export function wantsCode(message: string): boolean {
  return holds(plainly(message).slice(0, MAX_CHARS), WANTS)
}

const NO_MAIL = cue({
  en: "resend|send (?:it|one) again|(?:no|not|never|(?:have|has|did|do) ?n[o']?t) (?:\\w+ ){0,2}?(?:got|get|gotten|receive|received|see) (?:\\w+ ){0,2}?(?:mail|e-?mail|it|anything)|(?:mail|e-?mail|it) (?:did ?n[o']?t|didnt|hasn't|has not|never|has ?nt) (?:\\w+ )?(?:come|came|arrive|arrived)|no (?:e-?)?mail|nothing (?:came|arrived|yet)",
  es: 'reenvia\\w*|(?:envia|manda)\\w* (?:otra vez|de nuevo)|(?:otra vez|de nuevo),? por favor|no (?:me )?(?:ha |he |esta )?(?:lleg|recib)\\w*|nunca (?:me )?lleg\\w*|no (?:veo|hay|encuentro) (?:nada|ningun (?:correo|mail|email))|nada todavia|sigue sin llegar',
  fr: "renvoye[rz]|renvoie|(?:envoye[rz]|envoie)[- ](?:le|la)[- ](?:moi )?(?:encore|a nouveau|de nouveau)|(?:rien|pas|jamais) (?:encore )?(?:recu|arrive|eu)\\b(?:.{0,16})|(?:je ne vois|il n'y a) (?:rien|pas de mail|aucun mail)|toujours rien|rien (?:du tout|encore|pour l'instant)|aucun (?:mail|e-?mail|courriel)",
  de: '(?:nochmal|noch einmal|erneut|neu) (?:senden|schicken|zusenden|bitte)|(?:send|schick)\\w* (?:\\w+ ){0,3}?(?:nochmal|noch einmal|erneut)|(?:nichts|keine mail|keine e-?mail) (?:\\w+ )?(?:erhalten|bekommen|gekommen|angekommen|da|drin)|(?:ist |kam )?(?:noch |immer noch |leider )?(?:nicht|nie|nichts) (?:angekommen|gekommen|da)|(?:noch|immer noch) nichts|keine (?:e-?)?mail|kommt nichts|habe? nichts (?:bekommen|erhalten)',
  pt: 'reenvi\\w*|(?:manda|envia)\\w*(?: \\w+)? (?:de novo|novamente|outra vez)|de novo,? por favor|nao (?:me )?(?:receb|cheg)\\w*|nunca cheg\\w*|nao (?:vejo|tem|achei|apareceu) (?:nada|nenhum (?:e-?mail|email))|nada ainda|ainda nada',
  zh: '(?:邮件|郵件|还|還).{0,4}(?:没收到|沒收到|没到|没来|收不到)|(?:没收到|没有收到|沒收到|收不到)|再发一次|再發一次|重发|重發',
  ja: '再送|もう一度送|(?:メール)?(?:が|は)?(?:まだ)?(?:届(?:か(?:ない|ず|ません)|きません|いて(?:い)?(?:ない|ません)|いてない)|来(?:ない|ません)|来て(?:い)?(?:ない|ません))|まだです|何も(?:届|来)',
  ar: '(?:اعد|اعيد|عيد)[^ ]* (?:ال)?ارسال[^ ]*|(?:ارسل|ابعت|ابعث)[^ ]* (?:مره )?(?:اخري|ثانيه|تاني)|(?:مره (?:اخري|ثانيه)|كمان مره)|(?:ما|لم|لا|لسا ما|لسه ما) ?(?:وصل|يصل|توصل|استلم|اجا|جا|شي وصل)[^ ]*(?: شي(?:ء)?)?|(?:ما في|لا يوجد|مافي|لا توجد) (?:اي )?(?:رساله|ايميل|بريد|شي(?:ء)?)',
})

/** The same at the question for the code, where "it never came" can only mean its mail; anywhere else that is the parcel. */
export function missesCode(message: string): boolean {
  const said = plainly(message).slice(0, MAX_CHARS)
  return holds(said, WANTS) || holds(said, NO_MAIL)
}
