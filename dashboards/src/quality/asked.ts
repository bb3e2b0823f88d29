import { RANGES, type Range } from './quality.ts'

/** What is looked at, as it stands in the address. */
export interface QualityPlace {
  readonly range: Range
  readonly site?: string
  readonly zone?: string
  /** The figure that is gone into, and the rule behind it. */
  readonly figure?: string
  readonly rule?: string
}

const PARTS = ['site', 'zone', 'figure', 'rule'] as const

export function placeIn(query: string): QualityPlace {
  const place = new URLSearchParams(query)
  const range = place.get('range') ?? ''
  const parts = PARTS.flatMap(part => {
    const value = place.get(part)
    return value === null || value === '' ? [] : [[part, value]]
  })
  return { range: range in RANGES ? (range as Range) : '7d', ...Object.fromEntries(parts) }
}

export function addressOf(place: QualityPlace): string {
  const search = new URLSearchParams()
  if (place.range !== '7d') search.set('range', place.range)
  for (const part of PARTS) if (place[part] !== undefined) search.set(part, place[part])
  const text = search.toString()
  return `/quality${text === '' ? '' : `?${text}`}`
}
