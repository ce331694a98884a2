import type { HttpTool } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { type MessageKey, useTranslate } from '../i18n'
import type { Session } from '../session'
import { CheckField, ChoiceField, Field, problemAt, TextField } from './fields'
import { MappingRows } from './mapping-rows'
import { useFlowNames } from './queries'
import { AUTH_KINDS, METHODS, type Method, type ToolFault, type ToolForm } from './tool-draft'

type Props = {
  readonly session: Session
  readonly form: ToolForm
  readonly tool: HttpTool | undefined
  readonly faults: readonly ToolFault[]
  readonly error: ApiError | null
  readonly onChange: (part: Partial<ToolForm>) => void
}

export function ToolFields({ session, form, tool, faults, error, onChange }: Props) {
  const t = useTranslate()
  const fault = (name: ToolFault, text: MessageKey): string | null =>
    faults.includes(name) ? t(text) : (error?.fields.find(({ field }) => field.split('.')[0] === name)?.message ?? null)
  return (
    <>
      {!tool && (
        <TextField
          label={t('set_tool_name')}
          help={t('set_tool_name_help')}
          value={form.name}
          max={40}
          code
          problem={fault('name', 'set_tool_name_wrong')}
          onChange={(name) => onChange({ name: name.toLowerCase().replace(/[^a-z0-9]+/g, '_') })}
        />
      )}
      <TextField
        label={t('set_tool_description')}
        value={form.description}
        max={500}
        onChange={(description) => onChange({ description })}
      />
      <Request form={form} fault={fault} onChange={onChange} />
      <Auth form={form} tool={tool} error={error} onChange={onChange} />
      <MappingRows
        rows={form.response}
        problem={faults.includes('slots') ? t('set_map_wrong') : null}
        error={error}
        onChange={(response) => onChange({ response })}
      />
      <Flows session={session} flows={form.flows} onChange={(flows) => onChange({ flows })} />
      <TextField
        label={t('set_tool_timeout')}
        help={t('set_tool_timeout_help')}
        value={form.timeout_ms}
        type="number"
        problem={fault('timeout_ms', 'set_tool_timeout_wrong')}
        onChange={(timeout_ms) => onChange({ timeout_ms })}
      />
      <CheckField
        label={t('set_tool_proven')}
        help={t('set_tool_proven_help')}
        checked={form.proven_only}
        onChange={(proven_only) => onChange({ proven_only })}
      />
    </>
  )
}

type RequestProps = Pick<Props, 'form' | 'onChange'> & {
  readonly fault: (name: ToolFault, text: MessageKey) => string | null
}

function Request({ form, fault, onChange }: RequestProps) {
  const t = useTranslate()
  return (
    <>
      <div className="set-request">
        <Field label={t('set_tool_method')}>
          {(props) => (
            <select
              {...props}
              value={form.method}
              onChange={(event) => onChange({ method: event.target.value as Method })}
            >
              {METHODS.map((method) => (
                <option key={method}>{method}</option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={t('set_tool_url')}
          help={t('set_tool_url_help')}
          value={form.url}
          max={1000}
          code
          placeholder="https://erp.example.com/v2/warranties/{order_number}"
          problem={fault('url', 'set_tool_url_missing')}
          onChange={(url) => onChange({ url })}
        />
      </div>
      {form.method !== 'GET' && (
        <TextField
          label={t('set_tool_body')}
          help={t('set_tool_body_help')}
          value={form.body}
          rows={5}
          code
          problem={fault('body', 'set_tool_body_wrong')}
          onChange={(body) => onChange({ body })}
        />
      )}
      <TextField
        label={t('set_tool_headers')}
        help={t('set_tool_headers_help')}
        value={form.headers}
        rows={2}
        code
        placeholder="x-shop: linden"
        problem={fault('headers', 'set_tool_headers_wrong')}
        onChange={(headers) => onChange({ headers })}
      />
    </>
  )
}

function Auth({ form, tool, error, onChange }: Pick<Props, 'form' | 'tool' | 'error' | 'onChange'>) {
  const t = useTranslate()
  return (
    <>
      <ChoiceField
        legend={t('set_tool_auth')}
        value={form.auth}
        choices={AUTH_KINDS.map((kind) => [kind, t(`set_auth_${kind}`)] as const)}
        onChange={(auth) => onChange({ auth })}
      />
      {form.auth !== 'none' && (
        <div className="set-two">
          {form.auth === 'basic' && (
            <TextField
              label={t('set_auth_username')}
              value={form.username}
              max={200}
              code
              problem={problemAt(error, 'auth.username')}
              onChange={(username) => onChange({ username })}
            />
          )}
          {form.auth === 'header' && (
            <TextField
              label={t('set_auth_header_name')}
              value={form.header}
              max={64}
              code
              placeholder="x-api-key"
              problem={problemAt(error, 'auth.header')}
              onChange={(header) => onChange({ header })}
            />
          )}
          <TextField
            label={t('set_auth_secret')}
            help={t(tool?.has_secret ? 'set_secret_kept' : 'set_secret_new')}
            value={form.secret}
            type="password"
            max={2000}
            code
            problem={problemAt(error, 'auth.secret')}
            onChange={(secret) => onChange({ secret })}
          />
        </div>
      )}
    </>
  )
}

type FlowsProps = {
  readonly session: Session
  readonly flows: readonly string[]
  readonly onChange: (flows: string[]) => void
}

/** Which flows may call the tool: those of the shop, and those named before that are there no more. */
function Flows({ session, flows, onChange }: FlowsProps) {
  const t = useTranslate()
  const known = useFlowNames(session)
  const names = [...new Set([...(known.data?.flows ?? []).map(({ name }) => name), ...flows])].sort()
  const set = (name: string, on: boolean): void => onChange(on ? [...flows, name] : flows.filter((one) => one !== name))
  return (
    <fieldset className="set-flows">
      <legend>{t('set_tool_flows')}</legend>
      <p className="help">{t('set_tool_flows_help')}</p>
      {known.error && <p className="field-error">{t(known.error.text)}</p>}
      <div className="set-columns">
        {names.map((name) => (
          <CheckField key={name} label={name} checked={flows.includes(name)} onChange={(on) => set(name, on)} />
        ))}
      </div>
    </fieldset>
  )
}
