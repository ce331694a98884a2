import { describe, expect, it } from 'vitest'
import type { AppearanceSettings } from '../../../../worker/protocol'
import { previewPage } from './preview-page'

const LOOK: AppearanceSettings = {
  accent: '#b4232f',
  position: 'start',
  launcher: 'label',
  label: { en: 'Chat', zh: ' ' },
  title: { en: '</script><script>alert(1)</script>' },
  greeting: { en: 'Hello' },
  default_locale: 'en',
}
const OPTIONS = {
  shop: 'demo',
  name: 'Linden',
  locale: 'zh',
  locales: ['en', 'zh'],
  look: LOOK,
  isOpen: true,
  scheme: 'dark',
  origin: 'https://kefu.example',
  scriptUrl: '/preview.js',
  styleUrl: '/preview.css',
} as const

describe('the page of the preview', () => {
  it('answers the widget with what is written, and opens it', () => {
    const page = previewPage(OPTIONS)
    const answers = /data-answers="([^"]*)"/
      .exec(page)?.[1]
      ?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    expect(JSON.parse(answers ?? '')).toMatchObject({
      '/widget-look': { accent: '#b4232f', position: 'start', label: 'Chat' },
      '/widget-config': { default_locale: 'en', greeting: { en: 'Hello' } },
    })
    expect(page).toContain('data-open="1"')
    expect(previewPage({ ...OPTIONS, isOpen: false })).toContain('data-open=""')
    expect(page).toContain('src="https://kefu.example/widget.js" data-shop="demo" data-locale="zh"')
  })

  it('keeps what a merchant writes inside its attribute', () => {
    expect(previewPage(OPTIONS).match(/<\/script>/g)).toHaveLength(2)
    expect(previewPage({ ...OPTIONS, locale: '"><b>' })).not.toContain('<b>')
  })
})
