// Recorded series that tests replay: other people's data, so no part of the project.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file where `LINLI_TEST_DATA` names the folder of the recorded series and it is there. */
export function recorded(path: string): string | undefined {
  const folder = process.env.LINLI_TEST_DATA
  if (folder === undefined || folder === '') return undefined
  const file = join(folder, path)
  return existsSync(file) ? file : undefined
}

/** Options for tests of it: skipped, for all to see, where it is not there. */
export const needing = (path: string) =>
  recorded(path) === undefined ? { skip: `LINLI_TEST_DATA has no ${path}` } : {}

/** The rows of a file of comma-separated values without quotes, by the names of its columns. */
export function rowsOf(path: string): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(recorded(path) ?? path, 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = head.split(',')
  return lines.map(line => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']))
  })
}
