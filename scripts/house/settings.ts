import { readText } from './root.ts'
import { isTest, sourcesIn } from './sources.ts'

/** Every `LINLI_*` variable that the server and its command line ask their environment for. */
export const knownSettings = (): string[] => {
  const asked = sourcesIn('services')
    .filter(source => !isTest(source))
    .flatMap(({ code }) => [...code.matchAll(ASKED)].map(match => match[0].replace(/_FILE$/, '')))
  return [...new Set(asked)].sort()
}

/** A name alone in quotes, or read from the environment; within a sentence it is only spoken of. */
const ASKED = /(?<=')LINLI_[A-Z0-9_]+(?=')|(?<=\benv\.)LINLI_[A-Z0-9_]+/g

/** Every variable that has a row of its own in the tables of docs/configuration.md. */
export const documentedSettings = (): string[] =>
  [...readText('docs/configuration.md').matchAll(/^\| `(LINLI_[A-Z0-9_]+)` \|/gm)].map(
    match => match[1] ?? '',
  )
