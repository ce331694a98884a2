import { expect, it } from 'vitest'
import { checkHeard as check } from '../../../test/fixtures/heard'
import * as cues from '.'

check('wants the order back', cues.wantsUndo, [
  [
    'es',
    'no, no lo canceles! | me equivoqué, no quería cancelarlo | al final sí lo quiero | fue sin querer | quiero recuperar mi pedido | deshacer',
    'gracias | ¿cuándo recibo el reembolso? | cancela también el 1003 | quiero recuperar mi dinero | cancelar',
  ],
  [
    'fr',
    "non n'annulez pas | finalement je la garde | c'était une erreur | annulez l'annulation | je me suis trompé | rétablissez ma commande svp",
    'merci | annulez aussi la 1003 | quand vais-je récupérer mon argent ? | annuler',
  ],
  [
    'de',
    'bitte doch nicht stornieren | das war aus Versehen | rückgängig machen | rueckgaengig bitte | ich will sie doch behalten | ich brauche es doch noch | stellen Sie die Bestellung wieder her',
    'danke | wann kommt das Geld zurück? | bitte auch 1003 stornieren | stornieren',
  ],
  [
    'pt',
    'não cancela não! | na verdade ainda quero | foi sem querer | desfaz isso pfv | cancelei por engano | quero o pedido de volta',
    'obrigada | quando cai o estorno? | cancela o 1003 também | quero recuperar meu dinheiro',
  ],
  [
    'ja',
    'やっぱりキャンセルしないでください | 元に戻してください | 間違えてキャンセルしました | やっぱり必要です | キャンセルを取り消したい',
    'ありがとう | いつ返金されますか | 1003もキャンセルして',
  ],
  [
    'ar',
    'لا تلغيه | تراجعت، رجعوا الطلب | بالغلط ألغيته | ما زلت أريده | أريد التراجع | إلغاء الإلغاء',
    'شكرا | متى ترجع فلوسي؟ | ألغوا 1003 كمان | أريد استرجاع المبلغ',
  ],
])

check('asks when it comes', cues.asksWhenItComes, [
  [
    'es',
    '¿y cuándo llega? | cuando me llega | cuánto falta? | y cuánto tarda todavía? | ¿llega mañana? | pero qué día lo recibo',
    '¿cuándo abren? | cuánto tarda normalmente un envío a Francia? | ¿cuándo llega el reembolso? | cuándo reponen',
  ],
  [
    'fr',
    "et ça arrive quand ? | quand est-ce qu'elle arrive ? | dans combien de temps je le reçois | c'est pour quand ? | et mon colis arrive demain ?",
    'quand ouvrez-vous ? | quand serai-je remboursé ? | combien de temps prend la livraison en Espagne ? | quand est-il de retour en stock ?',
  ],
  [
    'de',
    'und wann kommt es? | wann ist es da? | wie lange dauert es noch | kommt es noch diese Woche? | wann bekomme ich das Paket | ok und bis wann ist das hier',
    'wann kommt mein Geld? | wie lange dauert normalerweise der Versand? | wann haben Sie geöffnet? | kommt es auch in Blau?',
  ],
  [
    'pt',
    'e quando chega? | quando ele vai chegar | quanto tempo falta? | chega amanhã? | que dia entrega | e quando é que chega?',
    'quando abre? | quando cai o reembolso? | geralmente quanto demora? | quando chega no estoque de novo?',
  ],
  [
    'ja',
    'いつ届きますか？ | で、それはいつ来ますか | あと何日で届きますか | 到着はいつ？ | 明日届きますか',
    'いつ開いていますか | いつ返金されますか | 再入荷はいつですか | 普通は何日で届きますか',
  ],
  [
    'ar',
    'ومتى يوصل؟ | متى توصل الطلبية | كم باقي؟ | متى استلمه | طيب، متى يصل؟ | يوصل متى',
    'متى تفتحون؟ | متى يوصل استرداد المبلغ؟ | كم يستغرق الشحن إلى السعودية عادة؟ | متى يتوفر',
  ],
])

check('goes on without a photo', cues.goesWithout, [
  ['es', 'no tengo fotos | sin foto | no puedo ahora | saltar | no', 'está roto el asa | nota: llegó mojado | aquí va'],
  ['fr', "je n'ai pas de photo | sans photo | passer | pas de photo désolé | non", 'nous avons une fissure | voici'],
  ['de', 'ich habe kein Foto | ohne Foto | überspringen | nein | geht gerade nicht', 'der Griff ist ab | hier ist es'],
  ['pt', 'não tenho foto | sem foto | pular | não dá agora | não', 'a alça quebrou | nota fiscal | segue a foto'],
  ['ja', '写真はありません | 写真なしでお願いします | スキップ | 撮れません', '取っ手が割れています | 送ります'],
  [
    'ar',
    'ما عندي صورة | بدون صورة | لا | تخطي | لا أستطيع',
    'المقبض مكسور | لاحظت كسر في القاعدة عند الفتح وبعد الغسيل',
  ],
])

check('wants a code', cues.wantsCode, [
  [
    'es',
    'envíame un código | me mandas otro código? | no me llegó el código | el código nunca llegó | necesito el código',
    'tienen código de descuento? | quiero un código promocional | mi código es 482913 | no me llegó el pedido 1001',
  ],
  [
    'fr',
    'envoyez-moi un code | je voudrais un nouveau code | je n’ai pas reçu le code | code pas reçu',
    'vous avez un code promo ? | mon code est 482913 | je n’ai pas reçu ma commande | je voudrais un code de réduction',
  ],
  [
    'de',
    'schicken Sie mir bitte einen Code | neuen Code bitte | der Code ist noch nicht angekommen | ich habe keinen Code bekommen | brauche einen neuen Code',
    'haben Sie einen Rabattcode? | mein Code ist 482913 | schick mir das Paket | Gutscheincode',
  ],
  [
    'pt',
    'me manda um código | envia outro código por favor | o código não chegou | não recebi o código | preciso do código',
    'tem código de desconto? | quero um código promocional | meu código é 482913 | qual o código de rastreio',
  ],
  [
    'ja',
    '認証コードを送ってください | コードが届きません | コードを再送してください | 新しいコード',
    '割引コードはありますか | クーポンコードをください | コードは482913です | 荷物が届きません',
  ],
  [
    'ar',
    'أرسل لي رمز | ابعتولي كود جديد | ما وصلني الكود | الرمز لم يصل | أريد الرمز',
    'عندكم كود خصم؟ | أريد رمز الخصم | الرمز هو 482913 | ما وصل الطلب',
  ],
])

check('misses the mail', cues.missesCode, [
  [
    'es',
    'no me ha llegado nada | reenvíalo | no veo nada | otra vez, por favor',
    '482913 | para qué es | ana@example.com',
  ],
  ['fr', 'rien reçu | toujours rien | renvoyez-le | aucun mail', "482913 | c'est pour quoi faire ? | ana@example.com"],
  [
    'de',
    'nichts bekommen | noch nichts da | bitte nochmal senden | keine Mail',
    '482913 | wofür ist das? | ana@example.com',
  ],
  ['pt', 'não chegou nada | reenvia | ainda nada | manda de novo', '482913 | pra que serve? | ana@example.com'],
  [
    'ja',
    '届いていません | 再送してください | まだ来ません | もう一度送って',
    '482913 | これは何ですか | ana@example.com',
  ],
  ['ar', 'ما وصلني شي | أعد الإرسال | لم يصل شيء | مرة ثانية', '482913 | ليش هذا؟ | ana@example.com'],
])

check('does not know the e-mail', cues.lacksEmail, [
  [
    'es',
    'no recuerdo el correo | olvidé mi correo | no me acuerdo | ni idea',
    'ana@example.com | no recibí ningún correo | no sé dónde está',
  ],
  [
    'fr',
    "j'ai oublié mon adresse | je ne sais plus quelle adresse mail | aucune idée",
    "je n'ai pas reçu d'e-mail | je ne sais pas où elle est",
  ],
  [
    'de',
    'weiß ich nicht mehr | keine Ahnung | E-Mail vergessen | ich weiß die E-Mail nicht mehr',
    'ich habe keine E-Mail bekommen, wo ist mein Paket? | ich weiß nicht wo es ist',
  ],
  [
    'pt',
    'não lembro o e-mail | esqueci meu email | não sei | não faço ideia',
    'não recebi nenhum e-mail de vocês | não sei onde está',
  ],
  [
    'ja',
    'メールアドレスを忘れました | 覚えていません | わかりません',
    'メールが届きません | どこにあるかわからないので教えてください',
  ],
  ['ar', 'نسيت الإيميل | لا أذكر | ما أعرف | لا أذكر أي بريد', 'لم يصلني بريد | ما أعرف وين الطلب'],
])

check('asks for all orders', cues.asksForOrders, [
  [
    'es',
    'mis pedidos | quiero ver mis pedidos | todos mis pedidos, ana@example.com | historial de pedidos',
    'mi pedido 1001 | mis pedidos no llegan | cancela mi pedido',
  ],
  [
    'fr',
    'mes commandes | montrez-moi mes commandes | historique de commandes',
    'ma commande 1001 | mes commandes sont en retard',
  ],
  [
    'de',
    'meine Bestellungen | zeigen Sie mir meine Bestellungen | Bestellübersicht',
    'meine Bestellung 1001 | meine Bestellungen kommen nicht an',
  ],
  ['pt', 'meus pedidos | quero ver meus pedidos | histórico de pedidos', 'meu pedido 1001 | meus pedidos não chegam'],
  ['ja', '注文履歴 | 最近の注文を見せて | 注文の一覧', '注文1001はどこですか | 注文をキャンセルしたい'],
  ['ar', 'طلباتي | اعرض طلباتي | كل طلباتي | سجل الطلبات', 'طلبي 1001 | طلباتي ما وصلت | ألغ طلبي'],
])

check('asks in general about broken goods', (text) => cues.asksInGeneral(text, 'damaged_item'), [
  ['es', '¿qué pasa si llega roto? | y si llega dañado?', 'llegó rota la taza | mi lámpara está dañada'],
  ['fr', 'que se passe-t-il si ça arrive cassé ? | et si la lampe est abîmée ?', 'ma tasse est cassée'],
  ['de', 'was passiert, wenn etwas kaputt ankommt? | und wenn es beschädigt ist?', 'meine Tasse ist kaputt'],
  ['pt', 'o que acontece se chegar quebrado? | e se vier com defeito?', 'minha caneca chegou quebrada'],
  ['ja', 'もし壊れていたらどうなりますか | 破損していた場合は？', 'マグが割れていました'],
  ['ar', 'ماذا لو وصل مكسورا؟ | إذا وصل تالف شو أسوي', 'الكوب وصل مكسور'],
])

check('asks in general about invoices', (text) => cues.asksInGeneral(text, 'invoice'), [
  [
    'es',
    '¿pueden poner el NIF de mi empresa? | cuándo recibo la factura',
    'mándame la factura | quiero la factura del pedido',
  ],
  ['fr', 'la TVA apparaît-elle ? | quand vais-je recevoir la facture', 'envoyez-moi la facture svp'],
  ['de', 'steht die MwSt. drauf? | wann bekomme ich die Rechnung?', 'schicken Sie mir die Rechnung'],
  ['pt', 'sai com CNPJ? | vocês emitem nota fiscal?', 'me manda a nota fiscal'],
  ['ja', '宛名を会社名にできますか | インボイスに対応していますか', '領収書をください'],
  ['ar', 'هل تصدرون فاتورة ضريبية؟ | باسم شركة', 'أرسل لي الفاتورة'],
])

it('reads the beginning of a long message, and a follow-up only as long as a cue', () => {
  expect(cues.wantsCode(`${'x '.repeat(150)}send me a code`)).toBe(true)
  expect(cues.wantsCode(`${'x '.repeat(1000)}send me a code`)).toBe(false)
  expect(cues.paymentTroubleSaid(`${'x '.repeat(1000)}charged twice`)).toBeNull()
  expect(cues.wantsUndo(`${'por favor '.repeat(10)}me equivoqué`)).toBe(false)
})
