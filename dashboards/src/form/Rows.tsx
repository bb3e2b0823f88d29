import type { ReactNode } from 'react'
import { Blank } from '../app/Blank.tsx'
import { Link } from '../app/Link.tsx'
import './form.css'

export interface Column<T> {
  readonly title: string
  readonly show: (row: T) => ReactNode
}

interface RowsProps<T> {
  /** What it is a list of. */
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** Where its first cell leads. */
  readonly hrefOf?: (row: T) => string | undefined
  /** Where there is none: what that means and what to do first. */
  readonly empty: { readonly title: string; readonly help?: string; readonly action?: ReactNode }
}

/** A list as a table on the desk and as cards on a phone; its first column names the row. */
export function Rows<T>({ label, columns, rows, keyOf, hrefOf, empty }: RowsProps<T>) {
  const { action, ...says } = empty
  if (rows.length === 0) return <Blank {...says}>{action}</Blank>
  const [first, ...others] = columns
  if (first === undefined) return null
  return (
    <table className="rows" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            <th scope="row">
              <Named href={hrefOf?.(row)}>{first.show(row)}</Named>
            </th>
            {others.map(({ title, show }) => (
              <td key={title} data-title={title}>
                {show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Named({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) {
  return href === undefined ? children : <Link href={href}>{children}</Link>
}
