import { type Language, localeTag } from '../../words/say.ts'
import type { Range } from './vitals.ts'

/** `45–130`, `≥ 90`, `≤ 38`. */
export function rangeWords(language: Language, { low, high }: Range): string {
  const format = new Intl.NumberFormat(localeTag[language], { maximumFractionDigits: 1 })
  if (low !== undefined && high !== undefined) return `${format.format(low)}–${format.format(high)}`
  if (low !== undefined) return `≥ ${format.format(low)}`
  return high === undefined ? '' : `≤ ${format.format(high)}`
}
