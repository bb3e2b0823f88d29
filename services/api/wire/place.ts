import { z } from 'zod'
import { DISCLOSURES } from '../../domain/model/disclosure.ts'
import { ZONE_SORTS } from '../../domain/model/place.ts'
import { words } from './alert.ts'
import { id } from './device.ts'
import { line } from './line.ts'

const label = line(100)
export const placeName = z
  .strictObject({ en: label, zh: label })
  .describe('The same in both where it has one name only')

const disclosure = z.enum(DISCLOSURES)

/** The body of `PUT /api/sites/{site}`. */
export const siteBody = z.strictObject({
  name: placeName,
  disclosure: disclosure.optional().describe('As it is where absent'),
  phone: z
    .union([line(40), z.literal('')])
    .optional()
    .describe('Whom residents call; none where empty, as it is where absent'),
})

export const site = z.object({
  id,
  name: words.describe('Its id where nobody named it'),
  disclosure: disclosure.describe('What of its people a notice may tell'),
  phone: z.string().nullable().describe('Whom residents call'),
  devices: z.int().describe('Like all that is counted here: those that you may see'),
  zones: z.int().describe('Those that somebody described'),
  wearers: z.int(),
  residents: z.int(),
  members: z.int().describe('Who works there, as an account'),
})
export type WireSite = z.infer<typeof site>

export const siteList = z.object({ sites: z.array(site) })
export type WireSiteList = z.infer<typeof siteList>

const seen = z
  .string()
  .max(64)
  .optional()
  .describe('As it was seen, `new` where there was none: what somebody else changed meanwhile is a 409')

/** The body of `PUT /api/sites/{site}/zones/{id}`. */
export const zoneBody = z.strictObject({
  sort: z.enum(ZONE_SORTS),
  name: placeName,
  within: id.optional().describe('The zone that it lies in'),
  version: seen,
})
export type WireZoneBody = z.infer<typeof zoneBody>

export const zone = z.object({
  id,
  sort: z.enum(ZONE_SORTS),
  name: words,
  within: id.optional(),
  described: z.boolean().describe('`false`: devices name it and nobody said what it is'),
  version: z.string(),
  devices: z.int().describe('Those in it, without those of the zones within it'),
})
export type WireZone = z.infer<typeof zone>

export const zoneList = z.object({ zones: z.array(zone) })
export type WireZoneList = z.infer<typeof zoneList>

export const zoneInUse = z.strictObject({ version: seen })
