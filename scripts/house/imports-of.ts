import { dirname, join, normalize } from 'node:path'

export interface Import {
  /** As it is written: `./alert.ts`, `node:fs`, `@fastify/cookie`. */
  readonly specifier: string
  /** The file within the repository, for a relative one. */
  readonly target: string | undefined
  readonly typeOnly: boolean
}

const STATIC = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[\w$*{}\s,]+?\sfrom\s+)?'([^'\n]+)'/g
const DYNAMIC = /\bimport\(\s*'([^'\n]+)'/g
/** A worker's file. */
const LOCATED = /new URL\(\s*'([^'\n]+\.ts)',\s*import\.meta\.url\)/g

/** `code` is text without comments. An expression will do: the formatter leaves one way to write an import. */
export function importsOf(path: string, code: string): Import[] {
  const found = (specifier = '', typeOnly = false): Import => {
    const local = specifier.startsWith('.')
    return { specifier, typeOnly, target: local ? normalize(join(dirname(path), specifier)) : undefined }
  }
  return [
    ...[...code.matchAll(STATIC)].map(match => found(match[2], match[1] !== undefined)),
    ...[...code.matchAll(DYNAMIC), ...code.matchAll(LOCATED)].map(match => found(match[1])),
  ]
}

const TOKENS = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

/** Comments go, strings stay: a URL's slashes are no comment. */
export const withoutComments = (text: string): string =>
  text.replace(TOKENS, token => (token.startsWith('/*') || token.startsWith('//') ? ' ' : token))
