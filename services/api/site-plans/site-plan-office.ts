import { createHash } from 'node:crypto'
import type { Actor } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import type { SitePlan } from '../../domain/model/site-plan.ts'
import type { PictureStore } from '../../store/picture-store.ts'
import type { PictureLimits } from '../config.ts'
import { sitePlanVersion } from '../form/site-plan-form.ts'
import { InTurn } from '../in-turn.ts'
import { readablePicture } from '../pictures/readable.ts'
import { ApiProblem } from '../problem.ts'
import type { BookedPlan, PlanBook } from './plan-book.ts'

export interface SitePlanOfficeOptions {
  readonly book: PlanBook
  readonly pictures: Pick<PictureStore, 'pictureBytes'>
  readonly limits: PictureLimits
  readonly now: () => number
  readonly faultsOf: (plan: SitePlan) => readonly RuleFault[]
}

export interface SitePlanOffice {
  /** `seen`: the version that was seen, `new` where there was none; whatever is there gives way where absent. */
  save(plan: SitePlan, seen: string | undefined): Promise<BookedPlan>
  remove(site: SiteId, id: string, seen: string | undefined): Promise<void>
  /** Without bytes the sheet is empty again. */
  setPicture(site: SiteId, id: string, by: Actor, bytes: Buffer | undefined): Promise<BookedPlan>
}

/** Of what is not there yet. */
const NEW = 'new'

/** One change of a site's plans at a time: what was checked is still so when it is written. */
export function createSitePlanOffice(options: SitePlanOfficeOptions): SitePlanOffice {
  const { book, pictures, limits, now, faultsOf } = options
  const inTurn = new InTurn()

  function known(site: SiteId, id: string): BookedPlan {
    const found = book.get(site, id)
    if (found === undefined) throw new ApiProblem('SITE_PLAN_NOT_FOUND', { detail: id })
    return found
  }

  async function save(plan: SitePlan, seen: string | undefined): Promise<BookedPlan> {
    const present = book.get(plan.site, plan.id)
    refuseStale(present, seen)
    if (present === undefined && book.of(plan.site).length >= limits.plansMax)
      throw new ApiProblem('SITE_PLANS_TOO_MANY', { detail: `LINLI_SITE_PLANS is ${limits.plansMax}` })
    const faults = faultsOf(plan)
    if (faults.length > 0) throw new ApiProblem('SITE_PLAN_INVALID', { faults })
    await book.save(plan)
    return known(plan.site, plan.id)
  }

  async function remove(site: SiteId, id: string, seen: string | undefined): Promise<void> {
    const present = known(site, id)
    refuseStale(present, seen)
    await book.remove(present.plan)
  }

  async function setPicture(site: SiteId, id: string, by: Actor, sent: Buffer | undefined) {
    const present = known(site, id)
    const read = sent && readablePicture(sent, limits.pixelsMax)
    if (read !== undefined) await refuseFull(present, read.bytes.length)
    const facts = { site, of: { plan: id }, at: now(), by }
    await book.setPicture(
      present,
      read && { ...read, ...facts, id: pictureId(present.plan, read.bytes), size: read.bytes.length },
    )
    return known(site, id)
  }

  async function refuseFull({ plan, picture }: BookedPlan, size: number): Promise<void> {
    const taken = (await pictures.pictureBytes(plan.site)) - (picture?.size ?? 0)
    const { siteBytesMax } = limits
    if (taken + size > siteBytesMax)
      throw new ApiProblem('PICTURES_FULL', { detail: `LINLI_PICTURES_MIB is ${siteBytesMax / 1_048_576}` })
  }

  return {
    save: (plan, seen) => inTurn.run(plan.site, () => save(plan, seen)),
    remove: (site, id, seen) => inTurn.run(site, () => remove(site, id, seen)),
    setPicture: (site, id, by, bytes) => inTurn.run(site, () => setPicture(site, id, by, bytes)),
  }
}

function refuseStale(present: BookedPlan | undefined, seen: string | undefined): void {
  if (seen === undefined || seen === (present === undefined ? NEW : sitePlanVersion(present.plan))) return
  const detail = present && `${present.plan.savedBy} saved it last`
  throw new ApiProblem('SITE_PLAN_VERSION_CONFLICT', detail === undefined ? {} : { detail })
}

const pictureId = ({ site, id }: SitePlan, bytes: Buffer): string =>
  createHash('sha256').update(`${site}/${id}\n`).update(bytes).digest('base64url').slice(0, 22)
