import { useEffect } from 'react'
import { useTranslate } from './i18n'
import { guardLeaving } from './route'

/** While something is unsaved the reader is asked before it is lost: by another page of the console, a reload or a closed tab. */
export function useUnsaved(dirty: boolean): void {
  const t = useTranslate()
  const question = t('own_unsaved')
  useEffect(() => {
    if (!dirty) return
    const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', onUnload)
    guardLeaving(() => confirm(question))
    return () => {
      removeEventListener('beforeunload', onUnload)
      guardLeaving(null)
    }
  }, [dirty, question])
}
