import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Input } from '../model/input.ts'
import type { Instant } from '../model/time.ts'
import { type FrozenCommunity, freeze, thaw } from './snapshot.ts'
import { type Community, newCommunity } from './state.ts'
import { DOMAIN_VERSION, step } from './step.ts'
import { seededHistory } from './testing/seeded-history.ts'
import { book } from './testing/site.ts'

// What this version of the domain decided when it was new. With another version the figures may be others.
const DECIDED_BY = 10
const DECIDED = 'UrCFpO_2MNuUhpgpCkaQfDH7uExW4wPIxrDl4ocDuzw'
const DECIDED_AFTER = 'MtEI4RSWvKsfanLAwtbOcjiIYfU7-Gluk9YYa2R0Q3s'
/** With a state in which older versions of some rules had waited: what they waited for begins anew. */
const DECIDED_AFTER_OLDER = 'S0ikoxGm8aZrSj3oST7URb4UScpZ2uNSQ_2HkKTNag8'
/** Taken by that version after so many of the inputs. */
const SNAPSHOT = new URL('./testing/older-snapshot.json', import.meta.url)
const SNAPSHOT_AFTER = 30

const history = seededHistory(7, 4_000)

function digestOf(community: Community, inputs: readonly (readonly [Input, Instant])[]): string {
  const digest = createHash('sha256')
  for (const [input, now] of inputs) {
    const { changes, acceptance } = step(community, input, now)
    digest.update(JSON.stringify([changes, acceptance?.standing, acceptance?.at], inOrder))
  }
  return digest.digest('base64url')
}

/** What has been known of an alert since, and is nothing in a history that knows nothing of it. */
const LATER: ReadonlySet<string> = new Set(['pausedUntil', 'urged'])

// In which order the fields of an alert stand is no decision.
const inOrder = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name, one]) => one !== null || !LATER.has(name))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value

t.test('the same history leads to the same events as ever', async t => {
  t.equal(DOMAIN_VERSION, DECIDED_BY)
  t.equal(digestOf(newCommunity('s', book), history), DECIDED)
})

t.test('a state that was saved by an older server goes on as it would have there', async t => {
  const saved = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as FrozenCommunity
  const rest = history.slice(SNAPSHOT_AFTER)
  t.equal(digestOf(thaw(saved, book), rest), DECIDED_AFTER_OLDER)
  const own = newCommunity('s', book)
  digestOf(own, history.slice(0, SNAPSHOT_AFTER))
  t.equal(digestOf(thaw(JSON.parse(JSON.stringify(freeze(own))), book), rest), DECIDED_AFTER)
})
