import type { Actor } from '../../domain/model/person.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { AccountStore } from '../../store/store.ts'
import type { Managed } from './manage.ts'

/** Writes down what was done to an account. Who may do what, and since when, is asked after the fact. */
export type AccountRecord = (
  actor: Actor,
  username: string,
  what: string,
  fields?: Managed & { readonly disabled?: boolean },
) => Promise<void>

export const createAccountRecord =
  (accounts: AccountStore, now: () => Instant): AccountRecord =>
  (actor, username, what, fields) =>
    accounts.recordAccountEvent({ at: now(), actor, username, what, note: fields ? noteOf(fields) : null })

/** Names are not for this record: it outlives them. */
const noteOf = ({ role, scope, disabled = false }: Managed & { readonly disabled?: boolean }): string =>
  JSON.stringify({ role, scope, ...(disabled && { disabled }) })
