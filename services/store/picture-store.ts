import type { Actor } from '../domain/model/person.ts'
import type { PictureType } from '../domain/model/picture.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { SitePlan } from '../domain/model/site-plan.ts'
import type { Instant } from '../domain/model/time.ts'

/** What a picture is of: an alert (a photo), or a plan of the site that it lies below. */
export type PictureOf = { readonly alert: string } | { readonly plan: string }

export interface PictureFacts {
  /** Another one for other bytes: what is fetched by it never changes. */
  readonly id: string
  readonly site: SiteId
  readonly of: PictureOf
  readonly at: Instant
  readonly by: Actor
  readonly type: PictureType
  readonly width: number
  readonly height: number
  readonly size: number
}

export interface Picture extends PictureFacts {
  readonly bytes: Uint8Array
}

/**
 * Pictures, in the same database as everything else, so that a backup has them and erasing reaches them; never in the log.
 * Writes are durable when they resolve. Photos go with their alert when that is too old to be kept.
 */
export interface PictureStore {
  /** Oldest first. */
  photosOf(alert: string): Promise<readonly PictureFacts[]>
  picture(id: string): Promise<Picture | undefined>
  /** What the pictures of a site take. */
  pictureBytes(site: SiteId): Promise<number>
  /** In the place of the one before, where it is of a plan. The bytes are moved: whoever calls has them no more. */
  savePicture(picture: Picture): Promise<void>
  removePicture(id: string): Promise<void>
}

/** Plans of sites with what is where on them. */
export interface SitePlanStore {
  sitePlans(): Promise<readonly SitePlan[]>
  planPictures(): Promise<readonly PictureFacts[]>
  saveSitePlan(plan: SitePlan): Promise<void>
  /** With its picture. */
  removeSitePlan(site: SiteId, id: string): Promise<void>
}
