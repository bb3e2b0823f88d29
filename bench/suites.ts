import type { Suite } from './suite.ts'
import { feed } from './suites/feed.ts'

/** Every question, in the order in which they are asked. */
export const suites: readonly Suite[] = [feed]
