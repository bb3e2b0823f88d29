import { type Import, importsOf, withoutComments } from './imports-of.ts'
import { allPaths } from './paths.ts'
import { readText } from './root.ts'

export interface Source {
  /** From the root of the repository. */
  readonly path: string
  readonly text: string
  /** The text without its comments. */
  readonly code: string
  readonly imports: readonly Import[]
}

export const allSources: readonly Source[] = allPaths.filter(path => /\.tsx?$/.test(path)).map(readSource)

export const sourcesIn = (...folders: readonly string[]): Source[] =>
  allSources.filter(source => folders.some(folder => source.path.startsWith(`${folder}/`)))

/** Tests, and what tests alone use: whatever calls tap, and what stands in folders of theirs. */
export const isTest = ({ path, imports }: Source): boolean =>
  /\.test\.tsx?$/.test(path) ||
  /\/(?:testing|acceptance)\//.test(path) ||
  imports.some(({ specifier }) => specifier === 'tap' || specifier.startsWith('playwright'))

function readSource(path: string): Source {
  const text = readText(path)
  const code = withoutComments(text)
  return { path, text, code, imports: importsOf(path, code) }
}
