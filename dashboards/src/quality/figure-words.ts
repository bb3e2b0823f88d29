import { lastingWords } from '../time/age.ts'
import { localeTag } from '../words/say.ts'
import type { Words } from '../words/words.ts'
import type { Figure } from './quality.ts'

/** A value of a figure as people say it: "5.1 %", "12", "3 min". */
export function amountWords(
  { language, say }: Pick<Words, 'language' | 'say'>,
  value: number,
  unit: Figure['unit'],
) {
  if (unit === 'ms') return lastingWords(say, value)
  const shown = unit === 'share' ? value * 100 : value
  const digits = shown >= 100 ? 0 : shown >= 10 ? 1 : 2
  const figure = shown.toLocaleString(localeTag[language], { maximumFractionDigits: digits })
  return unit === 'share' ? `${figure} %` : figure
}

/** What the figure may be at most, and who says so; nothing where nobody does. */
export function limitWords(words: Pick<Words, 'language' | 'say'>, { limit, source, unit }: Figure): string {
  if (limit === null || source === null) return ''
  return words.say('quality.limit', { limit: amountWords(words, limit, unit), source })
}
