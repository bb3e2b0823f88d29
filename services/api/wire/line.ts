import { z } from 'zod'

/** What no screen shows, breaks a line, or turns what stands beside it around. */
export const UNSHOWN = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u
const UNSHOWN_BUT_LINES = /[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/u

/** Of what people write: a name, which stands in the subject of a letter, in a text message, in a table. */
export const line = (charsMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(charsMax)
    .refine(
      value => !UNSHOWN.test(value),
      'expected one line, without line breaks or other control characters',
    )

/** What may have several lines: a note, a reason. */
export const prose = (charsMax: number) =>
  z
    .string()
    .max(charsMax)
    .refine(value => !UNSHOWN_BUT_LINES.test(value), 'expected text, without control characters')
