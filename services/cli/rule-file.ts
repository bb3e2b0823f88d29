import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { CommandError } from './command-error.ts'

/** A rule as its author writes it, YAML or JSON, or under `rule` of a file that has tests of it too. */
export function ruleIn(file: string): { id: string } {
  const content = yamlIn(file)
  const rule = (content as { rule?: unknown } | null)?.rule ?? content
  const id = (rule as { id?: unknown } | null)?.id
  if (typeof id !== 'string')
    throw new CommandError(`${file}: a rule with an id is expected, or one under “rule”`)
  return rule as { id: string }
}

/** What a YAML or JSON file holds; what hinders it from being read is said in words, with the place. */
export function yamlIn(file: string): unknown {
  const text = textOf(file)
  try {
    return parse(text)
  } catch (error) {
    throw new CommandError(`${file}: ${(error as Error).message}`)
  }
}

export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new CommandError(`${file}: ${UNREAD[code] ?? message}`)
  }
}

const UNREAD: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name a file in it',
  EACCES: 'it may not be read',
  ENOTDIR: 'there is no such file',
}

export const isRuleFile = (word: string): boolean => /\.(?:ya?ml|json)$/i.test(word)
