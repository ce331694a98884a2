import { Banknote, Clock, Code, Hash, type LucideIcon, Palette, PlugZap, ShoppingBag, Undo2 } from 'lucide-react'

export const SECTIONS = [
  'install',
  'appearance',
  'hours',
  'connector',
  'tools',
  'numbers',
  'promotions',
  'returns',
] as const
export type SectionName = (typeof SECTIONS)[number]

export const ICONS: Readonly<Record<SectionName, LucideIcon>> = {
  install: Code,
  appearance: Palette,
  hours: Clock,
  connector: ShoppingBag,
  tools: PlugZap,
  numbers: Hash,
  promotions: Banknote,
  returns: Undo2,
}

export function pathOfSection(name: SectionName): string {
  return `/console/settings/${name}`
}

/** The part of the settings that an address names; the first one where it names none. */
export function sectionOf(path: string): SectionName {
  const named = path.split('/')[3]
  return SECTIONS.find((name) => name === named) ?? 'install'
}
