import type { PromotionList } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { CheckField, ChoiceField, LocalisedField, TextField } from './fields'
import type { PromotionFault, PromotionForm } from './promotion-draft'
import { TagPicker } from './tag-picker'

type Props = {
  readonly form: PromotionForm
  readonly list: PromotionList
  readonly isNew: boolean
  /** There is a promotion of this code already. */
  readonly isTaken: boolean
  readonly faults: readonly PromotionFault[]
  readonly onChange: (part: Partial<PromotionForm>) => void
}

export function PromotionFields({ form, list, isNew, isTaken, faults, onChange }: Props) {
  const t = useTranslate()
  const fault = (name: PromotionFault): string | null => (faults.includes(name) ? t(`set_promo_wrong_${name}`) : null)
  return (
    <>
      {isNew && (
        <TextField
          label={t('set_promo_code')}
          value={form.code}
          max={30}
          code
          problem={isTaken ? t('set_promo_taken') : fault('code')}
          onChange={(code) => onChange({ code: code.toUpperCase().trim() })}
        />
      )}
      <ChoiceField
        legend={t('set_promo_kind')}
        value={form.kind}
        choices={[
          ['percent', t('set_promo_percent')],
          ['amount', t('set_promo_amount')],
          ['free_shipping', t('set_promo_free_shipping')],
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <div className="set-two">
        {form.kind !== 'free_shipping' && (
          <TextField
            label={
              form.kind === 'percent' ? t('set_promo_value_percent') : t('set_promo_value', { currency: list.currency })
            }
            value={form.value}
            max={10}
            problem={fault('value')}
            onChange={(value) => onChange({ value })}
          />
        )}
        <TextField
          label={t('set_promo_minimum', { currency: list.currency })}
          value={form.minimum}
          max={10}
          problem={fault('minimum')}
          onChange={(minimum) => onChange({ minimum })}
        />
      </div>
      <When form={form} zone={list.time_zone} problem={fault('until')} onChange={onChange} />
      <TagPicker
        legend={t('set_promo_tags')}
        help={t('set_promo_goods_help')}
        tags={form.tags}
        known={list.product_tags}
        onChange={(tags) => onChange({ tags })}
      />
      <Products form={form} list={list} onChange={onChange} />
      <TextField
        label={t('set_promo_per_shopper')}
        value={form.per_shopper}
        type="number"
        problem={fault('per_shopper')}
        onChange={(per_shopper) => onChange({ per_shopper })}
      />
      <LocalisedField
        legend={t('set_promo_texts')}
        help={t('set_promo_texts_help')}
        locales={list.locales}
        texts={form.texts}
        max={300}
        onChange={(texts) => onChange({ texts })}
      />
      {fault('texts') && <p className="field-error">{fault('texts')}</p>}
      <CheckField
        label={t('set_promo_public')}
        help={t('set_promo_public_help')}
        checked={form.isPublic}
        onChange={(isPublic) => onChange({ isPublic })}
      />
    </>
  )
}

type WhenProps = Pick<Props, 'form' | 'onChange'> & { readonly zone: string; readonly problem: string | null }

function When({ form, zone, problem, onChange }: WhenProps) {
  const t = useTranslate()
  return (
    <div className="set-two">
      <TextField
        label={t('set_promo_from')}
        help={t('set_promo_zone', { zone })}
        value={form.from}
        type="datetime-local"
        onChange={(from) => onChange({ from })}
      />
      <TextField
        label={t('set_promo_until')}
        value={form.until}
        type="datetime-local"
        problem={problem}
        onChange={(until) => onChange({ until })}
      />
    </div>
  )
}

/** Single products: chosen by name, kept by id. */
function Products({ form, list, onChange }: Pick<Props, 'form' | 'list' | 'onChange'>) {
  const t = useTranslate()
  const named = (id: string): string => {
    const product = list.products.find((one) => one.id === id)
    return product ? labelOf(product) : id
  }
  return (
    <TagPicker
      legend={t('set_promo_products')}
      tags={form.products.map(named)}
      known={list.products.map(labelOf)}
      onChange={(labels) => onChange({ products: labels.map((label) => idOf(label, list)) })}
    />
  )
}

function labelOf({ id, name }: PromotionList['products'][number]): string {
  return `${name} (${id})`
}

function idOf(label: string, { products }: PromotionList): string {
  return products.find((product) => labelOf(product) === label)?.id ?? label
}
