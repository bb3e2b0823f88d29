import type { WireRule } from '../../../../services/api/wire/rule.ts'

export type Override = WireRule['overrides'][number]
export type Scope = Override['scope']

export const sameScope = (a: Scope, b: Scope): boolean =>
  a.site === b.site && a.zone === b.zone && a.device === b.device

/** How narrow: everywhere 0, a site 1, a zone 2, a device 3. */
export const depthOf = ({ site, zone, device }: Scope): 0 | 1 | 2 | 3 =>
  device !== undefined ? 3 : zone !== undefined ? 2 : site !== undefined ? 1 : 0

/** Of a device what is known of its place, so that it stands below its zone. */
export type PlaceOf = (device: string) => { readonly site: string; readonly zone: string } | undefined

/** The widest first, each before what lies in it. */
export function asTree(overrides: readonly Override[], placeOf: PlaceOf): readonly Override[] {
  const keyOf = ({ scope: { site, zone, device } }: Override): string => {
    const place = device === undefined ? undefined : placeOf(device)
    return [site ?? place?.site ?? '', zone ?? place?.zone ?? '', device ?? ''].join('\u0000')
  }
  return overrides.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/**
 * All overrides with these figures in the place of those of its scope; without it where nothing is set any more. What to do
 * there is written beside the alert and not here: it stays as it stands, whatever became of it since this was opened.
 */
export function withOverride(overrides: readonly Override[], { response: _, ...next }: Override): Override[] {
  const at = overrides.findIndex(({ scope }) => sameScope(scope, next.scope))
  const response = overrides[at]?.response
  const set: Override = response === undefined ? next : { ...next, response }
  const says = hasFigures(set) || response !== undefined
  if (at < 0) return says ? [...overrides, set] : [...overrides]
  return says ? overrides.with(at, set) : overrides.toSpliced(at, 1)
}

/** Whether more is set there than what to do. */
export const hasFigures = ({ enabled, settings = {}, order }: Override): boolean =>
  enabled !== undefined || order !== undefined || Object.keys(settings).length > 0
