import type { Suite } from './suite.ts'
import { connections } from './suites/connections.ts'
import { feed } from './suites/feed.ts'
/** Every question, in the order in which they are asked. */
import { history } from './suites/history.ts'
import { journal } from './suites/journal.ts'
import { startUp } from './suites/start-up.ts'
import { throughput } from './suites/throughput.ts'

/** Every question, in the order in which they are asked. */
export const suites: readonly Suite[] = [throughput, feed, connections, startUp, journal, history]
