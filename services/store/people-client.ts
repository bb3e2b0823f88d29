import { ErasureList } from './erasure-list.ts'
import type { PeopleStore } from './people.ts'
import type { StorageThreads } from './storage-threads.ts'

/** People as the main thread sees them; what was erased stands in a file of the folder besides. */
export function peopleOf({ reader, writer }: StorageThreads, folder: string): PeopleStore {
  const list = new ErasureList(folder)

  /** A database that came from elsewhere brings its own along. Whose file is there again is to be erased again. */
  async function erasures() {
    const [done, wearers] = await Promise.all([reader.call('erasures'), reader.call('wearers')])
    for (const erasure of done) list.add(erasure)
    const seen = new Set(done.map(({ wearer }) => wearer))
    for (const { id } of wearers) seen.delete(id)
    return { all: list.all(), undone: list.all().filter(({ wearer }) => !seen.has(wearer)) }
  }

  return {
    sites: () => reader.call('sites'),
    nameSite: site => writer.call('nameSite', site),
    wearers: () => reader.call('wearers'),
    residents: () => reader.call('residents'),
    savePeople: changes => writer.call('savePeople', changes),
    wearings: wearer => reader.call('wearings', wearer),
    wearersOf: device => reader.call('wearersOf', device),
    looksAt: (wearer, limit, before) => reader.call('looksAt', wearer, limit, before),
    promiseErasure: async erasure => list.add(erasure),
    erase: erasure => writer.call('eraseWearer', erasure),
    isErased: (device, at) => list.covers(device, at),
    erasures,
  }
}
