import { kindList } from '../domain/kinds/kinds.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { SiteId } from '../domain/model/place.ts'
import { knownWords, type Shape, type Word, type WordSort, type Words, wordSorts } from './words.ts'

/** A device as the encoder knows it, with the shape of its latest reading: the next one most often has it too. */
export interface KnownSource {
  readonly id: number
  shape: KnownShape | undefined
}

export interface KnownShape {
  readonly id: number
  readonly names: Shape
}

/**
 * The words of a log with their numbers, for the one who writes it. New ones get the next number at once and are to be
 * written with what needs them. Shapes and texts are limited to `wordsMax` each, as a device chooses what it sends; a
 * device itself is one that somebody registered.
 */
export class Vocabulary {
  readonly words: Words
  readonly #wordsMax: number
  readonly #json: string[][] = [[], [], []]
  readonly #sources = new Map<SiteId, Map<DeviceId, KnownSource>>()
  readonly #shapes = new Map<string, KnownShape>()
  readonly #texts = new Map<string, number>()
  #new: Word[] = []
  #taken: number

  constructor(stored: readonly Word[], wordsMax: number) {
    this.#wordsMax = wordsMax
    this.#taken = stored.length
    this.words = knownWords((sort, id) => this.#json[sort]?.[id])
    for (const { sort, json } of stored) this.#take(sort, json)
  }

  /** Those that came since it was asked last, and how many there were before. */
  takeNew(): { words: readonly Word[]; wordsBefore: number } {
    const words = this.#new
    const wordsBefore = this.#taken
    if (words.length > 0) this.#new = []
    this.#taken += words.length
    return { words, wordsBefore }
  }

  source(site: SiteId, deviceId: DeviceId): KnownSource {
    return (
      this.#sources.get(site)?.get(deviceId) ??
      this.#addSource(this.#add(wordSorts.source, JSON.stringify([site, deviceId])), site, deviceId)
    )
  }

  /** Nothing where the dictionary is full, or the names are none that an object can be given one by one. */
  shape(names: Shape): KnownShape | undefined {
    const json = JSON.stringify(names)
    const known = this.#shapes.get(json)
    if (known !== undefined) return known
    if (this.#shapes.size >= this.#wordsMax || names.includes('__proto__')) return undefined
    return this.#addShape(this.#add(wordSorts.shape, json), json)
  }

  /** Nothing for a text that is none of a list: those that are personal (a number plate) must go with their readings. */
  text(text: string): number | undefined {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    if (this.#texts.size >= this.#wordsMax || !terms.has(text)) return undefined
    const id = this.#add(wordSorts.text, JSON.stringify(text))
    this.#texts.set(text, id)
    return id
  }

  #add(sort: WordSort, json: string): number {
    const words = this.#json[sort] as string[]
    this.#new.push({ sort, id: words.length, json })
    return words.push(json) - 1
  }

  #take(sort: WordSort, json: string): void {
    const words = this.#json[sort] as string[]
    const id = words.push(json) - 1
    if (sort === wordSorts.shape) this.#addShape(id, json)
    else if (sort === wordSorts.text) this.#texts.set(JSON.parse(json), id)
    else {
      const [site, deviceId] = JSON.parse(json)
      this.#addSource(id, site, deviceId)
    }
  }

  #addSource(id: number, site: SiteId, deviceId: DeviceId): KnownSource {
    const ofSite = this.#sources.get(site) ?? new Map<DeviceId, KnownSource>()
    this.#sources.set(site, ofSite)
    const source: KnownSource = { id, shape: undefined }
    ofSite.set(deviceId, source)
    return source
  }

  #addShape(id: number, json: string): KnownShape {
    const shape: KnownShape = { id, names: JSON.parse(json) }
    this.#shapes.set(json, shape)
    return shape
  }
}

/** `Charging`, `NoError`: what a metric may say of a list. By its letters alone a word may be anybody's number plate. */
const terms: ReadonlySet<string> = new Set(
  kindList.flatMap(({ metrics }) =>
    Object.values(metrics).flatMap(spec => (spec.type === 'word' ? (spec.oneOf ?? []) : [])),
  ),
)
