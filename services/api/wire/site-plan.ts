import { z } from 'zod'
import { LOOKS_OF_GROUND } from '../../domain/model/site-plan.ts'
import { time, words } from './alert.ts'
import { id } from './device.ts'
import { placeName } from './place.ts'

const DEVICES_MAX = 2_000
const OUTLINES_MAX = 1_000
const CORNERS_MAX = 100

const fraction = z.number().min(0).max(1)
const point = z.strictObject({ x: fraction, y: fraction })
const placed = point.extend({ device: id })
const outline = z.strictObject({
  zone: id.optional().describe('Absent where it is no zone, or none that you may see'),
  look: z.enum(LOOKS_OF_GROUND).describe('How the ground is drawn where no picture lies below'),
  corners: z.array(point).min(3).max(CORNERS_MAX),
})

const drawn = {
  order: z.int().min(0).max(10_000).describe('The lowest is shown first'),
  aspect: z.number().min(0.2).max(5).describe('Width by height of the sheet; a picture brings its own'),
  devices: z
    .array(placed)
    .max(DEVICES_MAX)
    .describe('Where each is, in fractions of width and height from the upper left'),
  outlines: z.array(outline).max(OUTLINES_MAX).describe('The ground of zones, the lowest first'),
}

/** The body of `PUT /api/sites/{site}/site-plans/{id}`. */
export const sitePlanBody = z.strictObject({
  name: placeName,
  ...drawn,
  version: z
    .string()
    .max(64)
    .optional()
    .describe('As it was seen, `new` where there was none: what somebody else changed meanwhile is a 409'),
})
export type WireSitePlanBody = z.infer<typeof sitePlanBody>

export const sitePlan = z.object({
  id,
  name: words,
  ...drawn,
  picture: z
    .object({ id: z.string(), width: z.int(), height: z.int() })
    .nullable()
    .describe('`GET …/site-plans/{id}/picture/{picture}`'),
  savedBy: z.string(),
  savedAt: time,
  version: z.string(),
})
export type WireSitePlan = z.infer<typeof sitePlan>

/** What `GET /api/sites/{site}/site-plans` answers, in their order. */
export const sitePlanList = z.object({
  plans: z.array(sitePlan),
  mayEdit: z.boolean().describe('You may change them: `places.write` over the whole site'),
})
export type WireSitePlanList = z.infer<typeof sitePlanList>

export const seenSitePlan = z.strictObject({
  version: z.string().max(64).optional().describe('As it was seen'),
})
