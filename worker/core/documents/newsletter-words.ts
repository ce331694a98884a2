import { responseLocale } from '../responses/render'

/** What stands on the pages that a mail's links lead to, by locale. `{shop}` is replaced. */
const WORDS = {
  en: {
    confirmTitle: 'Newsletter of {shop}',
    confirmText: 'One tap and the newsletter goes to your address from now on.',
    confirm: 'Confirm',
    confirmed: 'You are subscribed',
    confirmedText: 'The newsletter goes to your address from now on. Every mail can take you off again.',
    offTitle: 'Leave the newsletter of {shop}?',
    offText: 'Mails about your orders keep coming.',
    off: 'Unsubscribe',
    isOff: 'You are unsubscribed',
    isOffText: 'No newsletter goes to your address any more.',
    spent: 'This link no longer works',
    spentText:
      'It has expired, was used already, or a newer mail has taken its place. Ask in the chat to get a new one.',
  },
  zh: {
    confirmTitle: '{shop} 的资讯邮件',
    confirmText: '点一下，以后资讯邮件就会发到您的邮箱。',
    confirm: '确认订阅',
    confirmed: '订阅成功',
    confirmedText: '以后资讯邮件会发到您的邮箱，每封邮件里都可以退订。',
    offTitle: '退订 {shop} 的资讯邮件？',
    offText: '和订单有关的邮件照常发送。',
    off: '退订',
    isOff: '已退订',
    isOffText: '不会再向您的邮箱发送资讯邮件。',
    spent: '链接已失效',
    spentText: '链接已过期、已用过，或已有更新的邮件。需要的话，可在对话中重新申请。',
  },
  es: {
    confirmTitle: 'Boletín de {shop}',
    confirmText: 'Un toque y el boletín llegará a tu dirección desde ahora.',
    confirm: 'Confirmar',
    confirmed: 'Ya estás en la lista',
    confirmedText: 'El boletín llegará a tu dirección desde ahora. Con cualquiera de los correos puedes darte de baja.',
    offTitle: '¿Dejar el boletín de {shop}?',
    offText: 'Los correos sobre tus pedidos seguirán llegando.',
    off: 'Darme de baja',
    isOff: 'Te has dado de baja',
    isOffText: 'No llegará más el boletín a tu dirección.',
    spent: 'Este enlace ya no sirve',
    spentText: 'Ha caducado, ya se usó o hay un correo más nuevo. Pide otro en el chat.',
  },
  fr: {
    confirmTitle: 'Newsletter de {shop}',
    confirmText: 'Un clic et la newsletter arrive désormais à votre adresse.',
    confirm: 'Confirmer',
    confirmed: 'Vous êtes inscrit',
    confirmedText: 'La newsletter arrive désormais à votre adresse. Chaque e-mail permet de se désabonner.',
    offTitle: 'Quitter la newsletter de {shop} ?',
    offText: 'Les e-mails sur vos commandes continuent.',
    off: 'Me désabonner',
    isOff: 'Vous êtes désabonné',
    isOffText: 'Votre adresse ne reçoit plus la newsletter.',
    spent: 'Ce lien ne fonctionne plus',
    spentText: 'Il a expiré, a déjà servi ou un e-mail plus récent le remplace. Demandez-en un autre dans le chat.',
  },
  de: {
    confirmTitle: 'Newsletter von {shop}',
    confirmText: 'Ein Klick, und der Newsletter kommt ab jetzt an Ihre Adresse.',
    confirm: 'Bestätigen',
    confirmed: 'Sie sind angemeldet',
    confirmedText: 'Der Newsletter kommt ab jetzt an Ihre Adresse. Mit jeder E-Mail können Sie sich wieder abmelden.',
    offTitle: 'Vom Newsletter von {shop} abmelden?',
    offText: 'E-Mails zu Ihren Bestellungen kommen weiterhin.',
    off: 'Abmelden',
    isOff: 'Sie sind abgemeldet',
    isOffText: 'An Ihre Adresse geht kein Newsletter mehr.',
    spent: 'Dieser Link gilt nicht mehr',
    spentText:
      'Er ist abgelaufen, wurde schon benutzt oder von einer neueren E-Mail ersetzt. Im Chat bekommen Sie einen neuen.',
  },
  pt: {
    confirmTitle: 'Newsletter da {shop}',
    confirmText: 'Um toque e a newsletter passa a chegar no seu endereço.',
    confirm: 'Confirmar',
    confirmed: 'Inscrição confirmada',
    confirmedText: 'A newsletter passa a chegar no seu endereço. Todo e-mail permite sair da lista.',
    offTitle: 'Sair da newsletter da {shop}?',
    offText: 'Os e-mails sobre seus pedidos continuam chegando.',
    off: 'Cancelar inscrição',
    isOff: 'Inscrição cancelada',
    isOffText: 'A newsletter não chega mais no seu endereço.',
    spent: 'Este link não funciona mais',
    spentText: 'Ele expirou, já foi usado ou há um e-mail mais novo. Peça outro no chat.',
  },
  ja: {
    confirmTitle: '{shop}のメルマガ',
    confirmText: 'ボタンを押すと、これからメルマガをお届けします。',
    confirm: '登録を確認',
    confirmed: '登録が完了しました',
    confirmedText: 'これからメルマガをお届けします。どのメールからでも停止できます。',
    offTitle: '{shop}のメルマガを停止しますか？',
    offText: 'ご注文に関するメールは、引き続きお送りします。',
    off: '停止する',
    isOff: '停止しました',
    isOffText: 'メルマガは、もう届きません。',
    spent: 'このリンクは使えません',
    spentText: '期限切れか、使用済みか、新しいメールに置き換わっています。チャットで、もう一度お申し込みください。',
  },
  ar: {
    confirmTitle: 'نشرة {shop} البريدية',
    confirmText: 'بضغطة واحدة تصلك النشرة البريدية من الآن.',
    confirm: 'تأكيد',
    confirmed: 'تم الاشتراك',
    confirmedText: 'تصلك النشرة البريدية من الآن، ويمكن إلغاء الاشتراك من أي رسالة.',
    offTitle: 'إلغاء الاشتراك في نشرة {shop}؟',
    offText: 'أما رسائل طلباتك فتستمر.',
    off: 'إلغاء الاشتراك',
    isOff: 'تم إلغاء الاشتراك',
    isOffText: 'لن تصلك النشرة البريدية بعد الآن.',
    spent: 'لم يعد هذا الرابط صالحًا',
    spentText: 'انتهت مدته، أو استُخدم من قبل، أو حلّت محله رسالة أحدث. يمكن طلب رابط جديد في المحادثة.',
  },
} as const

export type NewsletterWords = Readonly<Record<keyof (typeof WORDS)['en'], string>>

/** The words in the language nearest to a tag, with the shop's name in them. */
export function newsletterWords(tag: string, shop: string): NewsletterWords {
  const words: Record<string, NewsletterWords> = WORDS
  const spoken = words[responseLocale(tag)] ?? WORDS.en
  return Object.fromEntries(
    Object.entries(spoken).map(([key, text]) => [key, text.replace('{shop}', () => shop)]),
  ) as NewsletterWords
}

/** What the buttons of the mail say. */
export function newsletterButtons(tag: string): { readonly confirm: string } {
  const { confirm } = newsletterWords(tag, '')
  return { confirm }
}
