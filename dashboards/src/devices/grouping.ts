import type { WireDevice } from '../../../services/api/wire/device.ts'

export const GROUPINGS = ['zone', 'kind'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface Group {
  readonly key: string
  readonly devices: readonly WireDevice[]
}

/** Groups in the order of their keys, devices in the order of their names as people count ("Bin 9", "Bin 10"). */
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
    .map(([key, members]) => ({ key, devices: members.sort((a, b) => natural(a.name, b.name)) }))
}

export function found(device: WireDevice, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return device.name.toLowerCase().includes(wanted) || device.id.toLowerCase().includes(wanted)
}

const natural = new Intl.Collator('zh-CN', { numeric: true }).compare
