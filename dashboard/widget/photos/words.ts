import { textLanguage } from '../shared/locale'

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
} as const

export type PhotoWord = keyof (typeof WORDS)['en']

export const photoWord = (name: PhotoWord, locale: string, n = 0): string =>
  WORDS[textLanguage(locale)][name].replace('{n}', String(n))
