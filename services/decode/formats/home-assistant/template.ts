import { isObject } from './is-object.ts'

/** What a template takes out of a payload: the text itself, or what its JSON has. */
export type Template = (payload: string, json: unknown) => unknown

/** Longer than any that takes out one value. */
const CHARS_MAX = 200
const PLAIN =
  /^\{\{\s*(value|value_json((?:\.\w+|\[\s*'[^'\]]+'\s*\]|\[\s*"[^"\]]+"\s*\])+))\s*((?:\|[^|{}]*)*)\}\}$/
const STEP = /\.(\w+)|\[\s*['"]([^'"\]]+)['"]\s*\]/g
const FILTERS = /^(?:float|int|round|is_defined|default)(?:\s*\([^()]*\))?$/

/**
 * The plain ones: `{{ value }}`, `{{ value_json.x }}`, `{{ value_json['x'] }}`, and what makes numbers of them. Nothing for all
 * others, which are programs: what they would answer is not guessed.
 */
export function templateOf(written: unknown): Template | undefined {
  if (written === undefined || written === '') return payload => payload
  if (typeof written !== 'string' || written.length > CHARS_MAX) return undefined
  const match = PLAIN.exec(written.trim())
  if (match === null) return undefined
  const [, , path, filters = ''] = match
  const named = filters.split('|').slice(1)
  if (!named.every(filter => FILTERS.test(filter.trim()))) return undefined
  if (path === undefined) return payload => payload
  const steps = [...path.matchAll(STEP)].map(([, plain, quoted]) => plain ?? (quoted as string))
  return (_payload, json) => steps.reduce(into, json)
}

const into = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
