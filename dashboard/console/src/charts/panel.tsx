import { ChartColumn, Table } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { IconButton } from '../components/controls'
import { useTranslate } from '../i18n'

export type Column<Row> = { readonly title: string; readonly text: (row: Row) => string; readonly numeric?: boolean }
type Props<Row> = {
  readonly title: string
  /** Period and zone, or what the numbers are. */
  readonly note: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly className?: string
  readonly children: ReactNode
}

/** A titled chart that can be read as a table: the same figures, for whoever would rather read or copy numbers. */
export function Panel<Row>({ title, note, columns, rows, keyOf, className = '', children }: Props<Row>) {
  const t = useTranslate()
  const [asTable, setAsTable] = useState(false)
  const heading = useId()
  return (
    <section className={`panel ${className}`} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        <p>{note}</p>
        <IconButton
          label={`${t(asTable ? 'show_chart' : 'show_table')}: ${title}`}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartColumn /> : <Table />}
        </IconButton>
      </header>
      {asTable ? <FigureTable columns={columns} rows={rows} keyOf={keyOf} /> : children}
    </section>
  )
}

function FigureTable<Row>({ columns, rows, keyOf }: Pick<Props<Row>, 'columns' | 'rows' | 'keyOf'>) {
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {columns.map(({ title, numeric }) => (
              <th key={title} scope="col" className={numeric ? 'numeric' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, text, numeric }) => (
                <td key={title} className={numeric ? 'numeric' : undefined}>
                  {text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
