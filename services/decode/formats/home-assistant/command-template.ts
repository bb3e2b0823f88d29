/** What is sent for a value. */
export type CommandTemplate = (value: string) => string

/** Longer than any that puts in one value. */
const CHARS_MAX = 1_000
const VALUE = /\{\{\s*value\s*(\|\s*(?:tojson|to_json)\s*)?\}\}/g

/**
 * Those that only put the value in: `{{ value }}`, `{"text": "{{ value }}"}`, `{"text": {{ value | tojson }}}`. Nothing for all
 * others, which are programs. In JSON the value is written as JSON has it: what somebody says must not end its own quotes.
 */
export function commandTemplateOf(written: unknown): CommandTemplate | undefined {
  if (written === undefined || written === '') return value => value
  if (typeof written !== 'string' || written.length > CHARS_MAX) return undefined
  if (/\{[{%#]/.test(written.replace(VALUE, ''))) return undefined
  const isJson = /^\s*[[{]/.test(written.replace(VALUE, '0'))
  return value =>
    written.replace(VALUE, (_all, asJson: string | undefined) => {
      if (asJson !== undefined) return JSON.stringify(value)
      return isJson ? JSON.stringify(value).slice(1, -1) : value
    })
}
