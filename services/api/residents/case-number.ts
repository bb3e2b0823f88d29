import { randomInt } from 'node:crypto'

/**
 * Sixteen digits in fours, like a bank card: everybody can read them out over the telephone in any dialect and type them on
 * the keys for numbers, which letters that look or sound alike are not good for. 10^16 of them are 53 bits.
 */
const GROUPS = 4
const GROUP = 10_000

export const newCaseNumber = (): string =>
  Array.from({ length: GROUPS }, () => String(randomInt(GROUP)).padStart(4, '0')).join('')

/** As somebody typed it: in groups, by the wide digits of a Chinese keyboard, with letters where they look like digits. */
export function readCaseNumber(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/o/gi, '0')
    .replace(/[il|]/gi, '1')
  return /^\d{16}$/.test(digits) ? digits : undefined
}
