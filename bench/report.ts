import { cpus, release, totalmem } from 'node:os'
import { holds, inWords } from './expectation.ts'
import type { Line } from './suite.ts'

/** The machine that the figures are of. */
export function machine(): string {
  const [first] = cpus()
  const gib = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim()}, ${gib} GiB, Linux ${release()}, Node ${process.versions.node}`
}

export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ what, value, unit, expected }) => [
    what,
    `${figure(value)} ${unit}`,
    inWords(expected),
    expected === undefined ? '' : holds(value, expected) ? 'ok' : 'MISSED',
  ])
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Three digits that mean something. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(3)
}
