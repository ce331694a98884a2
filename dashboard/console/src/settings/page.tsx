import { type ComponentType, type MouseEvent, useEffect, useRef } from 'react'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useTitle } from '../page'
import { goPath, hasMoved, usePath } from '../route'
import type { Session } from '../session'
import { AppearanceSection } from './appearance'
import { ConnectorSection } from './connector'
import { HoursSection } from './hours'
import { InstallSection } from './install'
import { NumbersSection } from './numbers'
import { PromotionsSection } from './promotions'
import { ReturnsSection } from './returns'
import { ICONS, pathOfSection, SECTIONS, type SectionName, sectionOf } from './sections'
import { ToolsSection } from './tools'

/** What every part of the settings is given. */
export type SectionProps = { readonly session: Session; readonly onLeave: PageProps['onLeave'] }

const BY_NAME: Readonly<Record<SectionName, ComponentType<SectionProps>>> = {
  install: InstallSection,
  appearance: AppearanceSection,
  hours: HoursSection,
  connector: ConnectorSection,
  tools: ToolsSection,
  numbers: NumbersSection,
  promotions: PromotionsSection,
  returns: ReturnsSection,
}

/** What a merchant sets once: the script tag, how it looks, when people answer, where orders are, and what the shop promises. */
export function SettingsPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const name = sectionOf(usePath())
  const Section = BY_NAME[name]
  useTitle(`${t(`set_${name}`)} · ${session.shop} · Kefu`)
  return (
    <>
      <TopBar shop={session.shop} page="settings" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1}>
        <div className="set">
          <SideList current={name} />
          <section className="set-main" aria-labelledby="set-title">
            <Heading key={name} name={name} moved={moved || hasMoved()} />
            <Section key={`${name} body`} session={session} onLeave={onLeave} />
          </section>
        </div>
      </main>
    </>
  )
}

function Heading({ name, moved }: { readonly name: SectionName; readonly moved: boolean }) {
  const t = useTranslate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  return (
    <div className="page-title">
      <h1 id="set-title" ref={heading} tabIndex={-1}>
        {t(`set_${name}`)}
      </h1>
      <p>{t(`set_${name}_lead`)}</p>
    </div>
  )
}

function SideList({ current }: { readonly current: SectionName }) {
  const t = useTranslate()
  const list = useRef<HTMLUListElement>(null)
  // On a phone the list is one row that scrolls: the part that is open must not be out of sight.
  useEffect(() => {
    const link = list.current?.querySelector(`[href="${pathOfSection(current)}"]`)
    link?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav className="set-side" aria-label={t('settings')}>
      <ul ref={list}>
        {SECTIONS.map((name) => {
          const Icon = ICONS[name]
          return (
            <li key={name}>
              <a
                href={pathOfSection(name)}
                aria-current={name === current ? 'page' : undefined}
                onClick={(event) => follow(event, name)}
              >
                <Icon aria-hidden="true" />
                {t(`set_${name}`)}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** A plain click stays in the page; one for a new tab or window is the browser's. */
function follow(event: MouseEvent, name: SectionName): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  goPath(pathOfSection(name))
}
