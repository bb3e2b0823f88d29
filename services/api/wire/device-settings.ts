import { z } from 'zod'
import { deviceBody, id, mounting } from './device.ts'

const named = z.strictObject({ ids: z.array(id).min(1).max(50_000) })

const alike = z
  .strictObject({
    site: id.optional(),
    zone: id.optional().describe('With all that lies in it'),
    kind: z.string().max(64).optional(),
    source: id.optional().describe('Those that it speaks for'),
  })
  .refine(
    choice => Object.keys(choice).length > 0,
    'expected `ids`, or one of `site`, `zone`, `kind`, `source`',
  )

const { zone, model, gateway, expectedIntervalMs } = deviceBody.shape

/** The body of `POST /api/devices/settings`. */
export const deviceSettings = z.strictObject({
  devices: z.union([named, alike]),
  set: z
    .strictObject({
      zone: zone.optional(),
      model: model.nullable(),
      gateway: gateway.nullable(),
      expectedIntervalMs: expectedIntervalMs.nullable().describe('`null`: that of its kind'),
      source: id.optional().describe('Another one of its site; the address stays'),
      codec: z.string().max(64).nullable().optional().describe('`null`: that of its source'),
      mounting: mounting.nullable().optional(),
    })
    .refine(set => Object.keys(set).length > 0, 'expected something to set')
    .describe('What is absent stays as it is; `null` takes it away'),
  dryRun: z.boolean().default(false).describe('Nothing is changed; the answer says what would be'),
})
export type WireDeviceSettings = z.input<typeof deviceSettings>

export const deviceSettingsDone = z.object({
  applied: z.boolean(),
  matched: z.int(),
  changed: z.int(),
  unchanged: z.int().describe('It is so already'),
  ids: z.array(id).describe('Of those that change'),
  refused: z
    .array(z.object({ id, code: z.string(), title: z.string(), detail: z.string().optional() }))
    .describe('They stay as they are, and the others change all the same'),
})
export type WireDeviceSettingsDone = z.infer<typeof deviceSettingsDone>
