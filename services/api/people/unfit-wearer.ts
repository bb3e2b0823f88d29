import type { DeviceKind } from '../../domain/model/device.ts'
import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { isWithin } from '../../domain/notices/zones.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import type { WearerFile } from '../../store/people.ts'
import { memberOf } from '../accounts/memberships.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import type { PeopleBook } from './people-book.ts'

export interface Surroundings {
  readonly registry: Pick<Registry, 'get' | 'list' | 'roster'>
  readonly book: Pick<PeopleBook, 'wearerOf'>
  /** Kinds whose readings are somebody's health. */
  readonly bands: ReadonlySet<DeviceKind>
  readonly accountOf: (username: string) => Promise<PersonAccount | undefined>
}

export interface Unfit {
  readonly column: 'device' | 'zone' | 'carers'
  readonly says: Text
}

/** Why a file cannot be like this, and what of it; nothing where it can. */
export async function whyUnfitWearer(file: WearerFile, around: Surroundings): Promise<Unfit | undefined> {
  return (
    unfit('device', whyUnfitBand(file, around)) ??
    unfit('zone', whyUnfitPlace(file, around)) ??
    unfit('carers', await whyUnfitCarers(file, around))
  )
}

const unfit = (column: Unfit['column'], says: Text | undefined): Unfit | undefined => says && { column, says }

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
  if (zone === undefined || isZoneOf(site, registry)(zone)) return undefined
  return text(`there is no zone ${zone} on this site`, `本社区没有区域 ${zone}`)
}

async function whyUnfitCarers(file: WearerFile, around: Surroundings): Promise<Text | undefined> {
  const { carers } = file
  if (new Set(carers).size < carers.length) return text('a carer is named twice', '照护人重复')
  for (const carer of carers) {
    const why = whyUnfitCarer(carer, await around.accountOf(carer), file, around)
    if (why !== undefined) return why
  }
  return undefined
}

/** Somebody who would be left out without a word when help is needed, or be called to what they may not see. */
function whyUnfitCarer(
  carer: string,
  account: PersonAccount | undefined,
  { site, zone: flatIn, device }: WearerFile,
  { registry }: Surroundings,
): Text | undefined {
  if (account === undefined) return text(`there is no account ${carer}`, `没有账号 ${carer}`)
  if (account.disabled)
    return text(
      `the account ${carer} is disabled, so they would never be called: enable it, or name somebody else`,
      `账号 ${carer} 已停用，不会被通知；请启用该账号或改选他人`,
    )
  const member = memberOf(site, account)
  if (member === undefined)
    return text(
      `${carer} has no work on this site, so they would never be called: give the account this site, or name somebody else`,
      `${carer} 的负责范围不含本社区，不会被通知；请将本社区加入其范围或改选他人`,
    )
  const zone = flatIn ?? (device && registry.get(device)?.device.zone)
  const seesAll = member.role === 'caregiver' || zone === undefined
  if (seesAll || isWithin(registry.roster(site).zones, zone, member.zones)) return undefined
  return text(
    `${carer} does not see what happens in ${zone}: give the account this zone or the role caregiver, or name somebody else`,
    `${carer} 的负责区域不含 ${zone}；请将该区域加入其范围、改为照护人角色或改选他人`,
  )
}
