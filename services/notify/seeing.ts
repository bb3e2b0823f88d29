import type { Alert } from '../domain/model/alert.ts'
import type { PersonId } from '../domain/model/person.ts'
import type { PersonAccount } from '../store/account-store.ts'
import type { AccountStore } from '../store/store.ts'

/** Whether somebody may see an alert at this moment. */
export type Sees = (person: PersonId, alert: Alert) => Promise<boolean>

/** By role, places and wearers as they are now; what decides about the console decides here. */
export type AccountSees = (account: PersonAccount, alert: Alert) => boolean

/** A name without an account has no places that could have changed: whether it is told, its ways say. */
export const seeing =
  (accounts: Pick<AccountStore, 'person'>, accountSees: AccountSees): Sees =>
  async (person, alert) => {
    const account = await accounts.person(person)
    return account === undefined || accountSees(account, alert)
  }
