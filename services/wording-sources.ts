// What notices are made of, from where it is kept. Wiring, as in app.ts.
import { agreesTo, consentTo } from './api/people/consents.ts'
import { kinds } from './domain/kinds/kinds.ts'
import type { Alert } from './domain/model/alert.ts'
import { DEFAULT_DISCLOSURE } from './domain/model/disclosure.ts'
import type { ConsentTo } from './domain/model/household.ts'
import type { SiteId } from './domain/model/place.ts'
import type { WordingSources } from './notify/wording/wording.ts'
import type { Registry } from './runtime/registry.ts'
import type { PeopleStore } from './store/people.ts'

export interface WordingSourceOptions {
  readonly people: Pick<PeopleStore, 'sites' | 'wearers' | 'erasures'>
  readonly registry: Pick<Registry, 'get' | 'roster'>
  readonly timeZoneOf: (site: SiteId) => string
}

/** Names are read for each message and kept nowhere else: what was erased is not told any more. */
export const wordingSources = ({ people, registry, timeZoneOf }: WordingSourceOptions): WordingSources => ({
  kinds,
  zonesOf: site => registry.roster(site).zones,
  timeZoneOf,
  async siteOf(site) {
    const file = (await people.sites()).find(({ id }) => id === site)
    return { name: file?.name, disclosure: file?.disclosure ?? DEFAULT_DISCLOSURE }
  },
  async namesOf({ deviceId }) {
    const [wearers, { all: erased }] = await Promise.all([people.wearers(), people.erasures()])
    // One that a restored backup brought back is named to nobody until it is erased again.
    const isErased = (id: string) => erased.some(({ wearer }) => wearer === id)
    const wearer = wearers.find(({ id, device }) => device === deviceId && !isErased(id))
    return { wearer: wearer?.name, device: registry.get(deviceId)?.device.name }
  },
  async agreed(alert) {
    const { deviceId, evidence } = alert
    const bands = new Set([deviceId, ...(evidence.members ?? []).map(({ device }) => device)])
    const needed = consentsFor(alert)
    return (await people.wearers())
      .filter(({ device }) => device !== undefined && bands.has(device))
      .every(wearer => needed.every(what => agreesTo(wearer, what)))
  },
})

/** By what its rule looked at: one that looked at nothing by name may have looked at anything. */
const consentsFor = ({ evidence: { metrics } }: Alert): readonly ConsentTo[] =>
  metrics.length === 0 ? ['health'] : metrics.flatMap(metric => consentTo(metric) ?? [])
