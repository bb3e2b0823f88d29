import { z } from 'zod'
import { CHANNEL_KINDS } from '../../domain/model/channel.ts'
import { CALLED_AS, UNREACHABLE_REASONS } from '../../domain/model/reach.ts'
import { time, words } from './alert.ts'

const why = z.enum(UNREACHABLE_REASONS).nullable().describe('`null` where an urgent alert would get through')
const says = words.nullable()
const remedy = words.nullable().describe('What to do')
const since = time.nullable().describe('It is so since then, or was found so first')
const isVerified = z.boolean().describe('Something was seen to arrive by one of the ways that work')

/** Of oneself, in `GET /api/me`. */
export const ownReach = z.object({
  reachable: z.boolean(),
  verified: isVerified,
  ...{ why, says, remedy },
  since: time.nullable(),
  site: z.string(),
})
export type WireOwnReach = z.infer<typeof ownReach>

const personReach = z.object({
  id: z.string(),
  name: z.string().nullable().describe('`null` where there is no such account, or the name is not for you'),
  as: z.array(z.enum(CALLED_AS)).describe('Why an alert would call them'),
  reachable: z.boolean(),
  verified: isVerified,
  ...{ why, says, remedy, since },
  ways: z
    .array(
      z.object({
        channel: z.string(),
        kind: z.enum(CHANNEL_KINDS),
        state: z.enum(['works', 'channel-off', 'address-gone', 'address-refused', 'sends-failed']),
        verifiedAt: time.nullable(),
        since: time.nullable(),
      }),
    )
    .optional()
    .describe('For those who may read notices; without the addresses'),
})
export type WirePersonReach = z.infer<typeof personReach>

/** What `GET /api/sites/{site}/reachability` answers. */
export const siteReach = z.object({
  people: z.array(personReach).describe('Everybody whom an alert of the site could call, as it is now'),
  checkedAt: time.nullable().describe('When the day’s check was last; those it found are named by an alert'),
  nextCheckAt: time.nullable().describe('`null` where no check is set'),
  timeZone: z.string(),
})
export type WireSiteReach = z.infer<typeof siteReach>
