import type { DeviceId } from '../domain/model/device.ts'
import type { SiteId } from '../domain/model/place.ts'

/** Where a reading comes from. */
export interface Source {
  readonly site: SiteId
  readonly deviceId: DeviceId
}

/** The names of a reading's values, in the order in which they were reported. */
export type Shape = readonly string[]

/** The number that a word is known by counts from 0 within its sort. Kept in the database: never given another meaning. */
export const wordSorts = { source: 0, shape: 1, text: 2 } as const
export type WordSort = (typeof wordSorts)[keyof typeof wordSorts]

/** What is written as a number in the log. A source is `["site","device"]`, a shape a list of names, a text itself: JSON. */
export interface Word {
  readonly sort: WordSort
  readonly id: number
  readonly json: string
}

/** What the numbers of a log stand for. Each throws where there is no such word: the log is damaged then. */
export interface Words {
  source(id: number): Source
  shape(id: number): Shape
  text(id: number): string
}

/** Words by their numbers; those that are not here yet are looked for. */
export function knownWords(find: (sort: WordSort, id: number) => string | undefined): Words {
  const look = (sort: WordSort, id: number) => {
    const json = find(sort, id)
    if (json === undefined) throw new Error(`word ${sort}/${id} is missing`)
    return JSON.parse(json)
  }
  const known = <T>(sort: WordSort, made: (parsed: never) => T) => {
    const words: T[] = []
    return (id: number): T => {
      const word = words[id] ?? made(look(sort, id) as never)
      words[id] = word
      return word
    }
  }
  return {
    source: known(wordSorts.source, ([site, deviceId]: [SiteId, DeviceId]): Source => ({ site, deviceId })),
    shape: known(wordSorts.shape, (names: Shape) => names),
    text: known(wordSorts.text, (words: string) => words),
  }
}
