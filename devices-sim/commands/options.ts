import { readFileSync } from 'node:fs'
import { FAULTS, type Fault, type FaultRates } from '../faults/faults.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../world/durations.ts'

/** Something on the command line is not as it must be; the message says what would be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Options as they stand on the command line: text, or set, or absent. */
export type Raw = Readonly<Record<string, string | boolean | string[] | undefined>>

export function text(raw: Raw, name: string): string | undefined {
  const value = raw[name]
  return typeof value === 'string' ? value : undefined
}

export function required(raw: Raw, name: string): string {
  const value = text(raw, name)
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

export function whole(raw: Raw, name: string, fallback: number, min: number, max: number): number {
  const value = text(raw, name)
  if (value === undefined) return fallback
  const number = Number(value)
  if (value.trim() !== '' && Number.isInteger(number) && number >= min && number <= max) return number
  throw refused(name, `a whole number from ${min} to ${max}`, value)
}

/** `90s`, `10m`, `2h`, `1d`, `500ms`. */
export function duration(raw: Raw, name: string): number | undefined {
  const value = text(raw, name)
  if (value === undefined) return undefined
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(value)
  const unitMs = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }[match?.[2] ?? ''] ?? 0
  const ms = Math.round(Number(match?.[1]) * unitMs)
  if (match && ms > 0) return ms
  throw refused(name, 'a duration such as 90s, 10m, 2h or 1d', value)
}

/** How many times faster than real time, or `max` for as fast as is acknowledged. */
export function factor(raw: Raw, fallback: number): number {
  const value = text(raw, 'factor')
  if (value === undefined) return fallback
  if (value === 'max') return Number.POSITIVE_INFINITY
  const number = Number(value)
  if (Number.isFinite(number) && number > 0 && number <= 1_000_000) return number
  throw refused('factor', 'a number above 0 and up to 1000000, or max', value)
}

/** `2026-06-01T08:00:00+08:00`: with its offset, so that it means the same everywhere. */
export function instant(raw: Raw, name: string): number | undefined {
  const value = text(raw, name)
  if (value === undefined) return undefined
  const at = /(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(at)) return at
  throw refused(name, 'a time with its offset such as 2026-06-01T08:00:00+08:00', value)
}

export function url(raw: Raw, name: string, fallback: string, schemes: readonly string[]): string {
  const value = text(raw, name) ?? fallback
  const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : ''
  if (schemes.includes(scheme)) return value
  throw refused(name, `an address such as ${fallback}`, value)
}

/** What may stand in a topic; see `SITE` of the server's rules for ids. */
export function id(raw: Raw, name: string, fallback: string): string {
  const value = text(raw, name) ?? fallback
  if (/^[A-Za-z0-9][A-Za-z0-9._:-]{0,47}$/.test(value)) return value
  throw refused(name, 'letters, digits and . _ : - inside, at most 48', value)
}

/** `drop=0.01,repeat=0.02` */
export function faultRates(raw: Raw): FaultRates {
  const rates: Partial<Record<Fault, number>> = {}
  for (const part of (text(raw, 'faults') ?? '').split(',').filter(Boolean)) {
    const [name, value] = part.split('=')
    const rate = Number(value)
    if (!FAULTS.includes(name as Fault) || !value || !(rate >= 0 && rate <= 1)) {
      throw refused(
        'faults',
        `${FAULTS.map(fault => `${fault}=0.01`).join(',')} with rates from 0 to 1`,
        part,
      )
    }
    rates[name as Fault] = rate
  }
  return rates
}

/** The administrator's password: from a file or from the environment, never from the command line. */
export function password(raw: Raw, environment: NodeJS.ProcessEnv): string {
  const file = text(raw, 'password-file') ?? environment.LINLI_ADMIN_PASSWORD_FILE
  if (file !== undefined) return firstLine(file)
  if (environment.LINLI_ADMIN_PASSWORD) return environment.LINLI_ADMIN_PASSWORD
  throw new UsageError('no password: give --password-file, or LINLI_ADMIN_PASSWORD in the environment')
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0]?.trim() ?? ''
  } catch (error) {
    throw new UsageError(`--password-file cannot be read: ${(error as Error).message}`)
  }
}

const refused = (name: string, expected: string, got: string) =>
  new UsageError(`--${name}: expected ${expected}, got ${JSON.stringify(got)}`)
