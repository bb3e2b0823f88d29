import { z } from 'zod'
import { time, words } from './alert.ts'
import { id } from './device.ts'

/** What `GET /api/bridges` answers. */
export const bridgeList = z.object({
  bridges: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      state: z.enum(['connecting', 'connected', 'away', 'stopped']),
      since: time,
      failure: z
        .object({ code: z.string(), words, at: time })
        .optional()
        .describe('The last one since the start, in words that say what to do; also where it is over'),
      messages: z.int().describe('Since the start'),
      refused: z.int().describe('Of these, nothing was taken of so many; the metrics say why'),
      inFlight: z.int().describe('Not acknowledged yet'),
      filters: z.array(z.string()).describe('What its sources listen to'),
      filtersRefused: z.array(z.string()).describe('What the broker would not have this server hear'),
      gateway: id.optional().describe('The device that stands for it'),
      shared: z
        .string()
        .optional()
        .describe('Its group: what comes after a restart of mosquitto is lost until the bridge is back'),
    }),
  ),
})
export type WireBridgeList = z.infer<typeof bridgeList>
