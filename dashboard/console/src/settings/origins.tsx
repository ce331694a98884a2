import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { ShopSettingsWire, WidgetSighting } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { problemAt, TextField } from './fields'
import { SettingsForm, useDraft } from './frame'
import { originOf } from './origin'
import { useSavePart } from './queries'

type Props = {
  readonly session: Session
  readonly stored: ShopSettingsWire
  /** Where the widget was seen: a page that was refused can be let in from here. */
  readonly sightings: readonly WidgetSighting[]
}

/** The origins whose pages may carry the widget. */
export function Origins({ session, stored, sightings }: Props) {
  const t = useTranslate()
  const { draft, isDirty, change, discard, settle } = useDraft({ origins: stored.origins })
  const save = useSavePart<{ origins: string[] }>(session, 'origins')
  const add = (origin: string): void => change({ origins: [...new Set([...draft.origins, origin])] })
  const refused = sightings.filter(({ allowed, origin }) => !allowed && !draft.origins.includes(origin))
  return (
    <section className="panel" aria-labelledby="set-origins">
      <header>
        <h2 id="set-origins">{t('set_origins')}</h2>
      </header>
      <SettingsForm
        isDirty={isDirty}
        save={save}
        onSave={() => save.mutate(draft, { onSuccess: ({ origins }) => settle({ origins }) })}
        onDiscard={discard}
      >
        <p className="help">{t('set_origins_help')}</p>
        <ul className="set-list">
          {draft.origins.map((origin, i) => (
            <li key={origin}>
              <code>{origin}</code>
              {problemAt(save.error, `origins.${i}`) && (
                <span className="field-error">{problemAt(save.error, `origins.${i}`)}</span>
              )}
              <button
                type="button"
                className="icon-button"
                aria-label={t('set_origin_remove', { origin })}
                onClick={() => change({ origins: draft.origins.filter((one) => one !== origin) })}
              >
                <X />
              </button>
            </li>
          ))}
        </ul>
        {draft.origins.length === 0 && <p>{t('set_origins_none')}</p>}
        {refused.map(({ origin }) => (
          <button key={origin} type="button" className="secondary" onClick={() => add(origin)}>
            <Plus aria-hidden="true" />
            {t('set_origin_allow', { origin })}
          </button>
        ))}
        <NewOrigin onAdd={add} />
      </SettingsForm>
    </section>
  )
}

function NewOrigin({ onAdd }: { readonly onAdd: (origin: string) => void }) {
  const t = useTranslate()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const origin = originOf(text)
  const add = (): void => {
    setTried(origin === null)
    if (origin === null) return
    onAdd(origin)
    setText('')
  }
  return (
    <div className="set-add">
      <TextField
        label={t('set_origin_new')}
        value={text}
        code
        max={200}
        placeholder="https://shop.example"
        problem={tried && origin === null ? t('set_origin_wrong') : null}
        onChange={setText}
        onEnter={add}
      />
      <button type="button" className="secondary" onClick={add}>
        <Plus aria-hidden="true" />
        {t('set_add')}
      </button>
    </div>
  )
}
