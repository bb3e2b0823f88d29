import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { CommandError } from './command-error.ts'

/** A rule as its author writes it, YAML or JSON, or under `rule` of a file that has tests of it too. */
export function ruleIn(file: string): { id: string } {
  const content: unknown = parse(readFileSync(file, 'utf8'))
  const rule = (content as { rule?: unknown } | null)?.rule ?? content
  const id = (rule as { id?: unknown } | null)?.id
  if (typeof id !== 'string')
    throw new CommandError(`${file}: a rule with an id is expected, or one under “rule”`)
  return rule as { id: string }
}

export const isRuleFile = (word: string): boolean => /\.(?:ya?ml|json)$/i.test(word)
