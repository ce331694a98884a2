import type { OwnIntentCollision, OwnIntentEstimate, OwnIntentsReport } from '../../../../worker/protocol'
import { type Language, nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'

type Props = { readonly report: OwnIntentsReport; readonly name: string; readonly stale: boolean }

/** What leaving each example out in turn says about one intent. */
export function ReportView({ report, name, stale }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const estimate = report.intents.find((one) => one.name === name)
  if (!estimate) return null
  const right = estimate.examples - estimate.misread.length
  return (
    <section className="own-report" aria-labelledby="own-report" aria-busy={stale}>
      <h2 id="own-report">{t('own_report')}</h2>
      <p>
        <strong className="figure-value">{percent(estimate.recall, language)}</strong>{' '}
        <span>{t('own_report_figure', { right, all: estimate.examples })}</span>
      </p>
      {ofIntent(report, name).map((collision) => (
        <CollisionView key={`${collision.with} ${collision.own}`} collision={collision} />
      ))}
      <Misread estimate={estimate} />
      <p className="help">{t('own_report_everyday', { share: percent(report.everyday_taken, language, 1) })}</p>
    </section>
  )
}

/** The collisions an intent has part in, told from its side; the gravest first. */
function ofIntent(report: OwnIntentsReport, name: string): OwnIntentCollision[] {
  const mine = report.collisions.filter(({ intent }) => intent === name)
  const turned = report.collisions
    .filter((one) => one.own && one.with === name)
    .map((one) => ({ ...one, intent: name, with: one.intent, examples: one.theirs, theirs: one.examples }))
  return [...mine, ...turned].sort((a, b) => rank(b) - rank(a))
}

function rank({ severity, examples, theirs }: OwnIntentCollision): number {
  return (severity === 'high' ? 1_000 : 0) + examples.length + theirs.length
}

function CollisionView({ collision }: { collision: OwnIntentCollision }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const name = nameOf('intent', collision.with, language)
  const high = collision.severity === 'high'
  return (
    <div className={high ? 'own-collision high' : 'own-collision'}>
      <h3>
        <span className="own-tag">{t(high ? 'own_collision_high' : 'own_collision_low')}</span>{' '}
        {t(collision.own ? 'own_collision_own' : 'own_collision_built_in', { name })}
      </h3>
      <Texts title={t('own_collision_mine', { name })} texts={collision.examples} />
      <Texts title={t('own_collision_theirs', { name })} texts={collision.theirs} />
      {high && <p>{t('own_collision_advice')}</p>}
    </div>
  )
}

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  )
}

function Misread({ estimate }: { estimate: OwnIntentEstimate }) {
  const t = useTranslate()
  const { language } = usePreferences()
  if (estimate.misread.length === 0) return <p>{t('own_misread_none')}</p>
  return (
    <details open={estimate.misread.length <= 8}>
      <summary>
        {t('own_misread')} ({estimate.misread.length})
      </summary>
      <ul className="own-misread">
        {estimate.misread.map(({ text, as }) => (
          <li key={text}>
            <span>{text}</span>
            <span className="help">{t('own_misread_as', { name: nameOf('intent', as, language) })}</span>
          </li>
        ))}
      </ul>
      <p className="help">{t('own_misread_help')}</p>
    </details>
  )
}

export function percent(share: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share)
}
