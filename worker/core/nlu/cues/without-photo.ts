import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const SKIPS = cue({
  en: "^(?:(?:i'?ll |let'?s |please |just )?skip\\b.*|(?:go on )?without\\b.*|(?:i )?(?:don'?t|do not|have no|haven'?t|can'?t|cannot)\\b.{0,24}$|no\\b.{0,24}$)",
  es: '^(?:sin (?:fotos?|imagen(?:es)?|ellas?)\\b.*|(?:mejor )?(?:salt|omit)\\w*\\b.{0,24}$|(?:sigue|sigamos|continu\\w*) sin\\b.*|(?:no|ahora no) (?:tengo|puedo|hay|quiero|hace falta|dispongo|la tengo|tome|saque)\\b.{0,24}$|no\\b.{0,24}$|paso$)',
  fr: "^(?:sans (?:photos?|image|ca)?\\b.{0,24}|(?:on |je )?pass(?:e|er|ez|ons)\\b.{0,24}$|(?:je )?(?:n'ai|n'en ai|ne peux|ne veux|peux) pas\\b.{0,24}$|(?:j'ai )?pas (?:de |d')?(?:photo|image|possible)\\w*.{0,24}$|non\\b.{0,24}$)",
  de: '^(?:ohne\\b.{0,30}$|(?:bitte )?(?:uberspring|ueberspring)\\w*\\b.{0,24}$|(?:ich )?(?:habe?|kann|mochte|moechte|will)\\b.{0,16}\\b(?:kein\\w*|nicht)\\b.{0,24}$|kein (?:foto|bild)\\w*.{0,24}$|geht (?:gerade )?nicht.{0,16}$|nein\\b.{0,24}$|weiter ohne\\b.*)',
  pt: '^(?:sem (?:fotos?|imagem|imagens|ela)\\b.*|pul(?:a|e|ar)\\b.{0,24}$|(?:segue|continua\\w*|siga) sem\\b.*|nao (?:tenho|posso|consigo|quero|da|tirei|tem)\\b.{0,24}$|nao\\b.{0,24}$)',
  zh: '^(?:跳过|跳過|没有|沒有|没拍|沒拍|没图|沒圖|不发|不發|不用|无|無|拍不了|先不)[^,，]{0,8}$',
  ja: '^(?:スキップ.{0,12}|(?:写真|画像)(?:は|が)?(?:ない|なし|ありません|撮れ(?:ない|ません)|撮って(?:い)?(?:ない|ません)|無理|できません).{0,8}|(?:写真)?なしで.{0,12}|ない(?:です)?|ありません|撮れません|いいえ.{0,12}|(?:写真)?送れません)$',
  ar: '^(?:(?:من )?(?:دون|غير|بدون|بلا) (?:صور|صوره)?.{0,16}|تخط[^ ]*.{0,16}|(?:ما|لا|ليس|مو|مافي|ما في) ?(?:عندي|معي|لدي|املك|استطيع|اقدر|يمكن[^ ]*|توجد|في|صورت|ابي|اريد).{0,24}|لا[،, ]?.{0,16})$',
})

/** At a question for a photo: does the shopper go on without one? */
export function goesWithout(text: string): boolean {
  return holds(plainly(text).replace(/[.!。！]+$/, ''), SKIPS)
}
