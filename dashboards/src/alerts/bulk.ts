import type { WireAlert } from '../../../services/api/wire/alert.ts'

/** What became of one command among many. */
export type Outcome =
  | { readonly alert: WireAlert; readonly became: 'done'; readonly after: WireAlert }
  /** Somebody was faster: nothing was changed. */
  | { readonly alert: WireAlert; readonly became: 'changed' }
  | { readonly alert: WireAlert; readonly became: 'refused'; readonly error: unknown }

export interface Tried {
  readonly done: readonly WireAlert[]
  readonly changed: readonly WireAlert[]
  readonly refused: readonly { readonly alert: WireAlert; readonly error: unknown }[]
}

/** As many as a server of this size answers beside everything else without anybody noticing. */
const AT_ONCE = 4

/** Sends to each, a few at a time, and tells how many are through. One that fails holds up none. */
export async function toEach(
  alerts: readonly WireAlert[],
  send: (alert: WireAlert) => Promise<Outcome>,
  progress: (through: number) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  async function worker(): Promise<void> {
    for (let alert = alerts[next++]; alert !== undefined; alert = alerts[next++]) {
      outcomes.push(await send(alert))
      progress(outcomes.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, alerts.length) }, worker))
  return outcomes
}

/** Those that were done as they are now, the others as they were. */
export function triedOf(outcomes: readonly Outcome[]): Tried {
  const done: WireAlert[] = []
  const changed: WireAlert[] = []
  const refused: { alert: WireAlert; error: unknown }[] = []
  for (const outcome of outcomes) {
    if (outcome.became === 'done') done.push(outcome.after)
    else if (outcome.became === 'changed') changed.push(outcome.alert)
    else refused.push({ alert: outcome.alert, error: outcome.error })
  }
  return { done, changed, refused }
}
