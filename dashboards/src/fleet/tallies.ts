import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind } from '../api/devices.ts'
import { UNNAMED } from '../devices/device-filter.ts'
import { type Around, batteryOf, statesOf } from '../devices/device-states.ts'
import { intervalOf } from '../devices/freshness.ts'

export interface KindTally {
  readonly kind: string
  readonly n: number
  readonly fine: number
  readonly silent: number
  readonly never: number
  /** With something else the matter. */
  readonly wrong: number
}

/** The most frequent kind first; each device in one of the four parts. */
export function kindTallies(devices: readonly WireDevice[], around: Around): KindTally[] {
  const kinds = Map.groupBy(devices, ({ kind }) => kind)
  return [...kinds]
    .map(([kind, own]) => {
      const parts = { fine: 0, silent: 0, never: 0, wrong: 0 }
      for (const device of own) parts[partOf(device, around)] += 1
      return { kind, n: own.length, ...parts }
    })
    .sort((a, b) => b.n - a.n)
}

function partOf(device: WireDevice, around: Around): 'fine' | 'silent' | 'never' | 'wrong' {
  const states = statesOf(device, around)
  if (states.includes('never')) return 'never'
  if (states.includes('silent')) return 'silent'
  return states.length > 0 ? 'wrong' : 'fine'
}

export interface Count {
  readonly name: string
  readonly n: number
}

export type Named = 'model' | 'firmware' | 'source'

/** By what it is called, the most frequent first; those without a name last. */
export function counts(devices: readonly WireDevice[], what: Named): Count[] {
  const named = Map.groupBy(devices, device => nameOf(device, what) ?? UNNAMED)
  const last = ({ name }: Count) => Number(name === UNNAMED)
  return [...named]
    .map(([name, own]) => ({ name, n: own.length }))
    .sort((a, b) => last(a) - last(b) || b.n - a.n || a.name.localeCompare(b.name))
}

const nameOf = (device: WireDevice, what: Named): string | undefined =>
  what === 'source' ? device.origin?.source : device[what]

const BATTERY_STEP = 10

/** How many devices have between 0 and 10 %, 10 and 20 %, and so on; nothing where none says. */
export function batteryTally(devices: readonly WireDevice[]): number[] | undefined {
  const levels = devices.flatMap(device => batteryOf(device) ?? [])
  if (levels.length === 0) return undefined
  const tally = Array.from({ length: 100 / BATTERY_STEP }, () => 0)
  for (const level of levels) {
    const step = Math.min(tally.length - 1, Math.max(0, Math.ceil(level / BATTERY_STEP) - 1))
    tally[step] = (tally[step] ?? 0) + 1
  }
  return tally
}

/** Up to so many expected intervals; then for long, then never. */
export const AGES = [1, 3, 10] as const
export type AgeName = `${(typeof AGES)[number]}` | 'more' | 'never'
export const AGE_NAMES: readonly AgeName[] = ['1', '3', '10', 'more', 'never']

export function ageTally(
  devices: readonly WireDevice[],
  kinds: ReadonlyMap<string, WireKind> | undefined,
  now: number,
): ReadonlyMap<AgeName, number> {
  const names = Map.groupBy(devices, device => ageOf(device, kinds?.get(device.kind), now))
  return new Map(AGE_NAMES.map(name => [name, names.get(name)?.length ?? 0]))
}

function ageOf(device: WireDevice, kind: WireKind | undefined, now: number): AgeName {
  if (device.lastSeenAt === null) return 'never'
  const intervals =
    (now - Date.parse(device.lastSeenAt)) / (intervalOf(device, kind) ?? Number.POSITIVE_INFINITY)
  const found = AGES.find(limit => intervals < limit)
  return found === undefined ? 'more' : `${found}`
}
