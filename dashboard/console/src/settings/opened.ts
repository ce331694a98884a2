import { useState } from 'react'
import { useTranslate } from '../i18n'
import { useUnsaved } from '../use-unsaved'

/** What is open below a list: a thing by its name, or a new one (null). A new turn opens it afresh. */
type Opened = { readonly name: string | null; readonly turn: number }

/** Another thing is opened, or none (undefined), only when changes are saved or may be lost. */
export function useOpened() {
  const t = useTranslate()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [dirty, setDirty] = useState(false)
  useUnsaved(dirty)
  const open = (name: string | null | undefined, saved = false): void => {
    if (!saved && dirty && !confirm(t('own_unsaved'))) return
    setDirty(false)
    setOpened((before) => (name === undefined ? null : { name, turn: (before?.turn ?? 0) + 1 }))
  }
  return { opened, open, setDirty }
}
