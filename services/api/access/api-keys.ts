import { type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { ApiKey } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { mayManage } from '../accounts/manage.ts'
import { RIGHTS, type Right } from './rights.ts'
import { newSecret, sha256 } from './secrets.ts'
import type { Caller, Keys } from './sessions.ts'

/** Programs that use the API. A key never may more than whoever made it may now, and ends with that account. */
export interface ApiKeys extends Keys {
  stands(key: ApiKey): Promise<boolean>
}

/** To be known by its look, also to those who search code for secrets. */
const PREFIX = 'linli_key_'

export const newKey = (): string => `${PREFIX}${newSecret()}`

/** Stands for the session, which a key has none of. */
export const sessionOfKey = ({ id }: Pick<ApiKey, 'id'>): string => `key ${id}`

/** A key that is to make accounts says so: they would outlive it. */
export const USUAL_RIGHTS: readonly Right[] = RIGHTS.filter(right => right !== 'accounts.write')

export interface ApiKeyOptions {
  readonly accounts: AccountStore
  readonly registry: Registry
  readonly now: () => Instant
}

export function createApiKeys({ accounts, registry, now }: ApiKeyOptions): ApiKeys {
  async function stands(key: ApiKey): Promise<boolean> {
    if (key.expiresAt <= now()) return false
    const maker = await accounts.person(key.by)
    return maker !== undefined && !maker.disabled && mayManage(maker, key, registry)
  }

  async function callerFor(key: ApiKey | undefined): Promise<Caller | undefined> {
    if (key === undefined || !(await stands(key))) return undefined
    if (now() - (key.lastUsedAt ?? 0) >= USED_EVERY_MS) accounts.touchKey(key.id, now()).catch(() => {})
    const { name, role, scope, rights, expiresAt } = key
    return {
      ...{ username: `key:${name}`, role, scope, expiresAt, sessionHash: sessionOfKey(key) },
      rights: new Set((rights as readonly Right[] | null) ?? USUAL_RIGHTS),
    }
  }

  return {
    callerOf: async token =>
      token.startsWith(PREFIX) ? callerFor(await accounts.keyByHash(sha256(token))) : undefined,
    again: async sessionHash =>
      callerFor((await accounts.keys()).find(key => sessionOfKey(key) === sessionHash)),
    madeBy: async username => (await accounts.keys()).filter(({ by }) => by === username).map(sessionOfKey),
    stands,
  }
}

/** Each request would be a write otherwise. */
const USED_EVERY_MS: DurationMs = MINUTE
