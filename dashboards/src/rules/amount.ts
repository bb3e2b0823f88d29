import { figureWords, withUnit } from '../devices/value.ts'
import { lastingWords } from '../time/age.ts'
import type { Words } from '../words/words.ts'

/** A figure of a rule in its unit: "90 %", "10 min". */
export const amountOf = (words: Words, value: number, unit: string): string =>
  unit === 'ms' ? lastingWords(words.say, value) : withUnit(figureWords(words, value), unit)
