import { X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { PromotionList, PromotionWire } from '../../../../worker/protocol'
import { SaveProblem } from '../components/save-problem'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { draftOf, EMPTY_PROMOTION, faultsOf, formOf, type PromotionForm } from './promotion-draft'
import { PromotionFields } from './promotion-fields'
import { useRemovePromotion, useSavePromotion } from './queries'

type Props = {
  readonly session: Session
  readonly list: PromotionList
  /** Undefined writes a new one. */
  readonly stored: PromotionWire | undefined
  readonly onDirty: (is: boolean) => void
  readonly onClose: () => void
  /** Saved under this code, or taken away (null); the text says so. */
  readonly onDone: (code: string | null, told: string) => void
}

/** One promotion: what it gives, when, on what, to whom, and how it is told. */
export function PromotionEditor({ session, list, stored, onDirty, onClose, onDone }: Props) {
  const t = useTranslate()
  const shop = { currency: list.currency, timeZone: list.time_zone }
  const [start] = useState<PromotionForm>(() => (stored ? formOf(stored, shop) : EMPTY_PROMOTION))
  const [form, setForm] = useState(start)
  const [tried, setTried] = useState(false)
  const save = useSavePromotion(session)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isTaken = !stored && list.promotions.some(({ code }) => code === form.code)
  const faults = faultsOf(form, shop)
  const isDirty = JSON.stringify(form) !== JSON.stringify(start)
  const change = (part: Partial<PromotionForm>): void => {
    const next = { ...form, ...part }
    setForm(next)
    onDirty(JSON.stringify(next) !== JSON.stringify(start))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (faults.length > 0 || isTaken) return
    const { code } = form
    save.mutate({ code, draft: draftOf(form, shop) }, { onSuccess: () => onDone(code, t('set_promo_saved', { code })) })
  }
  return (
    <section className="panel" aria-labelledby="set-promo">
      <header>
        <h2 id="set-promo" ref={heading} tabIndex={-1}>
          {stored ? stored.code : t('set_promo_new')}
        </h2>
        <button type="button" className="icon-button" aria-label={t('set_close')} onClick={onClose}>
          <X />
        </button>
      </header>
      <form className="set-pad set-stack" onSubmit={submit} noValidate>
        <PromotionFields
          form={form}
          list={list}
          isNew={!stored}
          isTaken={isTaken}
          faults={tried ? faults : []}
          onChange={change}
        />
        <SaveProblem error={save.error} words={{ 409: 'set_promo_full' }} />
        <div className="set-row">
          <button type="submit" className="primary" disabled={save.isPending || !isDirty}>
            {t(save.isPending ? 'set_saving' : 'set_save')}
          </button>
          {stored && <Remove session={session} code={stored.code} onDone={onDone} />}
        </div>
      </form>
    </section>
  )
}

function Remove({ session, code, onDone }: Pick<Props, 'session' | 'onDone'> & { readonly code: string }) {
  const t = useTranslate()
  const remove = useRemovePromotion(session)
  const ask = (): void => {
    if (!confirm(t('set_promo_remove_confirm', { code }))) return
    remove.mutate(code, { onSuccess: () => onDone(null, t('set_promo_removed', { code })) })
  }
  return (
    <>
      <button type="button" className="secondary danger" disabled={remove.isPending} onClick={ask}>
        {t('set_promo_remove')}
      </button>
      <SaveProblem error={remove.error} />
    </>
  )
}
