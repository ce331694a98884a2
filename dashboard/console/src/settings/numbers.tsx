import { type FormEvent, useState } from 'react'
import type { NumberPatterns, TriedNumberPatterns } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { TextField } from './fields'
import { Loaded, SettingsForm, useDraft } from './frame'
import type { SectionProps } from './page'
import { useNumbers, useSaveNumbers, useTryNumbers } from './queries'

/** How the shop's order and tracking numbers look. */
export function NumbersSection({ session, onLeave }: SectionProps) {
  const numbers = useNumbers(session)
  return (
    <Loaded query={numbers} onLeave={onLeave}>
      {(stored) => <Numbers session={session} stored={stored} />}
    </Loaded>
  )
}

/** Patterns as they are typed, one a line. */
type Form = { readonly order: string; readonly tracking: string }

const formOf = ({ order, tracking }: NumberPatterns): Form => ({
  order: order.join('\n'),
  tracking: tracking.join('\n'),
})
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const patternsOf = ({ order, tracking }: Form): NumberPatterns => ({
  order: linesOf(order),
  tracking: linesOf(tracking),
})

function Numbers({ session, stored }: { readonly session: Session; readonly stored: NumberPatterns }) {
  const t = useTranslate()
  const { draft, isDirty, change, discard, settle } = useDraft<Form>(formOf(stored))
  const save = useSaveNumbers(session)
  const tried = useTryNumbers(session)
  const error = save.error ?? tried.error
  /** The server names the pattern by its place in the list. */
  const problemOf = (kind: keyof Form): string | null => {
    const fault = error?.fields.find(({ field }) => field.split('.')[0] === kind)
    const line = linesOf(draft[kind])[Number(fault?.field.split('.')[1] ?? 0)]
    return fault ? t('set_num_wrong', { pattern: line ?? '', message: fault.message }) : null
  }
  const set = (part: Partial<Form>): void => {
    save.reset()
    tried.reset()
    change(part)
  }
  return (
    <>
      <section className="panel" aria-label={t('set_numbers')}>
        <SettingsForm
          isDirty={isDirty}
          save={save}
          onSave={() => save.mutate(patternsOf(draft), { onSuccess: (saved) => settle(formOf(saved)) })}
          onDiscard={discard}
        >
          <p className="help">{t('set_num_help')}</p>
          <div className="set-two">
            <TextField
              label={t('set_num_order')}
              help={t('set_num_order_help')}
              value={draft.order}
              rows={5}
              code
              placeholder="KF-\d{6}"
              problem={problemOf('order')}
              onChange={(order) => set({ order })}
            />
            <TextField
              label={t('set_num_tracking')}
              help={t('set_num_tracking_help')}
              value={draft.tracking}
              rows={5}
              code
              placeholder="ZZ\d{9}PT"
              problem={problemOf('tracking')}
              onChange={(tracking) => set({ tracking })}
            />
          </div>
        </SettingsForm>
      </section>
      <TryBox patterns={patternsOf(draft)} tried={tried} />
    </>
  )
}

type TryProps = { readonly patterns: NumberPatterns; readonly tried: ReturnType<typeof useTryNumbers> }

/** A message read with the patterns as they are written now. */
function TryBox({ patterns, tried }: TryProps) {
  const t = useTranslate()
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') tried.mutate({ ...patterns, text })
  }
  return (
    <section className="panel" aria-labelledby="set-num-try">
      <header>
        <h2 id="set-num-try">{t('set_num_try')}</h2>
      </header>
      <form className="set-pad set-stack" onSubmit={submit}>
        <div className="set-add">
          <TextField
            label={t('set_num_message')}
            help={t('set_num_try_help')}
            value={text}
            max={1000}
            placeholder={t('set_num_example')}
            onChange={(next) => {
              tried.reset()
              setText(next)
            }}
          />
          <button type="submit" className="secondary" disabled={tried.isPending || text.trim() === ''}>
            {t('own_try_button')}
          </button>
        </div>
        <div role="status">
          {tried.error && (
            <p className="field-error">{t(tried.error.fields.length > 0 ? 'set_num_mend' : tried.error.text)}</p>
          )}
          {tried.data && <Found text={text} numbers={tried.data.numbers} />}
        </div>
      </form>
    </section>
  )
}

function Found({ text, numbers }: { readonly text: string; readonly numbers: TriedNumberPatterns['numbers'] }) {
  const t = useTranslate()
  if (numbers.length === 0) return <p>{t('set_num_none')}</p>
  const ends = [0, ...numbers.map(({ end }) => end)]
  return (
    <div className="set-stack">
      <p className="set-marked" dir="auto">
        {numbers.map(({ start, end }, i) => (
          <span key={start}>
            {text.slice(ends[i], start)}
            <mark>{text.slice(start, end)}</mark>
          </span>
        ))}
        {text.slice(ends.at(-1))}
      </p>
      <ul className="set-list">
        {numbers.map(({ type, value, start, own }) => (
          <li key={start}>
            <code>{value}</code>
            <span className="help">
              {t(type === 'order_number' ? 'set_num_is_order' : 'set_num_is_tracking')} ·{' '}
              {t(own ? 'set_num_own' : 'set_num_usual')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
