import { globSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../house/root.ts'
import { LONGEST_FIRST } from './order.ts'

/** What stands in `.taprc` holds for whoever runs `tap` itself too. */
export interface TapSettings {
  readonly include: readonly string[]
  readonly timeout: number
}
export const tapSettings = parse(readFileSync(join(ROOT, '.taprc'), 'utf8')) as TapSettings

/** Those in the files and folders named, or all; what takes long comes first, so that no core waits for one at the end. */
export function testFiles(named: readonly string[]): string[] {
  const patterns = named.length > 0 ? named.map(patternOf) : tapSettings.include
  const files = new Set(patterns.flatMap(matching))
  const rank = (path: string) => LONGEST_FIRST.indexOf(path) + 1 || Number.POSITIVE_INFINITY
  return [...files].sort().sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

function matching(pattern: string): string[] {
  const paths = globSync(pattern, { cwd: ROOT, exclude: ['**/node_modules/**'] })
  if (paths.length === 0) throw new Error(`there is no test ${pattern}`)
  return paths
}

function patternOf(name: string): string {
  const path = relative(ROOT, name) || '.'
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory()
    ? join(path, '**/*.test.ts')
    : path
}
