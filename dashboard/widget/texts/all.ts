import type { TextLanguage } from '../shared/locale'
import { panel as en } from './en'
import type { PanelTexts } from './types'
import { panel as zh } from './zh'

export { en }

export const panelTexts: Record<TextLanguage, PanelTexts> = { en, zh }
