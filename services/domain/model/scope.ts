import type { SiteId, ZoneId } from './place.ts'

/** One site, or zones of it with all that lies in them; no zones stand for the whole site. */
export interface SiteScope {
  readonly site: SiteId
  readonly zones: readonly ZoneId[]
}

/** Where somebody's work is. A caregiver's is besides that of the wearers alone. */
export type Scope = 'all' | readonly SiteScope[]
