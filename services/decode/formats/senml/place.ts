import { isIPv6 } from 'node:net'

/** Which device a name is of, and which of its values; nothing of the latter where the name is the device itself. */
export interface Place {
  readonly device: string
  readonly field?: string
}

/** `separators`: at the last of these characters a name is cut. The names of devices themselves are left whole. */
export function placeOf(name: string, isNamed: boolean, separators: string): Place {
  if (!isNamed || isIPv6(name) || MAC.test(name)) return { device: withoutEnd(name, separators) }
  const from = URN.exec(name)?.[0].length ?? 1
  for (let at = name.length - 2; at >= from; at--)
    if (separators.includes(name[at] as string))
      return { device: name.slice(0, at), field: name.slice(at + 1) }
  return { device: withoutEnd(name, separators) }
}

const withoutEnd = (name: string, separators: string): string =>
  name.length > 1 && separators.includes(name.at(-1) as string) ? name.slice(0, -1) : name

/** RFC 9039: `urn:dev:mac:0024befffe804ff1`. */
const URN = /^urn:dev:[a-z]+:[^:/]+/i
const MAC = /^(?:[\da-f]{2}[:-]){5,7}[\da-f]{2}$/i
