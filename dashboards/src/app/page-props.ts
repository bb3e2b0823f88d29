import type { WireMe } from '../../../services/api/wire/session.ts'

export interface PageProps {
  readonly me: WireMe
  /** What follows the page's own path in the address: `/rules/bin-full` → `['bin-full']`. */
  readonly rest: readonly string[]
}
