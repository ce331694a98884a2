import { X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { HttpTool } from '../../../../worker/protocol'
import { SaveProblem } from '../components/save-problem'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { useRemoveTool, useSaveTool } from './queries'
import { draftOf, EMPTY_TOOL, faultsOf, formOf, type ToolForm } from './tool-draft'
import { ToolFields } from './tool-fields'
import { ToolTry } from './tool-try'

type Props = {
  readonly session: Session
  /** Undefined writes a new one. */
  readonly tool: HttpTool | undefined
  readonly onDirty: (is: boolean) => void
  readonly onClose: () => void
  /** Saved under this name, or taken away (null); the text says so. */
  readonly onDone: (name: string | null, told: string) => void
}

/** One tool: what it asks, how it is allowed to, what becomes of the answer, and who may call it. */
export function ToolEditor({ session, tool, onDirty, onClose, onDone }: Props) {
  const t = useTranslate()
  const [start] = useState<ToolForm>(() => (tool ? formOf(tool) : EMPTY_TOOL))
  const [form, setForm] = useState(start)
  const [tried, setTried] = useState(false)
  const save = useSaveTool(session)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const faults = faultsOf(form)
  const isDirty = JSON.stringify(form) !== JSON.stringify(start)
  const change = (part: Partial<ToolForm>): void => {
    const next = { ...form, ...part }
    setForm(next)
    onDirty(JSON.stringify(next) !== JSON.stringify(start))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (faults.length > 0) return
    const { name } = form
    save.mutate({ name, draft: draftOf(form) }, { onSuccess: () => onDone(name, t('set_tool_saved', { name })) })
  }
  return (
    <section className="panel" aria-labelledby="set-tool">
      <header>
        <h2 id="set-tool" ref={heading} tabIndex={-1}>
          {tool ? tool.name : t('set_tool_new')}
        </h2>
        <button type="button" className="icon-button" aria-label={t('set_close')} onClick={onClose}>
          <X />
        </button>
      </header>
      <form className="set-pad set-stack" onSubmit={submit} noValidate>
        <ToolFields
          session={session}
          form={form}
          tool={tool}
          faults={tried ? faults : []}
          error={save.error}
          onChange={change}
        />
        <SaveProblem error={save.error} words={{ 409: 'set_tool_conflict' }} />
        <div className="set-row">
          <button type="submit" className="primary" disabled={save.isPending || !isDirty}>
            {t(save.isPending ? 'set_saving' : 'set_save')}
          </button>
          {tool && <Remove session={session} tool={tool} onDone={onDone} />}
        </div>
      </form>
      {tool && <ToolTry session={session} tool={tool} isDirty={isDirty} />}
    </section>
  )
}

type RemoveProps = Pick<Props, 'session' | 'onDone'> & { readonly tool: HttpTool }

function Remove({ session, tool: { name }, onDone }: RemoveProps) {
  const t = useTranslate()
  const remove = useRemoveTool(session)
  const ask = (): void => {
    if (!confirm(t('set_tool_remove_confirm', { name }))) return
    remove.mutate(name, { onSuccess: () => onDone(null, t('set_tool_removed', { name })) })
  }
  return (
    <>
      <button type="button" className="secondary danger" disabled={remove.isPending} onClick={ask}>
        {t('set_tool_remove')}
      </button>
      <SaveProblem error={remove.error} words={{ 409: 'set_tool_used' }} />
    </>
  )
}
