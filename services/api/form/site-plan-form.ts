import type { DeviceId } from '../../domain/model/device.ts'
import type { ZoneId } from '../../domain/model/place.ts'
import type { Outline, SitePlan } from '../../domain/model/site-plan.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import { contentVersion } from '../content-version.ts'
import type { BookedPlan } from '../site-plans/plan-book.ts'
import type { WireSitePlan } from '../wire/site-plan.ts'

/** What of a plan somebody may see. */
export interface SeenOnPlan {
  readonly device: (id: DeviceId) => boolean
  readonly zone: (id: ZoneId) => boolean
}

/** Things that are out of reach are not on it, and zones that are have no name: a building without one is still a building. */
export const sitePlanForm = ({ plan, picture }: BookedPlan, sees: SeenOnPlan): WireSitePlan => ({
  ...{ id: plan.id, name: plan.name, order: plan.order, aspect: plan.aspect },
  devices: plan.devices.filter(({ device }) => sees.device(device)),
  outlines: plan.outlines.map(outline => outlineForm(outline, sees)),
  picture: picture === undefined ? null : { id: picture.id, width: picture.width, height: picture.height },
  ...{ savedBy: plan.savedBy, savedAt: toRfc3339(plan.savedAt), version: sitePlanVersion(plan) },
})

/** Who saved it when is no other content: the same drawing twice is no conflict. */
export const sitePlanVersion = ({ name, order, aspect, devices, outlines }: SitePlan): string =>
  contentVersion({ name, order, aspect, devices, outlines })

const outlineForm = ({ zone, look, corners }: Outline, sees: SeenOnPlan) => ({
  ...(zone !== undefined && sees.zone(zone) && { zone }),
  ...{ look, corners: corners.map(({ x, y }) => ({ x, y })) },
})
