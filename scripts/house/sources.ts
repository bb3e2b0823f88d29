import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Import, importsOf, withoutComments } from './imports-of.ts'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Source {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** The text without its comments. */
  readonly code: string
  readonly imports: readonly Import[]
}

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Every file of the repository, new ones included, that git does not ignore. */
export const allPaths: readonly string[] = listFiles()

export const allSources: readonly Source[] = allPaths.filter(path => /\.tsx?$/.test(path)).map(readSource)

export const sourcesIn = (...folders: readonly string[]): Source[] =>
  allSources.filter(source => folders.some(folder => source.path.startsWith(`${folder}/`)))

/** Tests, and what tests alone use: whatever calls tap, and what stands in folders of theirs. */
export const isTest = ({ path, imports }: Source): boolean =>
  /\.test\.tsx?$/.test(path) ||
  /\/(?:testing|acceptance)\//.test(path) ||
  imports.some(({ specifier }) => specifier === 'tap' || specifier.startsWith('playwright'))

function listFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  // A file that is deleted but not yet committed is listed too.
  const there = (path: string) => path !== '' && existsSync(join(ROOT, path))
  return [...new Set(listed.split('\n'))].filter(there).sort()
}

function readSource(path: string): Source {
  const text = readText(path)
  const code = withoutComments(text)
  return { path, text, code, imports: importsOf(path, code) }
}
