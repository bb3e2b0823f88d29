import type { Input } from '../domain/model/input.ts'

/** What a site begins with. */
export const BEGINS_SITE: ReadonlySet<Input['type']> = new Set([
  'device-saved',
  'rule-tuned',
  'rule-saved',
  'rule-deleted',
  'roster-saved',
])
