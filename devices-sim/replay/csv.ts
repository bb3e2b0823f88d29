import type { Row } from './convert.ts'

export interface Csv {
  readonly columns: readonly string[]
  readonly rows: Iterable<Row>
}

/** RFC 4180: commas, quotes doubled inside quotes, CRLF or LF; the first line names the columns. */
export function parseCsv(text: string): Csv {
  const lines = filled(records(text.startsWith('\uFEFF') ? text.slice(1) : text))
  const columns = (lines.next().value ?? []).map(name => name.trim())
  return { columns, rows: rows(columns, lines) }
}

function* rows(columns: readonly string[], lines: Iterable<string[]>): Generator<Row> {
  for (const cells of lines)
    yield Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']))
}

function* filled(lines: Iterable<string[]>): Generator<string[], undefined> {
  for (const cells of lines) if (cells.length > 1 || cells[0] !== '') yield cells
}

function* records(text: string): Generator<string[]> {
  let at = 0
  let cells: string[] = []
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : plain(text, at)
    cells.push(cell)
    at = end
    if (text[at] === ',') {
      at++
      if (at === text.length) cells.push('')
      else continue
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    yield cells
    cells = []
  }
}

function plain(text: string, start: number): [cell: string, end: number] {
  let end = start
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++
  return [text.slice(start, end), end]
}

function quoted(text: string, start: number): [cell: string, end: number] {
  let cell = ''
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') cell += text[at++]
    else return afterQuote(cell, text, at + 1)
  }
  throw new Error('a quote in the file is never closed')
}

/** What stands between a closing quote and the next comma is kept rather than taken for a new cell. */
function afterQuote(cell: string, text: string, at: number): [cell: string, end: number] {
  const [rest, end] = plain(text, at)
  return [cell + rest, end]
}
