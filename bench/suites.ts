import type { Suite } from './suite.ts'
import { backtest } from './suites/backtest.ts'
import { connections } from './suites/connections.ts'
import { consolePage } from './suites/console-page.ts'
import { district } from './suites/district.ts'
import { feed } from './suites/feed.ts'
import { growth } from './suites/growth.ts'
import { history } from './suites/history.ts'
import { journal } from './suites/journal.ts'
import { latency } from './suites/latency.ts'
import { overload } from './suites/overload.ts'
import { rules } from './suites/rules.ts'
import { startUp } from './suites/start-up.ts'
import { throughput } from './suites/throughput.ts'

/** Every question, in the order in which they are asked. */
export const suites: readonly Suite[] = [
  throughput,
  latency,
  overload,
  journal,
  rules,
  backtest,
  growth,
  district,
  feed,
  connections,
  startUp,
  history,
  consolePage,
]
