import type { Consequence, Input } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'

/** What became of an input: committed with its consequence, or not accepted at all. */
export type Result =
  | { readonly ok: true; readonly consequence: Consequence }
  | { readonly ok: false; readonly code: 'JOURNAL_UNAVAILABLE' | 'OVERLOADED' }

export type Done = (result: Result) => void

/**
 * The one door into the flow. `done` is called once, after the commit (or the refusal), in the order of the calls;
 * it must not throw. Nothing may be acknowledged, answered or shown before it.
 */
export interface Intake {
  submit(site: SiteId, input: Input, done: Done): void
  /** The flow's now: the wall clock, or the highest event time seen (`LINLI_CLOCK=events`). */
  now(): Instant
}

/** The server's own way in: refused where nothing can be journalled, never because others are too many. */
export interface OwnIntake {
  submitOwn(site: SiteId, input: Input, done: Done): void
}

/** The same for those who would rather wait. */
export const submitAndWait = (intake: Intake, site: SiteId, input: Input): Promise<Result> =>
  new Promise(resolve => intake.submit(site, input, resolve))

/** Several at once, one or more; `done` is called once, when all are committed, or with the first that was not. */
export function submitAll(
  intake: Pick<Intake, 'submit'>,
  site: SiteId,
  inputs: readonly Input[],
  done: Done,
): void {
  let left = inputs.length
  let failure: Result | undefined
  for (const input of inputs) {
    intake.submit(site, input, result => {
      if (!result.ok) failure ??= result
      left -= 1
      if (left === 0) done(failure ?? result)
    })
  }
}
