import type { DeviceKind } from '../../domain/model/device.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PictureStore, SitePlanStore } from '../../store/picture-store.ts'
import type { PictureLimits } from '../config.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import { PlanBook } from './plan-book.ts'
import { planFaults } from './plan-faults.ts'
import { createSitePlanOffice } from './site-plan-office.ts'
import { createSitePlanSight } from './site-plan-sight.ts'

export interface SitePlanDeskOptions {
  readonly registry: Pick<Registry, 'get' | 'roster' | 'list'>
  readonly pictures: PictureStore & SitePlanStore
  readonly limits: PictureLimits
  readonly now: () => number
  readonly worn: ReadonlySet<DeviceKind>
}

/** What the routes of site plans work with. */
export function createSitePlanDesk({ registry, pictures, limits, now, worn }: SitePlanDeskOptions) {
  const book = new PlanBook(pictures)
  const office = createSitePlanOffice({
    ...{ book, pictures, limits, now },
    faultsOf: plan =>
      planFaults(plan, {
        kindOf(id) {
          const device = registry.get(id)?.device
          return device?.site === plan.site ? device.kind : undefined
        },
        isZone: isZoneOf(plan.site, registry),
        worn,
      }),
  })
  return { book, office, sight: createSitePlanSight(registry), pictures, limits, now }
}
