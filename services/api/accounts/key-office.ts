import { randomUUID } from 'node:crypto'
import { DAY, type Instant } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { ApiKey } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { type ApiKeys, newKey, sessionOfKey } from '../access/api-keys.ts'
import { extentOf, RIGHTS, type Right } from '../access/rights.ts'
import { sha256 } from '../access/secrets.ts'
import type { Sessions } from '../access/sessions.ts'
import { ApiProblem } from '../problem.ts'
import type { AccountRecord } from './account-record.ts'
import type { AccountTurns } from './account-turns.ts'
import { type Managed, type Manager, mayManage, unknownIn } from './manage.ts'

export interface NewKey extends Managed {
  readonly name: string
  /** Those that are usual, where none are named. */
  readonly rights: readonly string[] | undefined
  readonly days: number
}

export interface FoundKey {
  readonly key: ApiKey
  /** False once it is too old, or its maker could not make it any more. */
  readonly stands: boolean
}

/** Makes and ends the keys of programs, as far as somebody may. */
export interface KeyOffice {
  list(by: Manager): Promise<FoundKey[]>
  /** The token is given once; the store keeps its hash alone. */
  make(by: Manager, fields: NewKey): Promise<{ key: ApiKey; token: string }>
  revoke(by: Manager, id: string): Promise<void>
}

export interface KeyOfficeOptions {
  readonly accounts: AccountStore
  readonly keys: ApiKeys
  readonly sessions: Sessions
  readonly registry: Registry
  readonly record: AccountRecord
  readonly turns: AccountTurns
  readonly keysMax: number
  readonly now: () => Instant
}

export function createKeyOffice(options: KeyOfficeOptions): KeyOffice {
  const { accounts, registry, record, turns, now } = options

  async function make(by: Manager, { name, role, scope, rights, days }: NewKey) {
    refuseBeyond(by, { role, scope })
    if (rights !== undefined) refuseRights(role, rights)
    await refuseMore(name)
    const token = newKey()
    const createdAt = now()
    const times = { createdAt, expiresAt: createdAt + days * DAY, lastUsedAt: null }
    const key: ApiKey = {
      ...{ id: randomUUID(), name, role, scope, rights: rights ?? null, by: by.username },
      ...times,
    }
    await accounts.saveKey(sha256(token), key)
    await record(by.username, `key:${name}`, 'key-made', { role, scope })
    return { key, token }
  }

  async function revoke(by: Manager, id: string): Promise<void> {
    const key = (await accounts.keys()).find(one => one.id === id)
    if (key === undefined || !mayManage(by, key, registry)) throw new ApiProblem('KEY_NOT_FOUND')
    await accounts.removeKey(id)
    await options.sessions.close(sessionOfKey(key))
    await record(by.username, `key:${key.name}`, 'key-revoked')
  }

  function refuseBeyond(by: Manager, fields: Managed): void {
    // A key that makes keys would make one that outlives it.
    if (by.username.startsWith('key:') || !mayManage(by, fields, registry))
      throw new ApiProblem('NOT_ALLOWED')
    const unknown = unknownIn(fields.scope, registry)
    if (unknown !== undefined) throw new ApiProblem('SCOPE_UNKNOWN', { detail: unknown })
  }

  async function refuseMore(name: string): Promise<void> {
    const keys = await accounts.keys()
    if (keys.some(key => key.name === name)) throw new ApiProblem('KEY_EXISTS', { detail: name })
    if (keys.length >= options.keysMax)
      throw new ApiProblem('KEYS_TOO_MANY', { detail: `LINLI_KEYS is ${options.keysMax}` })
  }

  return {
    async list(by) {
      const seen = (await accounts.keys()).filter(key => mayManage(by, key, registry))
      return Promise.all(seen.map(async key => ({ key, stands: await options.keys.stands(key) })))
    },
    make: (by, fields) => turns(() => make(by, fields)),
    revoke: (by, id) => turns(() => revoke(by, id)),
  }
}

function refuseRights(role: Managed['role'], rights: readonly string[]): void {
  const isOfRole = (right: string): boolean =>
    (RIGHTS as readonly string[]).includes(right) && extentOf(role, right as Right) !== undefined
  const strange = rights.find(right => !isOfRole(right))
  if (strange === undefined) return
  const there = RIGHTS.filter(isOfRole).join(', ')
  throw new ApiProblem('VALIDATION_FAILED', {
    detail: `rights: ${strange} is none that ${role} has; there are ${there}`,
  })
}
