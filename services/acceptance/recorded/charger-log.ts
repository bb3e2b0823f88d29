import { readFileSync } from 'node:fs'
import type { RawCharger } from '../../ocpp/testing/raw-charger.ts'
import { recorded } from '../../testing/recorded.ts'

type Line = readonly [type: number, id: string, ...rest: unknown[]]

/** Why a line of a log did not go as it went then; nothing where it did. */
export type Difference = string | undefined

export const linesOf = (path: string): readonly Line[] =>
  readFileSync(recorded(path) ?? path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)

/** What makes the server ask, and tells when the answer has come. */
interface Orders {
  give(): Promise<void>
  ended(): Promise<void>
}

const CALL = 2
/** Calls that a central system makes; all others are the charger's. */
const OF_THE_SYSTEM: ReadonlySet<unknown> = new Set(['TriggerMessage'])

/**
 * Plays a log of both sides: what the charger said is said, what the system asked is asked by an order and answered as it was
 * then, and each answer of the server is held against the recorded one, by its fields.
 */
export async function* playedLog(
  charger: RawCharger,
  lines: readonly Line[],
  orders: Orders,
): AsyncGenerator<{ readonly line: Line; readonly difference: Difference }> {
  const answered = new Map(lines.filter(([type]) => type !== CALL).map(line => [line[1], line]))
  for (const line of lines.filter(([type]) => type === CALL)) {
    const before = answered.get(line[1])
    const said = OF_THE_SYSTEM.has(line[2])
      ? await asksAsThen(charger, line, before, orders)
      : await charger.ask(line)
    yield { line, difference: differenceOf(said as Line, before) }
  }
}

/** The charger's answer then, to what the server asks now: what was asked is what differs, or not. */
async function asksAsThen(
  charger: RawCharger,
  [, , action]: Line,
  before: Line | undefined,
  orders: Orders,
): Promise<unknown> {
  const asked = charger.hear()
  await orders.give()
  const [type, id, name] = (await asked) as Line
  charger.say([3, id, before?.[2] ?? {}])
  await orders.ended()
  return type === CALL && name === action ? before : [type, id, name]
}

function differenceOf(said: Line, before: Line | undefined): Difference {
  if (said[0] !== 3) return JSON.stringify(said)
  const then = fieldsOf(before?.[2] ?? said[2])
  const missing = then.filter(field => !fieldsOf(said[2]).includes(field))
  return missing.length > 0 ? `without ${missing}: ${JSON.stringify(said)}` : undefined
}

/** Of a card nothing is known here: neither whose it is, nor until when it holds. */
const OF_CARDS: ReadonlySet<string> = new Set(['idTagInfo.expiryDate', 'idTagInfo.parentIdTag'])

const fieldsOf = (value: unknown, path = ''): readonly string[] =>
  value === null || typeof value !== 'object'
    ? [path]
    : Object.entries(value)
        .flatMap(([key, each]) => fieldsOf(each, path === '' ? key : `${path}.${key}`))
        .filter(field => !OF_CARDS.has(field))
