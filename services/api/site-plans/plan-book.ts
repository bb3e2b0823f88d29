import type { SiteId } from '../../domain/model/place.ts'
import type { SitePlan } from '../../domain/model/site-plan.ts'
import type { Picture, PictureFacts, PictureStore, SitePlanStore } from '../../store/picture-store.ts'

/** A plan with what is known of the picture below it. */
export interface BookedPlan {
  readonly plan: SitePlan
  readonly picture: PictureFacts | undefined
}

type Store = SitePlanStore & Pick<PictureStore, 'savePicture' | 'removePicture'>

/** The plans of all sites, at hand. Written through; nobody else writes. */
export class PlanBook {
  readonly #store: Store
  readonly #sites = new Map<SiteId, Map<string, BookedPlan>>()

  constructor(store: Store) {
    this.#store = store
  }

  async load(): Promise<void> {
    const [plans, pictures] = await Promise.all([this.#store.sitePlans(), this.#store.planPictures()])
    for (const plan of plans) {
      const isOf = ({ site, of }: PictureFacts) => site === plan.site && 'plan' in of && of.plan === plan.id
      this.#note({ plan, picture: pictures.find(isOf) })
    }
  }

  /** In their order. */
  of(site: SiteId): readonly BookedPlan[] {
    const plans = [...(this.#sites.get(site)?.values() ?? [])]
    return plans.sort((a, b) => a.plan.order - b.plan.order || (a.plan.id < b.plan.id ? -1 : 1))
  }

  get(site: SiteId, id: string): BookedPlan | undefined {
    return this.#sites.get(site)?.get(id)
  }

  async save(plan: SitePlan): Promise<void> {
    await this.#store.saveSitePlan(plan)
    this.#note({ plan, picture: this.get(plan.site, plan.id)?.picture })
  }

  async remove({ site, id }: SitePlan): Promise<void> {
    await this.#store.removeSitePlan(site, id)
    this.#sites.get(site)?.delete(id)
  }

  /** Nothing: the sheet is empty again. */
  async setPicture({ plan, picture: before }: BookedPlan, given: Picture | undefined): Promise<void> {
    if (given === undefined) {
      if (before !== undefined) await this.#store.removePicture(before.id)
      this.#note({ plan, picture: undefined })
      return
    }
    // The bytes go to another thread, and are not here any more.
    const { bytes: _, ...picture } = given
    await this.#store.savePicture(given)
    this.#note({ plan, picture })
  }

  #note(booked: BookedPlan): void {
    const { site, id } = booked.plan
    const plans = this.#sites.get(site) ?? new Map<string, BookedPlan>()
    this.#sites.set(site, plans.set(id, booked))
  }
}
