import { z } from 'zod'
import { LANGUAGES } from '../../domain/model/text.ts'
import { time } from './alert.ts'

const endpoint = z.url({ protocol: /^https$/ }).max(2_000)

/** What `GET /api/me/push` answers. */
export const ownPush = z.object({
  publicKey: z
    .string()
    .nullable()
    .describe('What a browser subscribes with; `null` where no channel for push is set up'),
  browsers: z.array(
    z.object({
      endpoint: z.string(),
      goneAt: time.nullable().describe('It ended, and nothing is sent there any more'),
    }),
  ),
})
export type WireOwnPush = z.infer<typeof ownPush>

/** The body of `POST /api/me/push`: `subscription` is what `PushSubscription.toJSON()` gives. */
export const pushWanted = z.strictObject({
  subscription: z.object({
    endpoint,
    keys: z.object({
      p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/),
      auth: z.string().regex(/^[A-Za-z0-9_-]{22}={0,2}$/),
    }),
  }),
  replaces: z.string().max(2_000).optional().describe('The endpoint of the one that it takes the place of'),
})
export type WirePushWanted = z.input<typeof pushWanted>

/** The body of `DELETE /api/me/push`. */
export const pushEnded = z.strictObject({ endpoint: z.string().max(2_000) })

/** The body of `POST /api/me/push/test`. */
export const pushTest = pushEnded.extend({ language: z.enum(LANGUAGES).default('zh') })
