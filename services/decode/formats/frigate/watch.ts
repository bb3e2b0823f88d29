import type { JsonObject } from '../../json-object.ts'
import { EVERY_ADDRESS, type Heard, type SourceDecoded } from '../../source.ts'
import { Cameras } from './cameras.ts'
import { FrigateClock } from './clock.ts'
import { Counted } from './counted.ts'
import type { FrigateSettings } from './settings.ts'
import { fromSeconds, isName, isPlate, objectIn, type Told, toldIn } from './told.ts'
import { placesOf, TrackedVehicles } from './tracked.ts'

/**
 * What stands before the cameras of one Frigate, and what that says of each camera and zone. A vehicle is gone when its
 * `end` comes, or when Frigate has not told of it for longer than it ever is silent about one that it sees: an end that is lost
 * blocks no lane for ever. A zero is said only when everything that there is must have been heard of.
 */
export class FrigateWatch {
  readonly #settings: FrigateSettings
  readonly #clock = new FrigateClock()
  readonly #vehicles = new TrackedVehicles()
  readonly #counted: Counted
  readonly #cameras: Cameras

  constructor(settings: FrigateSettings) {
    this.#settings = settings
    this.#counted = new Counted(settings.vehicles)
    this.#cameras = new Cameras(settings.zones)
  }

  /** Frigate came back, or went: what it says once, and said meanwhile, is lost. */
  available(online: boolean): SourceDecoded {
    this.#clock.missed()
    this.#counted.forget()
    this.#cameras.forgetStates()
    return good([{ what: 'status', address: EVERY_ADDRESS, online }])
  }

  event({ type, after }: JsonObject): SourceDecoded {
    const told = toldIn(after)
    if (told === undefined) return { ok: false, reason: 'event-malformed' }
    if (!this.#settings.vehicles.has(told.label)) return good([notAVehicle(told)])
    const changed = new Set(placesOf(this.#vehicles.get(told.id) ?? told))
    const now = told.at ?? this.#clock.now
    if (now === undefined) return { ok: false, reason: 'event-without-time' }
    if (type === 'end' || told.isFalse) this.#vehicles.remove(told.id)
    else {
      for (const place of placesOf(told)) changed.add(place)
      this.#vehicles.put(told, now)
      this.#clock.heard(told.at)
      if (told.zones === undefined) return { ok: false, reason: 'event-zones-unreadable' }
    }
    this.#cameras.learn(told)
    return good([...this.#passed(told.at, changed)])
  }

  /** Frigate says how it is once a minute: so quiet lanes are heard of too. */
  stats({ cameras, service }: JsonObject): SourceDecoded {
    const seen = objectIn(cameras)
    if (seen === undefined) return { ok: false, reason: 'stats-malformed' }
    const heard: Heard[] = []
    for (const camera of Object.keys(seen).filter(isName)) {
      const { camera_fps: fps, detection_enabled: detects } = objectIn(seen[camera]) ?? {}
      const isWatching = !(fps === 0 || detects === false || detects === 0)
      heard.push(...this.#stateOf(camera, isWatching))
    }
    const at = fromSeconds(objectIn(service)?.last_updated)
    return good([...heard, ...this.#passed(at, new Set(this.#cameras.watching()))])
  }

  state(camera: string, isWatching: boolean): SourceDecoded {
    const heard = this.#stateOf(camera, isWatching)
    return good(heard.length > 0 ? heard : [{ what: 'event', address: camera, event: 'camera-unchanged' }])
  }

  count(place: string, label: string, count: number): SourceDecoded {
    const isVehicle = this.#settings.vehicles.has(label)
    const counts = this.#settings.decides === 'counts' && (isVehicle || (label === 'all' && count === 0))
    if (!counts) return good([{ what: 'event', address: place, event: 'count-not-used' }])
    this.#counted.note(place, label, count)
    this.#cameras.learnPlace(place)
    return good([this.#said(place)])
  }

  /** A plate that was read, of a vehicle that is followed. What else is found out is about people, or words about a picture. */
  update({ type, id, camera, plate, timestamp }: JsonObject): SourceDecoded {
    const told = typeof id === 'string' ? this.#vehicles.get(id) : undefined
    const address = told?.camera ?? (isName(camera) ? camera : EVERY_ADDRESS)
    if (type !== 'lpr' || !isPlate(plate) || address === EVERY_ADDRESS)
      return good([{ what: 'event', address, event: 'object-described', isPersonal: true }])
    const at = fromSeconds(timestamp)
    this.#clock.heard(at)
    if (told !== undefined) this.#vehicles.put({ ...told, plate }, at ?? (this.#clock.now as number))
    const places = told === undefined ? [address] : placesOf(told)
    return good(
      places.map(place => ({ ...{ what: 'said', address: place, fields: { plate } }, ...this.#time() })),
    )
  }

  #stateOf(camera: string, isWatching: boolean): readonly Heard[] {
    // What came before it while it was blind is told of from now on.
    if (isWatching && !this.#cameras.mayWatch(camera)) this.#clock.missed()
    return this.#cameras.state(camera, isWatching)
  }

  *#passed(at: number | undefined, changed: Set<string>): Generator<Heard> {
    this.#clock.heard(at)
    const { now } = this.#clock
    const gone = now === undefined ? [] : this.#vehicles.takeGone(now, this.#settings.goneAfterMs)
    for (const told of gone) for (const place of placesOf(told)) changed.add(place)
    for (const place of changed) yield this.#said(place)
  }

  #said(place: string): Heard {
    const vehicles = this.#vehicles.at(place)
    const count = this.#countAt(place, vehicles.length)
    const shown = vehicles.findLast(({ plate }) => plate !== undefined) ?? vehicles.at(-1)
    const fields = {
      ...(count !== undefined && { vehicles: count }),
      ...(shown?.plate !== undefined && { plate: shown.plate }),
      ...(shown !== undefined && this.#snapshotOf(shown)),
    }
    if (Object.keys(fields).length === 0) return { what: 'event', address: place, event: 'not-yet-known' }
    return { ...{ what: 'said', address: place, fields }, ...this.#time() }
  }

  #countAt(place: string, tracked: number): number | undefined {
    if (this.#settings.decides === 'counts') return this.#counted.at(place)
    if (tracked > 0) return tracked
    if (this.#vehicles.mayBeAnywhere(this.#cameras.of(place))) return undefined
    return this.#clock.knowsAll && this.#cameras.mayWatch(place) ? 0 : undefined
  }

  #snapshotOf({ id, hasSnapshot }: Told) {
    const { url } = this.#settings
    if (url === undefined || !hasSnapshot) return {}
    return { snapshot: `${url}/api/events/${encodeURIComponent(id)}/snapshot.jpg` }
  }

  /** Counts come without a time: with them, none is given, or what comes in turn would seem late. */
  #time() {
    const { now } = this.#clock
    return now === undefined || this.#settings.decides === 'counts' ? {} : { ts: now }
  }
}

const notAVehicle = ({ camera, label }: Told): Heard => ({
  ...{ what: 'event', address: camera, isPersonal: true },
  event: label === 'person' ? 'person-seen' : 'no-vehicle-seen',
})

const good = (heard: readonly Heard[]): SourceDecoded => ({ ok: true, heard })
