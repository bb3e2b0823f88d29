import type { WireImport } from '../api/wire/import.ts'
import { table } from './command.ts'

/** What a file would change or has changed: what is wrong first, since nothing else counts until that is mended. */
export const importPicture = (answer: WireImport): string =>
  [
    ...badRows(answer),
    ...addedRows(answer),
    ...changedRows(answer),
    ...invitationRows(answer),
    summary(answer),
  ].join('\n')

function badRows({ bad, badCount }: WireImport): string[] {
  if (bad.length === 0) return []
  const rows = bad.map(({ row, column, says }) => [`  row ${row}`, column ?? '', says.en])
  const more = badCount > bad.length ? [`  and ${badCount - bad.length} more`] : []
  return [`cannot be brought in:`, table(rows), ...more, '']
}

const addedRows = ({ added }: WireImport): string[] =>
  added.map(({ row, cells }) => `+ row ${row}: ${filled(cells)}`)

const changedRows = ({ changed }: WireImport): string[] =>
  changed.flatMap(({ row, id, fields }) => [
    `~ row ${row}: ${id}`,
    ...fields.map(({ column, from, to }) => `    ${column}: ${quoted(from)} → ${quoted(to)}`),
  ])

const invitationRows = ({ invitations = [] }: WireImport): string[] =>
  invitations.length === 0
    ? []
    : [
        'invitations, shown this once:',
        table(invitations.map(({ username, path }) => [`  ${username}`, path])),
      ]

function summary({ applied, added, changed, unchanged, absent, badCount }: WireImport): string {
  const counts = `${added.length} new, ${changed.length} changed, ${unchanged} as they were, ${absent} not in the file`
  if (badCount > 0) return `${counts}; bad: ${badCount}. Nothing was brought in.`
  return applied ? `${counts}. Brought in.` : `${counts}. Nothing was brought in yet.`
}

const filled = (cells: WireImport['added'][number]['cells']): string =>
  Object.entries(cells)
    .filter(([, value]) => value !== '')
    .map(([column, value]) => `${column}=${quoted(value)}`)
    .join(' ')

/** Line breaks and control characters of a cell must not draw on the terminal. */
const quoted = (value: string): string =>
  /^[\p{L}\p{N}._:;-]+$/u.test(value) ? value : JSON.stringify(value)
