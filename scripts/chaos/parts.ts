import type { MakePart } from './part.ts'
import { calls } from './parts/calls.ts'
import { edits } from './parts/edits.ts'
import { feeds } from './parts/feeds.ts'
import { forgetters } from './parts/forgetters.ts'
import { levels } from './parts/levels.ts'
import { sessions } from './parts/sessions.ts'
import { silence } from './parts/silence.ts'
import { statuses } from './parts/statuses.ts'
import { timers } from './parts/timers.ts'
import { topics } from './parts/topics.ts'
import { visitors } from './parts/visitors.ts'

/** Everything that must survive. The feeds first: the others wait for what is shown there. */
export const parts: readonly (readonly [name: string, make: MakePart])[] = [
  ['feeds', feeds],
  ['topics', topics],
  ['levels', levels],
  ['forgetters', forgetters],
  ['calls', calls],
  ['statuses', statuses],
  ['timers', timers],
  ['silence', silence],
  ['edits', edits],
  ['visitors', visitors],
  ['sessions', sessions],
]
