import { Check, CircleAlert, Copy, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import type { InstallState, WidgetSighting } from '../../../../worker/protocol'
import { LoadError } from '../components/page-heading'
import { useTranslate } from '../i18n'
import { Loaded } from './frame'
import { HowTo } from './how-to'
import { Origins } from './origins'
import type { SectionProps } from './page'
import { useInstall, useSettings } from './queries'

/** A page seen within this time counts as working now, in milliseconds; the server notes one at most once a minute. */
const NOW_MS = 120_000

/** The script tag, whether it works, and the pages that may carry it. */
export function InstallSection({ session, onLeave }: SectionProps) {
  const settings = useSettings(session)
  const install = useInstall(session)
  const tag = `<script src="${location.origin}/widget.js" data-shop="${session.shop}" async></script>`
  return (
    <Loaded query={settings} onLeave={onLeave}>
      {(stored) => (
        <div className="set-body">
          <Tag tag={tag} />
          <LoadError error={install.error} title="set_error_load" onRetry={() => install.refetch()} />
          {install.data && <LiveCheck state={install.data} />}
          <Origins session={session} stored={stored} sightings={install.data?.sightings ?? []} />
          <HowTo tag={tag} />
        </div>
      )}
    </Loaded>
  )
}

function Tag({ tag }: { readonly tag: string }) {
  const t = useTranslate()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = (): void => {
    navigator.clipboard.writeText(tag).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  return (
    <section className="panel" aria-labelledby="set-tag">
      <header>
        <h2 id="set-tag">{t('set_tag')}</h2>
        <button type="button" className="secondary" onClick={copy}>
          {copied === 'yes' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {t(copied === 'yes' ? 'set_copied' : 'set_copy')}
        </button>
      </header>
      <div className="set-pad">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <pre className="set-code" tabIndex={0}>
          <code>{tag}</code>
        </pre>
        <p className="help">{t('set_tag_help')}</p>
        <p role="status" className={copied === 'no' ? 'field-error' : 'visually-hidden'}>
          {copied === 'no' ? t('set_copy_failed') : copied === 'yes' ? t('set_copied') : ''}
        </p>
      </div>
    </section>
  )
}

/** Turns green as soon as a page with the widget was seen. */
function LiveCheck({ state }: { readonly state: InstallState }) {
  const t = useTranslate()
  const ago = useAgo(state)
  const last = state.sightings.find(({ allowed }) => allowed)
  const isNow = last !== undefined && Date.parse(state.now) - Date.parse(last.seen_at) < NOW_MS
  const Icon = isNow ? Check : LoaderCircle
  return (
    <section className="panel" aria-labelledby="set-check">
      <header>
        <h2 id="set-check">{t('set_check')}</h2>
      </header>
      <div className="set-pad">
        <p role="status" className={isNow ? 'notice success set-live' : 'notice set-live'}>
          <Icon aria-hidden="true" className={isNow ? undefined : 'set-wait'} />
          <span>
            {last ? t('set_seen_on', { origin: hostOf(last.origin), ago: ago(last) }) : t('set_seen_never')}
            {!isNow && ` ${t('set_check_open')}`}
          </span>
        </p>
        {state.sightings.length > 0 && <Sightings state={state} />}
        <p className="help">{t('set_check_help')}</p>
      </div>
    </section>
  )
}

function Sightings({ state }: { readonly state: InstallState }) {
  const t = useTranslate()
  const ago = useAgo(state)
  return (
    <ul className="set-list">
      {state.sightings.map((sighting) => (
        <li key={sighting.origin}>
          <span className={sighting.allowed ? 'set-ok' : 'set-bad'}>
            {sighting.allowed ? <Check aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
            <code>{sighting.origin}</code>
          </span>
          <span className="help">
            {sighting.allowed ? '' : `${t('set_refused')} · `}
            <time dateTime={sighting.seen_at}>{ago(sighting)}</time>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How long ago something was by the server's clock, which this computer's may differ from. */
function useAgo({ now }: Pick<InstallState, 'now'>): (sighting: WidgetSighting) => string {
  const t = useTranslate()
  return ({ seen_at }) => {
    const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(seen_at)) / 1_000))
    if (seconds < 60) return t('set_ago_seconds', { count: seconds })
    if (seconds < 3_600) return t('set_ago_minutes', { count: Math.floor(seconds / 60) })
    if (seconds < 86_400) return t('set_ago_hours', { count: Math.floor(seconds / 3_600) })
    return t('set_ago_days', { count: Math.floor(seconds / 86_400) })
  }
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin
}
