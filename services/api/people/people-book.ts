import type { DeviceId } from '../../domain/model/device.ts'
import { DEFAULT_DISCLOSURE, type Disclosure } from '../../domain/model/disclosure.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Text } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'
import type {
  Erasure,
  PeopleChange,
  PeopleStore,
  Resident,
  SiteName,
  WearerFile,
  Wearing,
} from '../../store/people.ts'

type Store = Pick<PeopleStore, 'sites' | 'nameSite' | 'wearers' | 'residents' | 'savePeople' | 'erasures'>

/** Who is on file, at hand: whether a reading may be shown is asked of each. Written through; nobody else writes. */
export class PeopleBook {
  readonly #store: Store
  readonly #sites = new Map<SiteId, SiteName>()
  readonly #wearers = new Map<string, WearerFile>()
  readonly #wearerOf = new Map<DeviceId, string>()
  readonly #residents = new Map<string, Resident>()
  readonly #erased = new Set<string>()
  readonly #erasedTimes = new Map<DeviceId, Wearing[]>()

  constructor(store: Store) {
    this.#store = store
  }

  async load(): Promise<void> {
    const [{ all }, sites, wearers, residents] = await Promise.all([
      this.#store.erasures(),
      this.#store.sites(),
      this.#store.wearers(),
      this.#store.residents(),
    ])
    for (const site of sites) this.#sites.set(site.id, site)
    for (const erasure of all) this.noteErased(erasure)
    // One that a restored backup brought back is nobody's to see until it is erased again.
    for (const file of wearers) if (!this.#erased.has(file.id)) this.#note(file)
    for (const resident of residents) this.#residents.set(resident.id, resident)
  }

  named(): Iterable<SiteId> {
    return this.#sites.keys()
  }

  siteName(site: SiteId): Text | undefined {
    return this.#sites.get(site)?.name
  }

  /** Whom residents call. */
  sitePhone(site: SiteId): string | undefined {
    return this.#sites.get(site)?.phone || undefined
  }

  disclosure(site: SiteId): Disclosure {
    return this.#sites.get(site)?.disclosure ?? DEFAULT_DISCLOSURE
  }

  wearers(site: SiteId): readonly WearerFile[] {
    return [...this.#wearers.values()].filter(file => file.site === site)
  }

  wearer(site: SiteId, id: string): WearerFile | undefined {
    const file = this.#wearers.get(id)
    return file?.site === site ? file : undefined
  }

  /** Who has the device now. */
  wearerOf(device: DeviceId): WearerFile | undefined {
    const id = this.#wearerOf.get(device)
    return id === undefined ? undefined : this.#wearers.get(id)
  }

  residents(site: SiteId): readonly Resident[] {
    return [...this.#residents.values()].filter(resident => resident.site === site)
  }

  resident(site: SiteId, id: string): Resident | undefined {
    const resident = this.#residents.get(id)
    return resident?.site === site ? resident : undefined
  }

  /** What is not said of it stays as it is. */
  async nameSite(given: SiteName): Promise<void> {
    const site = { ...this.#sites.get(given.id), ...given }
    await this.#store.nameSite(site)
    this.#sites.set(site.id, site)
  }

  async save(changes: readonly PeopleChange[]): Promise<void> {
    await this.#store.savePeople(changes)
    for (const change of changes) {
      if (change.what === 'wearer') this.#note(change.file)
      else if (change.what === 'resident') this.#residents.set(change.resident.id, change.resident)
      else this.#residents.delete(change.id)
    }
  }

  noteErased({ wearer, wearings, at }: Erasure): void {
    if (this.#erased.has(wearer)) return
    this.#erased.add(wearer)
    for (const { device, since, until = at } of wearings) {
      const times = this.#erasedTimes.get(device) ?? []
      this.#erasedTimes.set(device, [...times, { device, since, until }])
    }
  }

  /** Of such a one nothing is written any more, while it goes and after. */
  isBeingErased(wearer: string): boolean {
    return this.#erased.has(wearer)
  }

  /** Whether what a device told then is about somebody whose data was erased. */
  isErased(device: DeviceId, at: Instant): boolean {
    const times = this.#erasedTimes.get(device)
    return times?.some(({ since, until = at }) => at >= since && at <= until) ?? false
  }

  /** The same of a time from `from` up to but not including `to`. */
  isErasedWithin(device: DeviceId, from: Instant, to: Instant): boolean {
    const times = this.#erasedTimes.get(device)
    return times?.some(({ since, until = to }) => since < to && until > from) ?? false
  }

  /** What is erased in the store is no longer known here. */
  forget(wearer: string): void {
    const device = this.#wearers.get(wearer)?.device
    // It may be somebody else's by now: two may have exchanged theirs.
    if (device !== undefined && this.#wearerOf.get(device) === wearer) this.#wearerOf.delete(device)
    this.#wearers.delete(wearer)
  }

  #note(file: WearerFile): void {
    this.forget(file.id)
    this.#wearers.set(file.id, file)
    if (file.device !== undefined) this.#wearerOf.set(file.device, file.id)
  }
}
