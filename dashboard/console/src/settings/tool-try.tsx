import { type FormEvent, useState } from 'react'
import type { HttpTool, TriedHttpTool } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { TextField } from './fields'
import { useTryTool } from './queries'
import { slotsOf } from './tool-draft'

type Props = { readonly session: Session; readonly tool: HttpTool; readonly isDirty: boolean }

/** The tool called now, as it is stored, with values to try. */
export function ToolTry({ session, tool, isDirty }: Props) {
  const t = useTranslate()
  const [slots, setSlots] = useState<Readonly<Record<string, string>>>({})
  const tried = useTryTool(session, tool.name)
  const names = slotsOf({ url: tool.url, body: tool.body === undefined ? '' : JSON.stringify(tool.body) })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    tried.mutate(Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== '')))
  }
  return (
    <form className="set-pad set-stack set-try" onSubmit={submit}>
      <h3>{t('set_tool_try')}</h3>
      <p className="help">
        {t(tool.method === 'GET' ? 'set_tool_try_help' : 'set_tool_try_real', { method: tool.method })}
      </p>
      <div className="set-two">
        {names.map((name) => (
          <TextField
            key={name}
            label={name}
            value={slots[name] ?? ''}
            max={500}
            code
            onChange={(value) => setSlots({ ...slots, [name]: value })}
          />
        ))}
      </div>
      <div className="set-row">
        <button type="submit" className="secondary" disabled={tried.isPending || isDirty}>
          {t(tried.isPending ? 'set_tool_trying' : 'set_tool_try_button')}
        </button>
        {isDirty && <span className="help">{t('set_tool_try_saved_only')}</span>}
      </div>
      <div role="status">
        {tried.error && (
          <p className="field-error">{t(tried.error.status === 403 ? 'own_error_read_only' : tried.error.text)}</p>
        )}
        {tried.data && <Result result={tried.data} />}
      </div>
    </form>
  )
}

function Result({ result: { outcome, status, slots, ms, problem } }: { readonly result: TriedHttpTool }) {
  const t = useTranslate()
  return (
    <div className={outcome === 'ok' ? 'notice success' : 'notice alert'}>
      <p>
        <strong>{t(`set_out_${outcome}`)}</strong> {status !== null && `HTTP ${status} · `}
        {ms} ms
      </p>
      {problem && <p>{problem}</p>}
      <dl className="set-facts">
        {Object.entries(slots).map(([slot, value]) => (
          <div key={slot}>
            <dt>
              <code>{slot}</code>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
