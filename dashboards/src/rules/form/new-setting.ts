import type { WireMetric } from '../../api/devices.ts'
import type { Setting } from '../definition.ts'
import { words } from './field-words.ts'
import type { Field } from './fields.ts'

const DAY_MS = 86_400_000

/** What a figure is counted in: that of the metric for an amount of it. */
export function unitOf({ as }: Field, metric: WireMetric | undefined): string {
  if (as === 'duration') return 'ms'
  if (as === 'metres') return 'm'
  if (as === 'clock') return 'min'
  return as === 'amount' ? (metric?.unit ?? '') : ''
}

interface NewSetting {
  readonly field: Field
  readonly metric: WireMetric | undefined
  readonly unit: string
  readonly figure: number | undefined
  readonly taken: readonly string[]
}

/** A figure that may differ from place to place: named after the field, with a range that can be narrowed later. */
export function newSetting({ field, metric, unit, figure, taken }: NewSetting): {
  name: string
  setting: Setting
} {
  const base = field.key.replace(/\W/g, '') || 'figure'
  const free = (n: number) => (n === 1 ? base : `${base}${n}`)
  let n = 1
  while (taken.includes(free(n))) n++
  const title = (language: 'en' | 'zh') =>
    [metric?.title[language], words[language][`field.${field.label}`]].filter(Boolean).join(' ')
  return {
    name: free(n),
    setting: {
      title: { en: title('en'), zh: title('zh') },
      unit,
      default: figure ?? 1,
      ...rangeOf(field, metric, unit),
      ...(field.as === 'whole' && { integer: true as const }),
    },
  }
}

function rangeOf({ as, key }: Field, metric: WireMetric | undefined, unit: string) {
  if (unit === 'ms') return { min: 0, max: 30 * DAY_MS }
  if (key === 'lat') return { min: -90, max: 90 }
  if (key === 'lon') return { min: -180, max: 180 }
  if (as === 'amount' && metric?.min !== undefined && metric.max !== undefined) {
    // A limit lies on the scale; how far something moves is from 0 to all of it.
    return key === 'value' ? { min: metric.min, max: metric.max } : { min: 0, max: metric.max - metric.min }
  }
  return { min: as === 'whole' ? 1 : 0, max: as === 'whole' ? 100 : 1_000 }
}
