import { type MessageKey, useTranslate } from '../i18n'

const SYSTEMS: readonly (readonly [name: MessageKey, steps: MessageKey])[] = [
  ['set_how_shopify', 'set_how_shopify_steps'],
  ['set_how_woo', 'set_how_woo_steps'],
  ['set_how_magento', 'set_how_magento_steps'],
  ['set_how_gtm', 'set_how_gtm_steps'],
  ['set_how_other', 'set_how_other_steps'],
]

/** Where the tag goes in common shop systems. */
export function HowTo({ tag }: { readonly tag: string }) {
  const t = useTranslate()
  return (
    <section className="panel" aria-labelledby="set-how">
      <header>
        <h2 id="set-how">{t('set_how')}</h2>
      </header>
      <div className="set-pad">
        {SYSTEMS.map(([name, steps]) => (
          <details key={name} className="set-how">
            <summary>{t(name)}</summary>
            <ol>
              {t(steps, { tag })
                .split('\n')
                .map((step) => (
                  <li key={step}>{step}</li>
                ))}
            </ol>
          </details>
        ))}
      </div>
    </section>
  )
}
