import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AccountLink, LinkPurpose, PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { newSecret, sha256 } from '../access/secrets.ts'
import { ApiProblem } from '../problem.ts'
import { mayManage } from './manage.ts'

export interface MadeLink {
  readonly purpose: LinkPurpose
  readonly token: string
  readonly expiresAt: Instant
}

export interface AccountLinks {
  /** An invitation where no password was chosen yet. A link made before for the same person ends. */
  make(account: PersonAccount, by: string): Promise<MadeLink>
  /** Throws `LINK_ENDED` where it was used, is too old, never was, or whoever made it could not make it now. */
  look(token: string): Promise<{ account: PersonAccount; link: AccountLink }>
  /** The same; of several at once it is the first one's. */
  take(token: string): Promise<AccountLink>
}

export interface AccountLinkOptions {
  readonly accounts: AccountStore
  readonly registry: Registry
  readonly limits: { readonly invitationMs: DurationMs; readonly resetMs: DurationMs }
  readonly now: () => Instant
}

export function createAccountLinks({ accounts, registry, limits, now }: AccountLinkOptions): AccountLinks {
  const standing = (link: AccountLink | undefined): AccountLink => {
    if (link === undefined || link.expiresAt <= now()) throw new ApiProblem('LINK_ENDED')
    return link
  }
  /** Somebody who was raised since is not to be had by a link that a manager kept. */
  async function isTheirs(by: string, account: PersonAccount): Promise<boolean> {
    const maker = await accounts.person(by)
    return maker !== undefined && !maker.disabled && mayManage(maker, account, registry)
  }
  return {
    async make({ username, passwordHash }, by) {
      const purpose = passwordHash === '' ? 'invitation' : 'reset'
      const expiresAt = now() + (purpose === 'invitation' ? limits.invitationMs : limits.resetMs)
      const token = newSecret()
      await accounts.addLink(sha256(token), { username, purpose, by, expiresAt })
      return { purpose, token, expiresAt }
    },
    async look(token) {
      const link = standing(await accounts.link(sha256(token)))
      const account = await accounts.person(link.username)
      if (account === undefined || account.disabled || !(await isTheirs(link.by, account)))
        throw new ApiProblem('LINK_ENDED')
      return { account, link }
    },
    take: async token => standing(await accounts.takeLink(sha256(token))),
  }
}
