import type { Instant } from '../../../domain/model/time.ts'
import { readStamp } from '../../stamp.ts'

/**
 * The time as such devices write it: seconds or milliseconds of the epoch, as a number or as digits, a date and a time with
 * any separators or none. `zone` is where their clock stands, where they do not say.
 */
export function localTime(value: unknown, zone: string): Instant | undefined {
  const digits = typeof value === 'number' ? String(Math.trunc(value)) : String(value).trim()
  if (digits.length > LENGTH_MAX) return undefined
  if (/^\d{13}$/.test(digits)) return tsOf(Number(digits))
  if (/^\d{9,10}$/.test(digits)) return tsOf(Number(digits) * 1000)
  const match = DATE.exec(digits)
  if (match === null) return tsOf(digits)
  const [, year, month, day, hour, minute, second = '00', fraction = ''] = match
  return tsOf(
    `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}${zone}`,
  )
}

function tsOf(value: unknown): Instant | undefined {
  const stamp = readStamp(value)
  return 'ts' in stamp ? stamp.ts : undefined
}

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0')

const DATE = /^(\d{4})[-/.]?(\d\d?)[-/.]?(\d\d?)[ T_]?(\d\d?):?(\d\d?):?(\d\d?)?(\.\d{1,9})?$/
const LENGTH_MAX = 40
