import type { WireDevice } from '../../../services/api/wire/device.ts'

export const GROUPINGS = ['zone', 'kind'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface Group {
  readonly key: string
  readonly devices: readonly WireDevice[]
  /** Of all its devices, also where some of them are not among these. */
  readonly count: number
}

/** In the order of their names as people count ("Bin 9", "Bin 10"). */
export const byName = (devices: readonly WireDevice[]): WireDevice[] =>
  [...devices].sort((a, b) => natural(a.name, b.name))

/** Groups in the order of their keys, the devices of each as they came. */
export function grouped(devices: readonly WireDevice[], by: Grouping): Group[] {
  const groups = new Map<string, WireDevice[]>()
  for (const device of devices) {
    const key = by === 'kind' ? device.kind : device.zone
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [device])
    else members.push(device)
  }
  return [...groups]
    .sort(([a], [b]) => natural(a, b))
    .map(([key, members]) => ({ key, devices: members, count: members.length }))
}

/** So many devices from the top, and the heads of their groups. */
export function firstOf(groups: readonly Group[], limit: number): Group[] {
  const first: Group[] = []
  let left = limit
  for (const { devices, ...group } of groups) {
    if (left <= 0) break
    first.push({ ...group, devices: devices.slice(0, left) })
    left -= devices.length
  }
  return first
}

export function found(device: WireDevice, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return device.name.toLowerCase().includes(wanted) || device.id.toLowerCase().includes(wanted)
}

const natural = new Intl.Collator('zh-CN', { numeric: true }).compare
