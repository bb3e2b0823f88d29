import type { Device, DeviceId } from '../../domain/model/device.ts'
import { type Actor, SYSTEM } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Erasure, PeopleStore, WearerFile, Wearing } from '../../store/people.ts'
import { ApiProblem } from '../problem.ts'
import type { DeviceOffice } from '../routes/device-office.ts'
import type { PeopleBook } from './people-book.ts'
import type { RosterOffice } from './roster-office.ts'
import type { WearerOffice } from './wearer-office.ts'

/** Erases what is kept of somebody, here and in whatever backup is restored in its place. */
export interface ErasureOffice {
  erase(site: SiteId, wearer: string, actor: Actor): Promise<Erasure>
  /** What was promised and is not done in this database: it was killed, or an older one took its place. */
  finish(): Promise<void>
}

export interface ErasureOfficeOptions {
  readonly book: PeopleBook
  readonly people: Pick<PeopleStore, 'wearings' | 'wearersOf' | 'promiseErasure' | 'erase' | 'erasures'>
  readonly registry: Pick<Registry, 'get' | 'roster'>
  readonly intake: Pick<Intake, 'now'>
  readonly roster: Pick<RosterOffice, 'run'>
  readonly wearers: Pick<WearerOffice, 'refuseInNeed' | 'alignAll'>
  readonly removeDevice: DeviceOffice['remove']
}

export function createErasureOffice(options: ErasureOfficeOptions): ErasureOffice {
  const { book, people, registry, intake, roster, wearers, removeDevice } = options

  async function erase(site: SiteId, id: string, by: Actor): Promise<Erasure> {
    const { file, erasure } = await roster.run(site, () => promise(site, id, by))
    await carryOut(erasure, file && bandOf(file), by)
    return erasure
  }

  /** In the turn of the site: whoever saves the file did so before, or is refused from here on. */
  async function promise(site: SiteId, id: string, by: Actor) {
    const file = book.wearer(site, id)
    if (file === undefined) return { file, erasure: await undone(site, id) }
    if (file.device !== undefined) await wearers.refuseInNeed(file.device)
    const erasure = { wearer: id, site, at: intake.now(), by, wearings: await wearingsOf(file) }
    await people.promiseErasure(erasure)
    book.noteErased(erasure)
    return { file, erasure }
  }

  /** One that failed halfway is asked for again. */
  async function undone(site: SiteId, id: string): Promise<Erasure> {
    const found = (await people.erasures()).undone.find(one => one.wearer === id && one.site === site)
    if (found === undefined) throw new ApiProblem('WEARER_NOT_FOUND')
    return found
  }

  /** What nobody else had before is about them from its beginning: bands were worn before there were files. */
  async function wearingsOf({ id }: WearerFile): Promise<Wearing[]> {
    const wearings: Wearing[] = []
    for (const wearing of await people.wearings(id)) {
      const [first] = await people.wearersOf(wearing.device)
      const isFirst = first === undefined || (first.wearer === id && first.since === wearing.since)
      wearings.push(isFirst ? { ...wearing, since: 0 } : wearing)
    }
    return wearings
  }

  /** With the band goes its token: what it sends from here on is nobody's. */
  async function carryOut(erasure: Erasure, band: Device | undefined, actor: Actor): Promise<void> {
    if (band !== undefined) await removeDevice(band.id, actor)
    await people.erase(erasure)
    book.forget(erasure.wearer)
    await wearers.alignAll([erasure.site])
  }

  async function finish(): Promise<void> {
    const { undone } = await people.erasures()
    for (const erasure of undone) {
      const worn = registry.roster(erasure.site).wearers.get(erasure.wearer)?.device
      await carryOut(erasure, worn === undefined ? undefined : deviceOn(erasure.site, worn), SYSTEM)
    }
  }

  const bandOf = ({ site, device }: WearerFile) => (device === undefined ? undefined : deviceOn(site, device))

  function deviceOn(site: SiteId, id: DeviceId): Device | undefined {
    const device = registry.get(id)?.device
    return device?.site === site ? device : undefined
  }

  return { erase, finish }
}
