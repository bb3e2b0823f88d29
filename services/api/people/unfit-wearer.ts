import type { DeviceKind } from '../../domain/model/device.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import { type Text, text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { WearerFile } from '../../store/people.ts'
import type { PeopleBook } from './people-book.ts'

export interface Surroundings {
  readonly registry: Pick<Registry, 'get' | 'list' | 'roster'>
  readonly book: Pick<PeopleBook, 'wearerOf'>
  /** Kinds whose readings are somebody's health. */
  readonly bands: ReadonlySet<DeviceKind>
  /** Accounts that there are. */
  readonly isAccount: (username: string) => Promise<boolean>
}

/** Why a file cannot be like this; nothing where it can. */
export async function whyUnfitWearer(file: WearerFile, around: Surroundings): Promise<Text | undefined> {
  return whyUnfitBand(file, around) ?? whyUnfitPlace(file, around) ?? whyUnfitCarers(file, around)
}

function whyUnfitBand({ id, site, device }: WearerFile, around: Surroundings): Text | undefined {
  if (device === undefined) return undefined
  const { registry, book, bands } = around
  const found = registry.get(device)?.device
  if (found?.site !== site)
    return text(`no device ${device} is registered on this site`, `本社区没有登记设备 ${device}`)
  if (!bands.has(found.kind)) return text(`${device} is no band but a ${found.kind}`, `${device} 不是手环`)
  const other = book.wearerOf(device)
  if (other === undefined || other.id === id) return undefined
  return text(
    `${device} is worn by ${other.id}; take it from them first`,
    `${device} 由 ${other.id} 佩戴，请先解除`,
  )
}

/** A zone that nobody described and no device names is a typing error. */
export function whyUnfitPlace(
  { site, zone }: { readonly site: SiteId; readonly zone?: ZoneId },
  { registry }: Pick<Surroundings, 'registry'>,
): Text | undefined {
  if (zone === undefined || registry.roster(site).zones.has(zone)) return undefined
  for (const { device } of registry.list()) if (device.site === site && device.zone === zone) return undefined
  return text(`there is no zone ${zone} on this site`, `本社区没有区域 ${zone}`)
}

async function whyUnfitCarers(
  { carers }: WearerFile,
  { isAccount }: Surroundings,
): Promise<Text | undefined> {
  if (new Set(carers).size < carers.length) return text('a carer is named twice', '照护人重复')
  for (const carer of carers) {
    if (!(await isAccount(carer))) return text(`there is no account ${carer}`, `没有账号 ${carer}`)
  }
  return undefined
}
