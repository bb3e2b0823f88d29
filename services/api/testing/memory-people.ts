import type { PeopleStore, Resident, SiteName, WearerFile } from '../../store/people.ts'

/** For the many tests in which nobody is on file. */
export function memoryPeople(): PeopleStore {
  const sites = new Map<string, SiteName>()
  const wearers = new Map<string, WearerFile>()
  const residents = new Map<string, Resident>()
  return {
    sites: async () => [...sites.values()],
    nameSite: async site => void sites.set(site.id, site),
    wearers: async () => [...wearers.values()],
    residents: async () => [...residents.values()],
    async savePeople(changes) {
      for (const change of changes) {
        if (change.what === 'wearer') wearers.set(change.file.id, change.file)
        else if (change.what === 'resident') residents.set(change.resident.id, change.resident)
        else residents.delete(change.id)
      }
    },
    wearings: async () => [],
    wearersOf: async () => [],
    looksAt: async () => [],
    promiseErasure: async () => {},
    erase: async () => {},
    isErased: () => false,
    erasures: async () => ({ all: [], undone: [] }),
  }
}
