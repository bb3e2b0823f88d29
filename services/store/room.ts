import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../journal/storage-error.ts'
import { limitBytes } from './database.ts'
import { Reserve } from './reserve.ts'
import { type DataSpace, inMib, spaceOf } from './space.ts'

export interface RoomOptions {
  readonly file: string
  /** 0: as far as the disk goes. */
  readonly bytesMax: number
  readonly reserveBytes: number
}

/** A database with a limit of its own keeps back no more than this part of it. */
const reservedPart = 1 / 20

/** However little is kept back, this much must be free before the journal goes on: it would fill up at once again. */
const neededBytesMin = 262_144

/**
 * What the journal may fill, and what it may not: a reserve on the disk and under `bytesMax`. When the journal finds no
 * room the reserve is given up, to what deletes and to what people need meanwhile (sessions, looks); the journal goes
 * on when there is room for the reserve and as much again.
 */
export class Room {
  readonly #options: RoomOptions
  readonly #reserve: Reserve
  readonly #insideBytes: number
  #exhausted = false

  constructor(options: RoomOptions) {
    this.#options = options
    this.#reserve = new Reserve(options.file, options.reserveBytes)
    this.#insideBytes = Math.min(options.reserveBytes, Math.floor(options.bytesMax * reservedPart))
  }

  get exhausted(): boolean {
    return this.#exhausted
  }

  /** Cheap once it is kept. */
  keepReserve(): void {
    if (!this.#exhausted) this.#reserve.keep()
  }

  /** Sets how far the database may grow on this connection. */
  limit(db: DatabaseSync): void {
    const { bytesMax } = this.#options
    if (bytesMax > 0) limitBytes(db, this.#exhausted ? bytesMax : bytesMax - this.#insideBytes)
  }

  /** The journal found no room. `db` is absent where it was not even enough to open the database. */
  exhaust(db?: DatabaseSync): void {
    this.#exhausted = true
    this.#reserve.giveUp()
    if (db?.isOpen) this.limit(db)
  }

  /** How much has to be freed, in bytes: 0 where the journal can go on. */
  missingBytes(db: DatabaseSync): number {
    if (!this.#exhausted) return 0
    const space = this.#space(db)
    return Math.max(0, this.#neededBytes(space) - space.freeBytes)
  }

  /** Throws `DATA_FULL`, in words, while there is too little room for the journal to go on. */
  regain(db: DatabaseSync): void {
    if (this.missingBytes(db) > 0) throw this.shortage(db)
    this.#exhausted = false
    this.limit(db)
    this.keepReserve()
  }

  shortage(db: DatabaseSync): StorageError {
    const space = this.#space(db)
    const full =
      space.limit === 'disk'
        ? `The disk is full: in ${dirname(this.#options.file)}`
        : 'The database is full: under LINLI_DATA_MIB_MAX'
    const needed = inMib(this.#neededBytes(space))
    return new StorageError('DATA_FULL', `${full} ${inMib(space.freeBytes)} are free, ${needed} are needed.`)
  }

  #space(db: DatabaseSync): DataSpace {
    return spaceOf(db, this.#options.file, this.#options.bytesMax)
  }

  #neededBytes({ limit }: DataSpace): number {
    const kept = limit === 'disk' ? this.#options.reserveBytes : this.#insideBytes
    return Math.max(2 * kept, neededBytesMin)
  }
}
