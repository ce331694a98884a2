import { responseLocale } from '../responses/render'

/** What stands on the page that offers a copy of a shopper's data, and on the button that leads there, by locale. `{shop}` is replaced. */
const WORDS = {
  en: {
    title: 'Your data from {shop}',
    text: 'One file (JSON) with everything {shop} holds about you: orders, conversations, images and what you asked for.',
    download: 'Download',
    open: 'Open',
  },
  zh: {
    title: '您在 {shop} 的数据',
    text: '一个文件（JSON），包含 {shop} 保存的关于您的全部内容：订单、对话、图片和各项申请。',
    download: '下载',
    open: '打开',
  },
  es: {
    title: 'Tus datos en {shop}',
    text: 'Un archivo (JSON) con todo lo que {shop} guarda sobre ti: pedidos, conversaciones, imágenes y lo que solicitaste.',
    download: 'Descargar',
    open: 'Abrir',
  },
  fr: {
    title: 'Vos données chez {shop}',
    text: 'Un fichier (JSON) avec tout ce que {shop} conserve sur vous : commandes, conversations, images et demandes.',
    download: 'Télécharger',
    open: 'Ouvrir',
  },
  de: {
    title: 'Ihre Daten bei {shop}',
    text: 'Eine Datei (JSON) mit allem, was {shop} über Sie speichert: Bestellungen, Gespräche, Bilder und Anfragen.',
    download: 'Herunterladen',
    open: 'Öffnen',
  },
  pt: {
    title: 'Seus dados na {shop}',
    text: 'Um arquivo (JSON) com tudo o que a {shop} guarda sobre você: pedidos, conversas, imagens e solicitações.',
    download: 'Baixar',
    open: 'Abrir',
  },
  ja: {
    title: '{shop}が保有するお客様のデータ',
    text: '{shop}が保有するお客様の情報（ご注文、会話、画像、お申し込み）を、1つのファイル（JSON）にまとめました。',
    download: 'ダウンロード',
    open: '開く',
  },
  ar: {
    title: 'بياناتك لدى {shop}',
    text: 'ملف واحد (JSON) فيه كل ما يحتفظ به {shop} عنك: الطلبات والمحادثات والصور وما طلبته.',
    download: 'تنزيل',
    open: 'فتح',
  },
} as const

export type DataWords = Readonly<Record<keyof (typeof WORDS)['en'], string>>

/** The words in the language nearest to a tag, with the shop's name in them. */
export function dataWords(tag: string, shop: string): DataWords {
  const words: Record<string, DataWords> = WORDS
  const { title, text, download, open } = words[responseLocale(tag)] ?? WORDS.en
  const named = (said: string) => said.replaceAll('{shop}', () => shop)
  return { title: named(title), text: named(text), download, open }
}
