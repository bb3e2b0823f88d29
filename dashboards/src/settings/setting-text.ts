import type { WireChannelField } from '../../../services/api/wire/notice.ts'

/** What stands for a secret that is kept; sent back, it stays. */
export const KEPT = '••••••'

type Type = WireChannelField['type']

/** A setting as it is typed: pairs one a line, what has a form of its own as JSON. */
export function toText(type: Type, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (type === 'pairs')
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${one}`)
      .join('\n')
  return JSON.stringify(value, null, 2)
}

/** Nothing where it is empty. What is no JSON is sent as it is: the server says what is wrong with it. */
export function fromText(type: Type, text: string): unknown {
  if (text.trim() === '') return undefined
  if (text === KEPT || type === 'text' || type === 'lines') return text
  if (type === 'pairs')
    return Object.fromEntries(
      text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(pairOf),
    )
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function pairOf(line: string): readonly [string, string] {
  const at = line.indexOf(':')
  return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}
