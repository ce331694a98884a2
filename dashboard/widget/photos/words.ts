import type { TextLanguage } from '../shared/locale'

const WORDS = {
  en: {
    photo: 'Photo',
    remove: 'Remove photo {n}',
    uploading: 'Uploading photo {n}',
    notImage: 'Only JPEG, PNG, WebP or HEIC photos can be sent.',
    tooLarge: 'This photo is too large: 8 MB at most.',
    tooMany: 'Up to 4 photos go with one message.',
    full: 'This conversation cannot take more photos.',
    failed: 'The photo could not be uploaded. Please try again.',
  },
  zh: {
    photo: '照片',
    remove: '移除第 {n} 张照片',
    uploading: '正在上传第 {n} 张照片',
    notImage: '只能发送 JPEG、PNG、WebP 或 HEIC 照片。',
    tooLarge: '照片太大，最多 8 MB。',
    tooMany: '一条消息最多带 4 张照片。',
    full: '这个对话不能再添加照片了。',
    failed: '照片上传失败，请再试一次。',
  },
  es: {
    photo: 'Foto',
    remove: 'Quitar la foto {n}',
    uploading: 'Subiendo la foto {n}',
    notImage: 'Solo se pueden enviar fotos JPEG, PNG, WebP o HEIC.',
    tooLarge: 'Esta foto pesa demasiado: 8 MB como máximo.',
    tooMany: 'Con cada mensaje van hasta 4 fotos.',
    full: 'Esta conversación no admite más fotos.',
    failed: 'No se ha podido subir la foto. Inténtalo de nuevo.',
  },
  fr: {
    photo: 'Photo',
    remove: 'Retirer la photo {n}',
    uploading: 'Envoi de la photo {n}',
    notImage: 'Seules les photos JPEG, PNG, WebP ou HEIC peuvent être envoyées.',
    tooLarge: 'Cette photo est trop lourde : 8 Mo au maximum.',
    tooMany: 'Un message peut contenir jusqu’à 4 photos.',
    full: 'Cette conversation ne peut plus recevoir de photos.',
    failed: 'La photo n’a pas pu être envoyée. Veuillez réessayer.',
  },
  de: {
    photo: 'Foto',
    remove: 'Foto {n} entfernen',
    uploading: 'Foto {n} wird hochgeladen',
    notImage: 'Nur JPEG-, PNG-, WebP- oder HEIC-Fotos können gesendet werden.',
    tooLarge: 'Dieses Foto ist zu groß: höchstens 8 MB.',
    tooMany: 'Bis zu 4 Fotos passen zu einer Nachricht.',
    full: 'Diese Unterhaltung kann keine weiteren Fotos aufnehmen.',
    failed: 'Das Foto konnte nicht hochgeladen werden. Bitte versuchen Sie es noch einmal.',
  },
  pt: {
    photo: 'Foto',
    remove: 'Remover a foto {n}',
    uploading: 'Enviando a foto {n}',
    notImage: 'Só é possível enviar fotos JPEG, PNG, WebP ou HEIC.',
    tooLarge: 'Esta foto é grande demais: no máximo 8 MB.',
    tooMany: 'Cada mensagem leva até 4 fotos.',
    full: 'Esta conversa não aceita mais fotos.',
    failed: 'Não foi possível enviar a foto. Tente de novo.',
  },
  ja: {
    photo: '写真',
    remove: '写真{n}を削除',
    uploading: '写真{n}をアップロード中',
    notImage: '送れる写真は JPEG、PNG、WebP、HEIC のみです。',
    tooLarge: '写真が大きすぎます（8 MB まで）。',
    tooMany: '1 件のメッセージに付けられる写真は 4 枚までです。',
    full: 'この会話にはこれ以上写真を追加できません。',
    failed: '写真をアップロードできませんでした。もう一度お試しください。',
  },
  ar: {
    photo: 'صورة',
    remove: 'إزالة الصورة {n}',
    uploading: 'جارٍ رفع الصورة {n}',
    notImage: 'يمكن إرسال صور JPEG أو PNG أو WebP أو HEIC فقط.',
    tooLarge: 'هذه الصورة كبيرة جدًا: الحد الأقصى 8 ميغابايت.',
    tooMany: 'يمكن إرفاق 4 صور كحد أقصى مع كل رسالة.',
    full: 'لا يمكن إضافة المزيد من الصور إلى هذه المحادثة.',
    failed: 'تعذّر رفع الصورة. يُرجى المحاولة مرة أخرى.',
  },
} as const satisfies Record<TextLanguage, Record<string, string>>

export type PhotoWord = keyof (typeof WORDS)['en']

export const photoWord = (name: PhotoWord, language: TextLanguage, n = 0): string =>
  WORDS[language][name].replace('{n}', String(n))
