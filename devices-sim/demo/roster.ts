import { simulatedKinds } from '../kinds/kinds.ts'
import { SECOND } from '../world/durations.ts'
import { type Enlisted, roster } from '../world/roster.ts'

/** The demo community: large enough to look like one, small enough to be looked at. */
export const SITE = 'demo'
const counts = Object.fromEntries(simulatedKinds.map(({ option, inDemo = 0 }) => [option, inDemo]))
/** Often, so that something is seen. */
const REPORT_EVERY_MS = 5 * SECOND

export const demoRoster = (reportEveryMs = REPORT_EVERY_MS): Enlisted[] =>
  roster({ site: SITE, counts, reportEveryMs })
