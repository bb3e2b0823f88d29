import type { WireHistory } from '../../../../services/api/wire/device.ts'
import type { Range } from './range.ts'

export interface Spell {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** A word holds until another is said; the last until the end of the range. */
export function spellsOf(history: WireHistory, range: Range): Spell[] {
  const spells: { word: string; from: number; to: number }[] = []
  for (const { at, value } of history.points ?? []) {
    const last = spells.at(-1)
    const word = String(value)
    if (last?.word === word) continue
    const from = Math.max(range.from, Date.parse(at))
    if (last !== undefined) last.to = from
    spells.push({ word, from, to: range.to })
  }
  return spells
}

export interface Total {
  readonly word: string
  readonly ms: number
}

/** How long in all, the longest first. */
export function totalsOf(spells: readonly Spell[]): Total[] {
  const totals = new Map<string, number>()
  for (const { word, from, to } of spells) totals.set(word, (totals.get(word) ?? 0) + to - from)
  return [...totals].map(([word, ms]) => ({ word, ms })).sort((a, b) => b.ms - a.ms)
}
