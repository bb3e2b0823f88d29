import type { SiteId } from '../../domain/model/place.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import { covers, type Manager } from './manage.ts'
import { memberOf } from './memberships.ts'

export interface LeftWearer {
  readonly site: SiteId
  readonly wearer: string
}

/** Wearers whose files name somebody as a carer who is not called for them any more. Of sites that are not theirs to manage, none. */
export const leftWearers = (account: PersonAccount, by: Manager, registry: Registry): LeftWearer[] =>
  carerOf(account.username, registry).filter(
    ({ site }) => memberOf(site, account) === undefined && covers(by.scope, [{ site, zones: [] }], registry),
  )

export const carerOf = (username: string, registry: Pick<Registry, 'rosters'>): LeftWearer[] =>
  [...registry.rosters()].flatMap(([site, { wearers }]) =>
    [...wearers.values()]
      .filter(({ carers }) => carers.includes(username))
      .map(({ id: wearer }) => ({ site, wearer })),
  )
