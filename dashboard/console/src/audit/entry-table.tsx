import type { AuditEntry } from '../../../../worker/protocol'
import { useTime } from '../account/time'
import { useTranslate } from '../i18n'
import { useActionName } from './names'

/** A row each: when, who, what, from what to what, from where. On a phone each row is a card. */
export function EntryTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useTranslate()
  const time = useTime()
  const actionName = useActionName()
  return (
    <div className="acct-table">
      <table>
        <thead>
          <tr>
            {(['audit_at', 'audit_by', 'audit_action', 'audit_subject', 'audit_change', 'audit_place'] as const).map(
              (key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <time dateTime={entry.at}>{time(entry.at)}</time>
              </td>
              <td title={entry.by}>{entry.by_name ?? entry.by}</td>
              <td>{actionName(entry.action)}</td>
              <td title={entry.subject}>{entry.subject_name ?? entry.subject}</td>
              <td>
                <Change detail={entry.detail} />
              </td>
              <td>{entry.place ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What was changed, from and to; other facts as they are. */
function Change({ detail }: { detail: AuditEntry['detail'] }) {
  const { before, after, ...more } = detail
  const names = [...new Set([...keysOf(before), ...keysOf(after)])]
  const facts = Object.entries(more).filter(([, value]) => value !== null && value !== '')
  if (names.length === 0 && facts.length === 0) return <>–</>
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          {name.replaceAll('_', ' ')}: <del>{shown(partOf(before, name))}</del> →{' '}
          <ins>{shown(partOf(after, name))}</ins>
        </li>
      ))}
      {facts.map(([name, value]) => (
        <li key={name}>
          {name.replaceAll('_', ' ')}: {shown(value)}
        </li>
      ))}
    </ul>
  )
}

function keysOf(value: unknown): string[] {
  return value !== null && typeof value === 'object' ? Object.keys(value) : []
}

function partOf(value: unknown, name: string): unknown {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

const MAX_SHOWN_CHARS = 160

function shown(value: unknown): string {
  if (value === undefined || value === null) return '–'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text
}
