/** Digits in a number of a case. */
export const DIGITS = 16

/** As somebody types it: in groups, by the wide digits of a Chinese keyboard, with letters where they look like digits. */
export const digitsOf = (typed: string): string =>
  typed.normalize('NFKC').replace(/o/gi, '0').replace(/[il|]/gi, '1').replace(/\D/g, '').slice(0, DIGITS)

/** In fours, as it is read out. */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

/** Of an address: `/case/0482 1001…`. */
export const numberIn = (path: string): string => digitsOf(decoded(path.replace(/^\/case\/?/, '')))

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
