import { type DurationMs, type Instant, SECOND } from '../../../domain/model/time.ts'
import { EVERY_ADDRESS, type Heard, type Said, type SourceDecoded } from '../../source.ts'
import { isPlainStamp } from '../../stamp.ts'
import type { Renames } from '../renames.ts'
import { placeOf } from './place.ts'
import type { Resolved } from './record.ts'
import type { KnownStems } from './stems.ts'
import { fieldOfUnit, inOurUnit } from './units.ts'

export interface Reading {
  readonly separators: string
  readonly names: Renames
  readonly stems: KnownStems
}

/** What a pack says, by device and time. */
export class Pack {
  readonly #reading: Reading
  readonly #said = new Map<string, { readonly said: Said; readonly fields: Record<string, unknown> }>()
  #malformed: boolean
  #lacksBase = false

  constructor(reading: Reading, hasMalformed: boolean) {
    this.#reading = reading
    this.#malformed = hasMalformed
  }

  add(record: Resolved | 'nothing' | undefined): void {
    if (record === undefined) this.#malformed = true
    else if (record !== 'nothing') this.#put(record)
  }

  /** One that stands on a base which cannot be read: of whom it is, when, or in what, nobody knows. */
  addWithoutBase(): void {
    this.#lacksBase = true
  }

  /** A record that is none takes nothing from the others. */
  decoded(): SourceDecoded {
    if (this.#lacksBase && this.#said.size === 0) return { ok: false, reason: BASE_MALFORMED }
    const heard: Heard[] = [...this.#said.values()].map(({ said }) => said)
    if (this.#malformed) heard.push(eventOf('senml-record-malformed'))
    if (this.#lacksBase) heard.push(eventOf(BASE_MALFORMED))
    return { ok: true, heard }
  }

  #put({ name, isNamed, unit, value, sum, time }: Resolved): void {
    const { separators, names, stems } = this.#reading
    const { device, field: own } = placeOf(name, isNamed, separators)
    stems.note(device, name, own)
    const field = own ?? fieldOfUnit(unit)
    const fields = this.#fieldsOf(device, time)
    const shown = typeof value === 'number' ? inOurUnit(value, unit) : value
    if (shown !== undefined) fields[names.get(field) ?? field] = shown
    if (sum !== undefined) fields[names.get(`${field}.sum`) ?? `${field}.sum`] = sum
  }

  #fieldsOf(device: string, time: number): Record<string, unknown> {
    const key = `${device} ${time}`
    const known = this.#said.get(key)
    if (known !== undefined) return known.fields
    const fields: Record<string, unknown> = Object.create(null)
    this.#said.set(key, { said: { what: 'said', address: device, fields, ...timeOf(time) }, fields })
    return fields
  }
}

const eventOf = (event: string): Heard => ({ what: 'event', address: EVERY_ADDRESS, event })

function timeOf(seconds: number): { readonly ts?: Instant; readonly agoMs?: DurationMs } {
  const ms = Math.round(seconds * SECOND)
  if (seconds >= ABSOLUTE_FROM_S) return isPlainStamp(ms) ? { ts: ms } : {}
  return ms < 0 ? { agoMs: -ms } : {}
}

const BASE_MALFORMED = 'senml-base-malformed'
/** RFC 8428, 4.5.3: below, a time is from now. */
const ABSOLUTE_FROM_S = 2 ** 28
