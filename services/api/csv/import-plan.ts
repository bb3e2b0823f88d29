import { createHash } from 'node:crypto'
import type { SiteId } from '../../domain/model/place.ts'
import { type Text, text } from '../../domain/model/text.ts'
import type { Caller } from '../access/sessions.ts'
import type { Cells, Fault } from './cells.ts'
import { RowReader } from './row-reader.ts'
import type { Column, Sheet } from './sheet.ts'
import type { Table } from './table-of.ts'

export interface BadRow extends Fault {
  readonly row: number
}

export interface FieldChange {
  readonly column: string
  readonly from: string
  readonly to: string
}

export interface ImportPlan<T> {
  readonly added: readonly { readonly row: number; readonly id: string; readonly cells: Cells }[]
  readonly changed: readonly {
    readonly row: number
    readonly id: string
    readonly fields: readonly FieldChange[]
  }[]
  /** Rows that say what is so already. */
  readonly unchanged: number
  /** Those that the file does not name: they stay as they are. */
  readonly absent: number
  readonly bad: readonly BadRow[]
  /** Of all of the above: what is applied is what was looked at. */
  readonly hash: string
  /** Those that are new or other than they were. */
  readonly items: readonly T[]
}

interface ReadRow<T> {
  readonly row: number
  readonly id: string
  readonly item: T
}

/** What a file of somebody would make of what is there. Nothing is changed by it. */
export async function planImport<T>(
  sheet: Sheet<T>,
  table: Table,
  where: { readonly site: SiteId; readonly by: Caller },
): Promise<ImportPlan<T>> {
  const { site, by } = where
  const columns = columnsOf(sheet.columns, table.head)
  const present = await sheet.present(site, by)
  const bad: BadRow[] = [...columns.bad]
  const rows = bad.length > 0 ? [] : readRows(sheet, table, columns.names, { site, present, bad })
  const wanted = new Map(present)
  for (const { id, item } of rows) wanted.set(id, item)
  const together = await sheet.check(new Set(rows.map(({ id }) => id)), wanted, where)
  for (const { row, id } of rows) {
    const fault = together.get(id)
    if (fault !== undefined) bad.push({ row, ...fault })
  }
  return compared(sheet, { table, rows, present, bad })
}

interface Around<T> {
  readonly site: SiteId
  readonly present: ReadonlyMap<string, T>
  readonly bad: BadRow[]
}

function readRows<T>(
  sheet: Sheet<T>,
  table: Table,
  names: readonly (string | undefined)[],
  { site, present, bad }: Around<T>,
): ReadRow<T>[] {
  const rows: ReadRow<T>[] = []
  const rowOf = new Map<string, number>()
  for (const { row, cells } of table.rows) {
    const named = byName(names, cells)
    const id = sheet.idOf(named, present)
    if (typeof id !== 'string') {
      bad.push({ row, ...id })
      continue
    }
    const earlier = rowOf.get(id)
    if (earlier !== undefined) bad.push({ row, says: sameAs(earlier) })
    rowOf.set(id, row)
    const reader = new RowReader(named)
    const item = sheet.read(reader, id, site, present.get(id))
    bad.push(...reader.faults.map(fault => ({ row, ...fault })))
    if (reader.faults.length === 0 && earlier === undefined) rows.push({ row, id, item })
  }
  return rows
}

interface Compared<T> {
  readonly table: Table
  readonly rows: readonly ReadRow<T>[]
  readonly present: ReadonlyMap<string, T>
  readonly bad: readonly BadRow[]
}

function compared<T>(sheet: Sheet<T>, { table, rows, present, bad }: Compared<T>): ImportPlan<T> {
  const added = rows.flatMap(({ row, id, item }) => {
    if (present.has(id)) return []
    const cells = sheet.write(item)
    return [{ row, id: cells.id ?? id, cells }]
  })
  const changed = rows.flatMap(({ row, id, item }) => {
    const before = present.get(id)
    const fields = before === undefined ? [] : differing(sheet.write(before), sheet.write(item))
    return fields.length === 0 ? [] : [{ row, id, fields }]
  })
  const other = new Set([...added, ...changed].map(({ row }) => row))
  const known = rows.filter(({ id }) => present.has(id)).length
  const plan = {
    added,
    changed,
    unchanged: known - changed.length,
    absent: present.size - known,
    bad: [...bad].sort((a, b) => a.row - b.row),
  }
  const items = rows.filter(({ row }) => other.has(row)).map(({ item }) => item)
  return { ...plan, hash: hashOf(table, plan), items }
}

/** The ids of new people are drawn anew each time: they say nothing of what was looked at. */
function hashOf(table: Table, { added, ...plan }: Omit<ImportPlan<unknown>, 'hash' | 'items'>): string {
  const shown = [table, plan, added.map(({ row, cells }) => ({ row, cells: { ...cells, id: '' } }))]
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
}

const differing = (before: Cells, after: Cells): FieldChange[] =>
  Object.keys({ ...before, ...after })
    .filter(column => (before[column] ?? '') !== (after[column] ?? ''))
    .map(column => ({ column, from: before[column] ?? '', to: after[column] ?? '' }))

function byName(names: readonly (string | undefined)[], cells: readonly string[]): Cells {
  const named: Record<string, string> = {}
  for (const [i, name] of names.entries()) if (name !== undefined) named[name] = cells[i] ?? ''
  return named
}

/** Columns go by their names or their titles, in whichever order; one that nobody knows is a typing error. */
function columnsOf(columns: readonly Column[], head: readonly string[]) {
  const names = head.map(cell => columns.find(column => isCalled(column, cell))?.name)
  const bad: BadRow[] = head.flatMap((cell, i) => {
    if (cell === '') return []
    if (names[i] === undefined) return [{ row: 1, column: cell, says: unknownColumn(columns) }]
    if (names.indexOf(names[i]) < i) return [{ row: 1, column: cell, says: TWICE }]
    return []
  })
  return { names, bad }
}

const isCalled = ({ name, title }: Column, cell: string): boolean =>
  [name, title.en.toLowerCase(), title.zh].includes(cell.toLowerCase())

const TWICE = text('the column is there twice', '列名重复')

const unknownColumn = (columns: readonly Column[]): Text =>
  text(
    `no such column; there are ${columns.map(({ name }) => name).join(', ')}`,
    `没有这一列；可用的列：${columns.map(({ title }) => title.zh).join('、')}`,
  )

const sameAs = (row: number): Text => text(`it is about the same as row ${row}`, `与第 ${row} 行是同一条记录`)
