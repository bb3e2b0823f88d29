import { randomBytes } from 'node:crypto'
import type { DeviceId } from '../../domain/model/device.ts'
import { type Actor, SYSTEM } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { WearerFile } from '../../store/people.ts'
import type { AlertStore } from '../../store/store.ts'
import { ApiProblem } from '../problem.ts'
import type { DeviceOffice } from '../routes/device-office.ts'
import type { PeopleBook } from './people-book.ts'
import type { Bring, RosterOffice } from './roster-office.ts'
import { type Surroundings, whyUnfitWearer } from './unfit-wearer.ts'
import { inLine } from './wearer-roster.ts'

export type WearerDraft = Omit<WearerFile, 'id' | 'version'>

/** Keeps the files of wearers and the rosters in line with them. */
export interface WearerOffice {
  add(draft: WearerDraft, actor: Actor): Promise<WearerFile>
  /** `seen`: the version that the person saw. */
  save(draft: WearerDraft & { id: string }, seen: number | undefined, actor: Actor): Promise<WearerFile>
  /** Within the turn of the site: all of them or none. */
  keep(files: readonly WearerFile[], actor: Actor, bring: Bring): Promise<void>
  /** A device is gone: nobody wears it any more. */
  deviceGone(device: DeviceId, site: SiteId): Promise<void>
  /** Throws while an SOS or fall of whoever wears it is open: with the band it would end. */
  refuseInNeed(device: DeviceId): Promise<void>
  /** What a crash between a file and its roster left to do. */
  alignAll(sites: Iterable<SiteId>): Promise<void>
}

export interface WearerOfficeOptions extends Surroundings {
  readonly book: PeopleBook
  readonly roster: RosterOffice
  readonly intake: Pick<Intake, 'now'>
  readonly alerts: Pick<AlertStore, 'list'>
  readonly renew: DeviceOffice['renew']
  readonly place: DeviceOffice['place']
  readonly wearersMax: number
}

export function createWearerOffice(options: WearerOfficeOptions): WearerOffice {
  const { book, roster, registry, intake, alerts, wearersMax } = options

  async function addIn(draft: WearerDraft, actor: Actor, bring: Bring): Promise<WearerFile> {
    refuseTooMany(book.wearers(draft.site).length + 1, wearersMax)
    const file = { ...draft, id: newWearerId(), version: 1 }
    await refuseUnfit(file)
    await keep([file], actor, bring)
    return file
  }

  async function saveIn(
    draft: WearerDraft & { id: string },
    seen: number | undefined,
    actor: Actor,
    bring: Bring,
  ) {
    const before = book.wearer(draft.site, draft.id)
    if (before === undefined) throw new ApiProblem('WEARER_NOT_FOUND')
    refuseStale(before.version, seen)
    const file = { ...draft, version: before.version + 1 }
    await refuseUnfit(file)
    await keep([file], actor, bring)
    return file
  }

  async function refuseUnfit(file: WearerFile): Promise<void> {
    const why = await whyUnfitWearer(file, options)
    if (why !== undefined) throw new ApiProblem('WEARER_UNFIT', { detail: why.says.en })
  }

  async function keep(files: readonly WearerFile[], actor: Actor, bring: Bring): Promise<void> {
    const [site] = files.map(file => file.site)
    if (site === undefined) return
    if (files.some(({ id }) => book.isBeingErased(id))) throw new ApiProblem('WEARER_NOT_FOUND')
    const left = files.flatMap(({ id, device }) => leftBand(book.wearer(site, id)?.device, device) ?? [])
    for (const device of left) await refuseInNeed(device)
    const at = intake.now()
    await book.save(files.map(file => ({ what: 'wearer', file, at })))
    // Whoever wears it next begins without the baselines, limits and alerts of whoever wore it before.
    for (const device of left) await options.renew(device, actor)
    await placeBands(files, actor)
    await bring(inLine(site, book.wearers(site), registry, actor))
  }

  /** Whoever is called runs to where the band is registered: that is where its wearer lives. */
  async function placeBands(files: readonly WearerFile[], actor: Actor): Promise<void> {
    for (const { device, zone } of files)
      if (device !== undefined && zone !== undefined) await options.place(device, zone, actor)
  }

  /** What begins anew ends its alerts: not while somebody waits for help. */
  async function refuseInNeed(deviceId: DeviceId): Promise<void> {
    const { alerts: found } = await alerts.list({ deviceId, condition: 'active', limit: 100, page: 0 })
    const open = found.find(({ latched, handling }) => latched && handling !== 'resolved')
    if (open !== undefined) throw new ApiProblem('WEARER_IN_NEED', { detail: open.id })
  }

  async function deviceGone(device: DeviceId, site: SiteId, bring: Bring): Promise<void> {
    const file = book.wearerOf(device)
    if (file === undefined || book.isBeingErased(file.id)) return
    const { device: _, ...without } = file
    const at = intake.now()
    await book.save([{ what: 'wearer', file: { ...without, version: file.version + 1 }, at }])
    await bring(inLine(site, book.wearers(site), registry, SYSTEM))
  }

  const align = (site: SiteId): Promise<void> =>
    roster.run(site, async bring => {
      await placeBands(book.wearers(site), SYSTEM)
      await bring(inLine(site, book.wearers(site), registry, SYSTEM))
    })

  return {
    add: (draft, actor) => roster.run(draft.site, bring => addIn(draft, actor, bring)),
    save: (draft, seen, actor) => roster.run(draft.site, bring => saveIn(draft, seen, actor, bring)),
    keep,
    refuseInNeed,
    deviceGone: (device, site) => roster.run(site, bring => deviceGone(device, site, bring)),
    alignAll: async sites => void (await Promise.all([...sites].map(align))),
  }
}

export const newWearerId = (): string => `w-${randomBytes(8).toString('hex')}`

const leftBand = (before: DeviceId | undefined, after: DeviceId | undefined): DeviceId | undefined =>
  before === after ? undefined : before

function refuseStale(version: number, seen: number | undefined): void {
  if (seen !== undefined && seen !== version)
    throw new ApiProblem('ROSTER_VERSION_CONFLICT', { detail: `it is at version ${version}` })
}

export function refuseTooMany(count: number, wearersMax: number): void {
  if (count > wearersMax)
    throw new ApiProblem('PEOPLE_TOO_MANY', { detail: `LINLI_WEARERS is ${wearersMax}` })
}
