import type { Consequence, Input } from '../domain/model/input.ts'
import type { Result } from './intake.ts'

export const REFUSED: Result = { ok: false, code: 'JOURNAL_UNAVAILABLE' }

export const resultOf = (consequence: Consequence, committed: boolean): Result =>
  committed ? { ok: true, consequence } : REFUSED

/** Whether anything follows from the input, now or in a replay. */
export function isJournalled(input: Input, { changes, acceptance, outcome }: Consequence): boolean {
  if (changes.length > 0) return true
  if (input.type === 'tick') return false
  if (outcome !== undefined && !outcome.ok) return false
  return acceptance?.standing !== 'repeated' && acceptance?.standing !== 'unknown-device'
}
