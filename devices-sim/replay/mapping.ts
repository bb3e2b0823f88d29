import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const words = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/**
 * How a column becomes a metric. `empty` and `full` are the raw values of 0 and 100 %, whichever is larger; `signedBits`
 * reads a number as a two's complement of so many bits; `words` translates cells one by one.
 */
const metric = z
  .strictObject({
    from: z.string(),
    scale: z.number().optional(),
    offset: z.number().optional(),
    empty: z.number().optional(),
    full: z.number().optional(),
    signedBits: z.int().min(2).max(32).optional(),
    clamp: z.tuple([z.number(), z.number()]).optional(),
    words: words.optional(),
  })
  .refine(one => (one.empty === undefined) === (one.full === undefined), 'empty and full belong together')
  .refine(one => one.empty === undefined || one.empty !== one.full, 'empty and full must differ')
  .refine(
    one => one.empty === undefined || (one.scale === undefined && one.offset === undefined),
    'give empty and full, or scale and offset',
  )
export type MetricMapping = z.infer<typeof metric>

const mapping = z.strictObject({
  site: z.string(),
  zone: z.string(),
  kind: z.string(),
  expectedIntervalMs: z.int().min(1_000).optional(),
  time: z.strictObject({ column: z.string(), unit: z.enum(['ms', 's', 'iso']) }),
  device: z.union([
    z.strictObject({ column: z.string(), prefix: z.string().optional() }),
    z.strictObject({ id: z.string() }),
  ]),
  name: z.string().default('{id}'),
  metrics: z.record(z.string(), metric),
  devices: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string().optional(),
        zone: z.string().optional(),
        metrics: z.record(z.string(), metric).optional(),
      }),
    )
    .default({}),
})
/** What the columns of a recorded series mean. `devices` says where one differs from the others. */
export type Mapping = z.infer<typeof mapping>

/** Every column that the mapping speaks of. */
export function columnsOf({ time, device, metrics, devices }: Mapping): string[] {
  const all = [metrics, ...Object.values(devices).map(one => one.metrics ?? {})]
  const measured = all.flatMap(some => Object.values(some).map(({ from }) => from))
  return [...new Set([time.column, ...('column' in device ? [device.column] : []), ...measured])]
}

/** Throws with every fault of the file. */
export function readMapping(path: string): Mapping {
  return parseMapping(readFileSync(path, 'utf8'), path)
}

export function parseMapping(yaml: string, path: string): Mapping {
  const result = mapping.safeParse(parse(yaml))
  if (result.success) return result.data
  const faults = result.error.issues.map(issue => `  ${issue.path.join('.') || 'file'}: ${issue.message}`)
  throw new Error(`${path}:\n${faults.join('\n')}`)
}
