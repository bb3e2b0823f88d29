import { SEVERITIES } from '../../domain/model/alert.ts'
import { durationOf, durationText } from './series.ts'

/** What is told of an alert; what is only more of the same is no event here. */
export const TOLD: ReadonlySet<string> = new Set([
  'raised',
  'severity-changed',
  'cleared',
  'reopened',
  'withdrawn',
])

const EVENT = new RegExp(`^(\\S+) ((?:\\S+ )?(?:${[...TOLD].join('|')}) (?:${SEVERITIES.join('|')}))$`)

/**
 * `30h cleared low`, as the runner says it: 1d6h is the same time. Throws an error that names what is none: it could never
 * come.
 */
export function eventOf(written: string): string {
  const [, at, what] = EVENT.exec(written.trim().replaceAll(/\s+/g, ' ')) ?? []
  if (at === undefined) {
    throw new Error(
      `“${written}” is no event; one is “8h cleared high”, or “8h bin-1 cleared high” of several devices`,
    )
  }
  return `${durationText(durationOf(at))} ${what}`
}
