/** What stands in `{{…}}` of a template, and may hold anything: it is escaped for the place where it is put. */
export type Values = Readonly<Record<string, string>>

export type Escape = (value: string) => string

const PLACEHOLDER = /\{\{\s*([A-Za-z][\w.]*)\s*\}\}/g

export const fill = (template: string, values: Values, written: Escape): string =>
  template.replace(PLACEHOLDER, (_all, name: string) => written(values[name] ?? ''))

/** Why a template cannot be filled from these; nothing where it can. */
export function templateFault(template: string, known: readonly string[]): string | undefined {
  const unknown = [...template.matchAll(PLACEHOLDER)]
    .map(([, name = '']) => name)
    .find(name => !known.includes(name))
  if (unknown !== undefined) return `there is no {{${unknown}}}; there is ${known.join(', ')}`
  const rest = template.replace(PLACEHOLDER, '')
  return /\{\{\s*[\w.]*/.test(rest) ? `not closed: ${/\{\{.{0,20}/.exec(rest)?.[0]}` : undefined
}

export const CONTENT_TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/xml',
  'text/plain',
] as const
export type ContentType = (typeof CONTENT_TYPES)[number]

/** How a value is written in a body, so that it stays one. */
export const escapes: Readonly<Record<ContentType, Escape>> = {
  'application/json': value => JSON.stringify(value).slice(1, -1),
  'application/x-www-form-urlencoded': encodeURIComponent,
  'text/xml': value => value.replace(NOT_IN_XML, ' ').replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`),
  'text/plain': value => value,
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g
