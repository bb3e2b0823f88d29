import type { WireDevice } from '../../../services/api/wire/device.ts'

export const GROUPINGS = ['zone', 'kind'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface Group {
  readonly key: string
  readonly devices: readonly WireDevice[]
}

/** In the order of their names as people count ("Bin 9", "Bin 10"). */
export const byName = (devices: readonly WireDevice[]): WireDevice[] =>
  [...devices].sort((a, b) => natural(a.name, b.name))

/** Groups in the order of their keys, the devices of each as they came. */
export function grouped(devices: readonly WireDevice[], by: Grouping): Group[] {
  const groups = new Map<string, WireDevice[]>()
  for (const device of devices) {
    // Two sites may each have a zone of one id.
    const key = by === 'kind' ? device.kind : `${device.site} ${device.zone}`
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [device])
    else members.push(device)
  }
  return [...groups].sort(([a], [b]) => natural(a, b)).map(([key, members]) => ({ key, devices: members }))
}

/** A list that is drawn as far as it is seen: heads and devices below one another. */
export type Line = { readonly head: Group } | { readonly device: WireDevice; readonly n: number }

export function linesOf(groups: readonly Group[]): Line[] {
  let n = 0
  return groups.flatMap((head): Line[] => [{ head }, ...head.devices.map(device => ({ device, n: ++n }))])
}

/** The last one is a device, and has the highest number. */
export function countOf(lines: readonly Line[]): number {
  const last = lines.at(-1)
  return last !== undefined && 'n' in last ? last.n : 0
}

export function found(device: WireDevice, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return device.name.toLowerCase().includes(wanted) || device.id.toLowerCase().includes(wanted)
}

const natural = new Intl.Collator('zh-CN', { numeric: true }).compare
