import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/**
 * What is wrong with something that was sent, and what is expected, for the person who wrote it; a form's own words come first.
 * What was given is not repeated: it may be a secret.
 */
export function faultWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `expected ${nameOf(issue.expected)}`
    case 'invalid_value':
      return `expected ${listOf(issue.values)}`
    case 'too_small':
      return tooLittle(issue.origin, Number(issue.minimum), issue.inclusive !== false)
    case 'too_big':
      return tooMuch(issue.origin, Number(issue.maximum), issue.inclusive !== false)
    case 'invalid_format':
      return `expected ${FORMATS[issue.format] ?? 'another form: something in it is not allowed here'}`
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `there is no field ${issue.keys.map(quoted).join(', ')}; is it spelt right?`
    case 'invalid_union':
      return ofSeveral(issue)
    default:
      return 'is not what is expected here'
  }
}

export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Each field with its fault, in one line. */
export const faultsIn = (faults: readonly Fault[], within: readonly PropertyKey[] = []): string =>
  faults
    .map(({ path, message }) => `${[...within, ...path].map(String).join('.') || 'request'}: ${message}`)
    .join('; ')

const nameOf = (type: string): string => NAMES[type] ?? 'something else'

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object with fields, { … }',
  record: 'an object with fields, { … }',
  array: 'a list, [ … ]',
  date: 'a time',
  null: 'null',
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as lin@example.org',
  url: 'an address such as https://example.org/',
  date: 'a day such as 2026-03-01',
  datetime: 'a time with its zone, such as 2026-05-01T18:00:00+08:00',
}

const quoted = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value))

const listOf = (values: readonly unknown[]): string =>
  values.length === 1 ? quoted(values[0]) : `one of ${values.map(quoted).join(', ')}`

const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
}

function tooLittle(origin: string, least: number, isInclusive: boolean): string {
  const unit = UNITS[origin]
  if (unit === undefined) return `expected ${isInclusive ? `${least} or more` : `more than ${least}`}`
  return least === 1 ? 'must not be empty' : `expected at least ${least} ${unit[1]}`
}

function tooMuch(origin: string, most: number, isInclusive: boolean): string {
  const unit = UNITS[origin]
  if (unit === undefined) return `expected ${isInclusive ? `${most} or less` : `less than ${most}`}`
  return `expected at most ${most} ${most === 1 ? unit[0] : unit[1]}`
}

/** What each of them would have wanted first. */
function ofSeveral({ options, errors = [] }: Extract<Issue, { code: 'invalid_union' }>): string {
  if (Array.isArray(options) && options.length > 0) return `expected ${listOf(options)}`
  const wants = errors
    .flatMap(([first]) => first ?? [])
    .map(one => (one.path.length === 0 ? one.message : faultsIn([one])))
  return wants.length === 0 ? 'is not what is expected here' : [...new Set(wants)].join(', or ')
}
