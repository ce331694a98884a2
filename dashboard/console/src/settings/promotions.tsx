import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PromotionList, PromotionWire } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { moneyOf } from './connector-check'
import { Loaded } from './frame'
import { useOpened } from './opened'
import type { SectionProps } from './page'
import { PromotionEditor } from './promotion-editor'
import { usePromotions } from './queries'

/** Codes the bot may tell and check. */
export function PromotionsSection({ session, onLeave }: SectionProps) {
  const promotions = usePromotions(session)
  return (
    <Loaded query={promotions} onLeave={onLeave}>
      {(list) => <Promotions session={session} list={list} />}
    </Loaded>
  )
}

function Promotions({ session, list }: { readonly session: Session; readonly list: PromotionList }) {
  const t = useTranslate()
  const { opened, open, setDirty } = useOpened()
  const [status, setStatus] = useState('')
  const choose = (code: string | null | undefined): void => {
    setStatus('')
    open(code)
  }
  const done = (code: string | null, told: string): void => {
    setStatus(told)
    open(code ?? undefined, true)
  }
  return (
    <div className="set-body">
      <section className="panel" aria-labelledby="set-promo-list">
        <header>
          <h2 id="set-promo-list">{t('set_promo_list')}</h2>
          <button type="button" className="secondary" onClick={() => choose(null)}>
            <Plus aria-hidden="true" />
            {t('set_promo_new')}
          </button>
        </header>
        {list.promotions.length === 0 && <p className="set-pad">{t('set_promo_none')}</p>}
        <ul className="set-rows">
          {list.promotions.map((promotion) => (
            <li key={promotion.code}>
              <button
                type="button"
                aria-current={opened?.name === promotion.code ? 'true' : undefined}
                onClick={() => choose(promotion.code)}
              >
                <strong>
                  <code>{promotion.code}</code>
                </strong>
                <Facts promotion={promotion} currency={list.currency} />
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p role="status" className={status ? 'notice success' : 'visually-hidden'}>
        {status}
      </p>
      {opened ? (
        <PromotionEditor
          key={`${opened.name} ${opened.turn}`}
          session={session}
          list={list}
          stored={list.promotions.find(({ code }) => code === opened.name)}
          onDirty={setDirty}
          onClose={() => choose(undefined)}
          onDone={done}
        />
      ) : (
        !status && <Notice kind="info">{t('set_promo_choose')}</Notice>
      )}
    </div>
  )
}

function Facts({ promotion, currency }: { readonly promotion: PromotionWire; readonly currency: string }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const { kind, value, valid_from: from, valid_until: until, uses } = promotion
  const off =
    kind === 'percent'
      ? `${value} %`
      : kind === 'amount'
        ? moneyOf(value, currency, language)
        : t('set_promo_free_shipping')
  const now = Date.now()
  const state = until && Date.parse(until) <= now ? 'past' : from && Date.parse(from) > now ? 'coming' : 'live'
  return (
    <>
      <span className="help">
        {off} · {t('set_promo_uses', { count: uses })}
        {promotion.public ? '' : ` · ${t('set_promo_secret')}`}
      </span>
      <span className={state === 'live' ? 'set-pill ok' : 'set-pill'}>{t(`set_promo_${state}`)}</span>
    </>
  )
}
