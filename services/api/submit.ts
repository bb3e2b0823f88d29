import type { Consequence, Input } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import { type Intake, submitAndWait } from '../runtime/intake.ts'
import { ApiProblem } from './problem.ts'

/** Answers once it is committed; throws the refusal's code where nothing was. */
export async function submit(intake: Intake, site: SiteId, input: Input): Promise<Consequence> {
  const result = await submitAndWait(intake, site, input)
  if (!result.ok) throw new ApiProblem(result.code, { retryAfterMs: 1_000 })
  return result.consequence
}
