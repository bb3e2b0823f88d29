import type { Values } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import { ByteWriter } from '../journal/byte-writer.ts'
import type { HistoryInsert } from './history-insert.ts'
import { packValuesInto } from './values-blob.ts'

/**
 * Readings on their way into the history. They are numbers in a few long lists, and one list is used again and again:
 * as objects, tens of thousands that live for a second cost more to collect than to make.
 */
export class HistoryRows {
  /** Where the values of each end among the bytes of all; those of the next one follow. */
  #ends = new Uint32Array(1_024)
  #devices = new Uint32Array(1_024)
  #ties = new Uint32Array(1_024)
  #times = new Float64Array(1_024)
  /** In which they are written: by device, and of each as they came. */
  #order = new Uint32Array()
  readonly #bodies = new ByteWriter()
  readonly #metricId: (name: string) => number
  #count = 0
  #written = 0

  constructor(metricId: (name: string) => number) {
    this.#metricId = metricId
  }

  get left(): number {
    return this.#count - this.#written
  }

  clear(): void {
    this.#bodies.clear()
    this.#count = 0
    this.#written = 0
  }

  add(device: number, at: Instant, tie: number, values: Values): void {
    if (this.#count === this.#times.length) this.#grow()
    packValuesInto(this.#bodies, values, this.#metricId)
    this.#devices[this.#count] = device
    this.#times[this.#count] = at
    this.#ties[this.#count] = tie
    this.#ends[this.#count] = this.#bodies.at
    this.#count += 1
  }

  /** In the order of the table: neighbours share a page, and a page of a device is written once instead of once a reading. */
  sort(): void {
    const nextOf = this.#firstPlaces()
    this.#order = new Uint32Array(this.#count)
    for (let i = 0; i < this.#count; i += 1) {
      const device = this.#devices[i] as number
      const place = nextOf[device] as number
      this.#order[place] = i
      nextOf[device] = place + 1
    }
  }

  /** Writes the next ones, in the order of the last `sort`, at the cost of some `rowsMax`, and tells of each. */
  write(insert: HistoryInsert, rowsMax: number, stored: (device: number, at: Instant) => void): void {
    let last = 0
    for (let room = rowsMax; room > 0 && this.#written < this.#count; this.#written += 1) {
      const i = this.#order[this.#written] as number
      const device = this.#devices[i] as number
      const at = this.#times[i] as number
      const body = this.#bodies.view(i === 0 ? 0 : (this.#ends[i - 1] as number), this.#ends[i] as number)
      insert.add(device, at, this.#ties[i] as number, body)
      stored(device, at)
      room -= device === last ? 1 : pageCost
      last = device
    }
    insert.flush()
  }

  /** By the number of a device: how many rows there are of those with a lower number. */
  #firstPlaces(): Uint32Array {
    const devices = this.#devices.subarray(0, this.#count)
    const places = new Uint32Array(devices.reduce((most, device) => Math.max(most, device), 0) + 2)
    for (const device of devices) places[device + 1] = (places[device + 1] as number) + 1
    for (let i = 1; i < places.length; i += 1) places[i] = (places[i] as number) + (places[i - 1] as number)
    return places
  }

  #grow(): void {
    const larger = <List extends Uint32Array | Float64Array>(list: List, to: List): List => {
      to.set(list)
      return to
    }
    const length = 2 * this.#times.length
    this.#ends = larger(this.#ends, new Uint32Array(length))
    this.#devices = larger(this.#devices, new Uint32Array(length))
    this.#ties = larger(this.#ties, new Uint32Array(length))
    this.#times = larger(this.#times, new Float64Array(length))
  }
}

/** In rows of the same device: the page of another one is found, read and written. */
const pageCost = 8
