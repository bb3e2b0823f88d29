import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../journal/storage-error.ts'
import { limitBytes } from './database.ts'
import { Reserve } from './reserve.ts'
import { type DataSpace, diskFreeBytes, inMib, pagesOf, spaceOf } from './space.ts'

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

/** What is free inside the database is of use only if a commit can be written to the log before it. */
const commitBytes = 1_048_576

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

  opened(db: DatabaseSync): void {
    if (!this.#exhausted) this.#reserve.keep()
    this.limit(db)
  }

  /** To be called after each write; costs nothing while the reserve is kept. Throws nothing: the write stands. */
  afterWrite(db: DatabaseSync): void {
    if (this.#reserve.kept || this.#options.reserveBytes === 0) return
    try {
      this.opened(db)
    } catch {
      // What is wrong with the disk or the database is told of by the next thing that needs it.
    }
  }

  /** Sets how far the database may grow on this connection. */
  limit(db: DatabaseSync): void {
    const { bytesMax } = this.#options
    const configured = this.#exhausted ? bytesMax : bytesMax - this.#insideBytes
    limitBytes(db, Math.min(bytesMax > 0 ? configured : Number.POSITIVE_INFINITY, this.#diskLimitBytes(db)))
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
    return Math.max(
      0,
      this.#neededBytes(space) - space.freeBytes,
      commitBytes - logBytesOf(this.#options.file),
    )
  }

  /** Throws `DATA_FULL`, in words, while there is too little room for the journal to go on. */
  regain(db: DatabaseSync): void {
    if (this.missingBytes(db) > 0) throw this.shortage(db)
    this.#exhausted = false
    this.#reserve.keep()
    this.limit(db)
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

  /**
   * Without the reserve to fall back on, what is committed must always fit into the database, or the log before it could
   * never be begun anew: the disk's last room is halved between the two until it is gone.
   */
  #diskLimitBytes(db: DatabaseSync): number {
    if (this.#reserve.kept || this.#options.reserveBytes === 0) return Number.POSITIVE_INFINITY
    const { file } = this.#options
    const { allBytes } = pagesOf(db)
    const toComeBytes = allBytes - statSync(file).size
    return allBytes + Math.max(0, (diskFreeBytes(file) - toComeBytes) / 2)
  }

  #space(db: DatabaseSync): DataSpace {
    return spaceOf(db, this.#options.file, this.#options.bytesMax)
  }

  #neededBytes({ limit }: DataSpace): number {
    const kept = limit === 'disk' ? this.#options.reserveBytes : this.#insideBytes
    return Math.max(2 * kept, neededBytesMin)
  }
}

/** How long the write-ahead log can get: it is written from its beginning again and again. */
const logBytesOf = (file: string): number =>
  diskFreeBytes(file) + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0)
