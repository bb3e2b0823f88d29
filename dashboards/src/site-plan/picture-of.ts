import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'

/** The address of the picture below a plan; another one for other bytes. */
export const pictureOf = (site: string, plan: WireSitePlan | undefined): string | undefined =>
  plan?.picture
    ? `/api/sites/${encodeURIComponent(site)}/site-plans/${encodeURIComponent(plan.id)}/picture/${plan.picture.id}`
    : undefined
