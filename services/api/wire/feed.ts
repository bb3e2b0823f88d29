import { z } from 'zod'
import { alert, alertEvent, time } from './alert.ts'

export const feedEvent = z.object({ seq: z.int(), at: time, alert, event: alertEvent })
export type WireFeedEvent = z.infer<typeof feedEvent>

/** What the server sends over `/api/feed`. A cursor is opaque: keep the last one and reconnect with it. */
export const feedMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), cursor: z.string() }),
  z.object({ type: z.literal('events'), cursor: z.string(), events: z.array(feedEvent) }),
  z.object({ type: z.literal('reset'), cursor: z.string() }),
])
export type WireFeedMessage = z.infer<typeof feedMessage>

/** What `GET /api/events` answers. */
export const eventList = z.object({ cursor: z.string(), events: z.array(feedEvent) })
export type WireEventList = z.infer<typeof eventList>

/** The client fell behind by more than the server keeps for it; it resumes with its cursor. */
export const CLOSE_TOO_SLOW = 4008
/** The session ended or its rights changed; it resumes with its cursor once signed in. */
export const CLOSE_RIGHTS_CHANGED = 4003

export const feedFilter = z.strictObject({ after: z.string().max(64).optional() })

export const eventFilter = feedFilter.extend({
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})
