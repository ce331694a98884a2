import { describe, expect, it } from 'vitest'
import type { Language } from '../../protocol'
import { chooseLanguage, detectLanguage } from './language'

/** The texts of a list written with bars between them. */
function list(texts: string): readonly string[] {
  return texts.split(' | ')
}

const CASES: Readonly<Record<Language, readonly string[]>> = {
  en: list(
    'Where is my order? | i want a refund | order 1001 | hello | thanks | cancel my order pls | ' +
      'it arrived broken | wheres my parcel | refund | yes please | shoes size 42 | bye | see you tomorrow | ' +
      'do you ship to Spain? | my email is ana@example.de | what does 退款 mean on my order page | ' +
      'can i talk to a human | My café order from Zürich has not arrived',
  ),
  zh: list(
    '我的订单到哪了 | 订单1001 | 退款 | 我的 Nike Air Max 270 React 没到 | iPhone 15 Pro Max 256GB 有货吗 | 好 | １００１怎么还没发 | ' +
      '訂單在哪裡 | 你好 I want refund | 优の品旗舰店发货了吗 | order 1001 到哪了',
  ),
  es: list(
    '¿Dónde está mi pedido? | donde esta mi paquete | quiero devolver los zapatos | hola | ' +
      'Necesito un reembolso por favor | no he recibido nada | mi pedido 1001 no ha llegado',
  ),
  fr: list(
    "Où est ma commande ? | je veux un remboursement | bonjour | je n'ai pas reçu mon colis | " +
      'ma commande 1001 est arrivée cassée | merci',
  ),
  de: list(
    'Wo ist meine Bestellung? | ich möchte mein Geld zurück | Hallo | ' +
      'meine Bestellung 1001 ist nicht angekommen | Kann ich die Größe ändern? | nein danke | was ist mit dem Paket',
  ),
  pt: list(
    'Onde está a minha encomenda? | quero devolver os sapatos, não servem | olá | obrigado | ' +
      'nao recebi meu pedido | não | gostaria de falar com uma pessoa',
  ),
  ja: list('注文はどこですか | ありがとう | キャンセルしたい | ｷｬﾝｾﾙ | iPhone 15 Pro Max の在庫は？'),
  ar: list('أين طلبي؟ | أريد إرجاع iPhone 15 Pro | شكرا'),
  und: list(
    ' |   | 1001 | ana@example.com | 😀😀 | ok | OK 👍 | #LL-1001 | Nike Air Max | где мой заказ | ١٢٣ | ... | ' +
      'https://shop.example/where/is/my/order | 1Z999AA10123456784 | ¯\\_(ツ)_/¯ | +351 912 345 678 | SO-20931 | ' +
      'lol | no | ni shi jiqiren ma | y | 배송 언제 | １００１ | pedido 1001',
  ),
}

for (const [language, texts] of Object.entries(CASES)) {
  describe(language, () => {
    for (const text of texts) it(JSON.stringify(text), () => expect(detectLanguage(text)).toBe(language))
  })
}

// Quadratic work on 100 kB runs into the runner's time limit; the figures are the bench's matter.
describe('hostile input is read to its end', () => {
  const units = list("a | 1 | @ | a@ | a1 | _ | - |   | の | 一 | ة | é | 😀 | \uD800 | the  | https:// | ' | ﷺ")
  for (const unit of units) {
    it(JSON.stringify(unit), () => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length))
      expect(detectLanguage(text)).toMatch(/^[a-z]{2,3}$/)
    })
  }
})

describe('chooseLanguage', () => {
  const LANGUAGES = ['en', 'zh', 'es', 'fr']
  const sure = (language: string, chance: number) =>
    LANGUAGES.map((one) => Math.log(one === language ? chance : (1 - chance) / (LANGUAGES.length - 1)))
  const choose = (text: string, heard: Parameters<typeof chooseLanguage>[1], logits: readonly number[]) =>
    chooseLanguage(text, heard, logits, LANGUAGES)

  it('believes the script before the model', () => {
    expect(choose('退款', 'zh', sure('fr', 0.99))).toBe('zh')
  })

  it('believes the model where it is sure, and the rules where it is not', () => {
    expect(choose('banco, on part là-dessus', 'en', sure('fr', 0.9))).toBe('fr')
    expect(choose('banco, on part là-dessus', 'en', sure('fr', 0.5))).toBe('en')
  })

  it('takes no language from a single unknown word, and from several only when very sure', () => {
    expect(choose('ok', 'und', sure('es', 0.99))).toBe('und')
    expect(choose('Adidas Samba', 'und', sure('es', 0.8))).toBe('und')
    expect(choose('vais a reponer', 'und', sure('es', 0.95))).toBe('es')
  })

  it('never makes a text in Latin script Chinese', () => {
    expect(choose('taobao link', 'en', sure('zh', 0.9))).toBe('en')
  })
})
