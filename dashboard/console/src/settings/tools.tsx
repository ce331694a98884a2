import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { HttpTool } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { Loaded } from './frame'
import { useOpened } from './opened'
import type { SectionProps } from './page'
import { useTools } from './queries'
import { ToolEditor } from './tool-editor'

/** Other systems that flows may ask. */
export function ToolsSection({ session, onLeave }: SectionProps) {
  const tools = useTools(session)
  return (
    <Loaded query={tools} onLeave={onLeave}>
      {(stored) => <Tools session={session} tools={stored.tools} />}
    </Loaded>
  )
}

function Tools({ session, tools }: { readonly session: Session; readonly tools: readonly HttpTool[] }) {
  const t = useTranslate()
  const { opened, open, setDirty } = useOpened()
  const [status, setStatus] = useState('')
  const done = (name: string | null, told: string): void => {
    setStatus(told)
    open(name ?? undefined, true)
  }
  const choose = (name: string | null | undefined): void => {
    setStatus('')
    open(name)
  }
  return (
    <div className="set-body">
      <section className="panel" aria-labelledby="set-tool-list">
        <header>
          <h2 id="set-tool-list">{t('set_tool_list')}</h2>
          <button type="button" className="secondary" onClick={() => choose(null)}>
            <Plus aria-hidden="true" />
            {t('set_tool_new')}
          </button>
        </header>
        {tools.length === 0 && <p className="set-pad">{t('set_tool_none')}</p>}
        <ul className="set-rows">
          {tools.map(({ name, method, url, flows, description }) => (
            <li key={name}>
              <button
                type="button"
                aria-current={opened?.name === name ? 'true' : undefined}
                onClick={() => choose(name)}
              >
                <strong>
                  <code>{name}</code>
                </strong>
                <span className="help">{description || `${method} ${url}`}</span>
                <span className="help">{t('set_tool_flows_count', { count: flows.length })}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p role="status" className={status ? 'notice success' : 'visually-hidden'}>
        {status}
      </p>
      {opened ? (
        <ToolEditor
          key={`${opened.name} ${opened.turn}`}
          session={session}
          tool={tools.find(({ name }) => name === opened.name)}
          onDirty={setDirty}
          onClose={() => choose(undefined)}
          onDone={done}
        />
      ) : (
        !status && <Notice kind="info">{t('set_tool_choose')}</Notice>
      )}
    </div>
  )
}
