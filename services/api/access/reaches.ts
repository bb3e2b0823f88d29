import type { Scope } from '../../domain/model/scope.ts'
import { everywhere, type Made, type Reach, type ReachRegistry } from './reach.ts'
import { extentOf, type Right } from './rights.ts'
import { scopeReach } from './scope-reach.ts'
import type { Caller } from './sessions.ts'
import { wearersReach } from './wearers-reach.ts'

export interface Reaches {
  /** Nothing where this person may not at all. The same object as long as it reaches the same. */
  of(who: Who, right: Right): Reach | undefined
}

export type Who = Pick<Caller, 'username' | 'role' | 'scope' | 'rights'>

export function createReaches(registry: ReachRegistry): Reaches {
  const known = new Map<string, Known>()

  /** What is in a place is worked out once after each change of a roster, and is the same where that changed nothing. */
  function kept(key: string, make: () => Made): Reach {
    const before = known.get(key)
    known.delete(key)
    const now = before?.revision === registry.rosterRevision ? before : renewed(before, make())
    known.set(key, now)
    if (known.size > KNOWN_MAX) known.delete(known.keys().next().value ?? '')
    return now.reach
  }

  function renewed(before: Known | undefined, { content, reach }: Made): Known {
    const text = JSON.stringify(content)
    return {
      revision: registry.rosterRevision,
      text,
      reach: before !== undefined && before.text === text ? before.reach : reach(),
    }
  }

  return {
    of({ username, role, scope, rights }, right) {
      const extent = rights === undefined || rights.has(right) ? extentOf(role, right) : undefined
      if (extent === undefined) return undefined
      if (extent === 'all' || (extent === 'scope' && scope === 'all')) return everywhere
      return extent === 'wearers'
        ? kept(`wearers ${username}`, () => wearersReach(username, registry))
        : kept(`scope ${JSON.stringify(scope)}`, () => scopeReach(scope as Exclude<Scope, 'all'>, registry))
    },
  }
}

interface Known {
  readonly revision: number
  readonly text: string
  readonly reach: Reach
}

/** Whoever was not here for longest is worked out anew. */
const KNOWN_MAX = 20_000
