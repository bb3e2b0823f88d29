import type { WireDevice } from '../../../services/api/wire/device.ts'
import { type DeviceState, STATES } from './device-states.ts'
import { found, GROUPINGS, type Grouping } from './grouping.ts'

/** What the address of the list asks for; empty for everything. */
export interface DeviceFilter {
  readonly q: string
  readonly kind: string
  readonly site: string
  readonly zone: string
  readonly model: string
  readonly firmware: string
  /** The source that speaks for it. */
  readonly source: string
  readonly state: DeviceState | ''
  readonly by: Grouping
}

/** Of a model, or firmware, that nobody named; of a source: it speaks for itself. */
export const UNNAMED = '-'

export function filterOf(query: string): DeviceFilter {
  const search = new URLSearchParams(query)
  const word = (name: string) => search.get(name) ?? ''
  return {
    q: word('q'),
    kind: word('kind'),
    site: word('site'),
    zone: word('zone'),
    model: word('model'),
    firmware: word('firmware'),
    source: word('source'),
    state: STATES.find(state => state === word('state')) ?? '',
    by: GROUPINGS.find(by => by === word('by')) ?? 'zone',
  }
}

/** The address of the list as it is filtered; grouping by zone is what it does anyway. */
export function listPath(filter: Partial<DeviceFilter>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    if (value !== '' && !(name === 'by' && value === 'zone')) search.set(name, value)
  const text = search.toString()
  return text === '' ? '/devices' : `/devices?${text}`
}

/** All but the state, which is counted among these. */
export const matches = (device: WireDevice, filter: DeviceFilter): boolean =>
  found(device, filter.q) &&
  isIn(filter.kind, device.kind) &&
  isIn(filter.site, device.site) &&
  isIn(filter.zone, device.zone) &&
  isIn(filter.model, device.model ?? UNNAMED) &&
  isIn(filter.firmware, device.firmware ?? UNNAMED) &&
  isIn(filter.source, device.origin?.source ?? UNNAMED)

const isIn = (wanted: string, has: string): boolean => wanted === '' || wanted === has

/** Whether anything but the grouping is asked for. */
export const isNarrowed = ({ by: _, ...filter }: DeviceFilter): boolean =>
  Object.values(filter).some(value => value !== '')
