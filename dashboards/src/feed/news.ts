import { recentEvents } from './recent.ts'

/** The latest events of this page's feed. */
export const recent = recentEvents()
