import { Check, CircleAlert, Minus, TriangleAlert } from 'lucide-react'
import type { ConnectorCheck, ConnectorStep } from '../../../../worker/protocol'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'

const MARK = { ok: Check, failed: CircleAlert, warning: TriangleAlert, skipped: Minus } as const

/** Step by step what works of a connector, and the newest order as it is read there. */
export function CheckResult({ check }: { readonly check: ConnectorCheck }) {
  const t = useTranslate()
  return (
    <div className="set-check-result">
      <p className={check.ok ? 'notice success' : 'notice alert'}>
        {t(check.ok ? 'set_con_works' : 'set_con_works_not')}
      </p>
      <ol className="set-steps">
        {check.steps.map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
      {check.sample_order && <Sample order={check.sample_order} />}
    </div>
  )
}

function Step({ step: { step, state, finding, values } }: { readonly step: ConnectorStep }) {
  const t = useTranslate()
  const Icon = MARK[state]
  return (
    <li className={`set-step ${state}`}>
      <Icon aria-hidden="true" />
      <span>
        <strong>{t(`set_step_${step}`)}</strong>
        <span className="visually-hidden">: {t(`set_state_${state}`)}</span>
        {finding !== 'fine' && <span className="help"> {t(`set_find_${finding}`, { values: values.join(', ') })}</span>}
      </span>
    </li>
  )
}

function Sample({ order }: { readonly order: NonNullable<ConnectorCheck['sample_order']> }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <p className="set-sample">
      {t('set_con_sample', {
        number: order.order_number,
        status: nameOf('order_status', order.status, language),
        time: at.format(new Date(order.placed_at)),
        items: order.items,
        total: moneyOf(order.total_cents, order.currency, language),
      })}
    </p>
  )
}

/** Minor units as the currency writes them: 1200 JPY is ¥1,200 and 1200 EUR is €12.00. */
export function moneyOf(cents: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
