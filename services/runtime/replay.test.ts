import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { DOMAIN_VERSION } from '../domain/community/step.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { AlertChange } from '../domain/model/alert.ts'
import type { Input } from '../domain/model/input.ts'
import { DAY } from '../domain/model/time.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { replay } from './replay.ts'

const T0 = 20_000 * DAY
const book = new RuleBook(kindList, rulesForAll)
const device = { id: 'cam', kind: 'fire-lane-camera', site: 's', zone: 'z', name: 'Gate' }
const saved: Input = { type: 'device-saved', device, actor: 'admin' }
const tampered: Input = { type: 'reading', reading: { deviceId: 'cam', ts: T0, values: { tampered: true } } }

/** A log in which this version of the domain raised nothing for what raises an alert today. */
async function logOf(domainVersion: number | undefined) {
  const journal = openMemoryJournal()
  const started: Input = {
    type: 'started',
    policy: defaultPolicy,
    ...(domainVersion !== undefined && { domainVersion }),
  }
  const commit = (input: Input, changes: readonly AlertChange[] = []) =>
    journal.append({ entries: [{ site: 's', now: T0, input }], changes })
  await commit(started)
  await commit(saved)
  await commit(tampered)
  return journal
}

t.test('what another version decided otherwise stands, and is no defect', async t => {
  for (const version of [undefined, DOMAIN_VERSION - 1, DOMAIN_VERSION + 1]) {
    const { communities, diverged } = await replay(await logOf(version), book)
    t.same(diverged, [], `version ${version}`)
    t.equal(communities.get('s')?.alerts.size, 0)
    t.equal(communities.get('s')?.serial, 0)
  }
})

t.test('what this version decides otherwise than it did stands too, and is told', async t => {
  const { communities, diverged } = await replay(await logOf(DOMAIN_VERSION), book)
  t.same(diverged, [3])
  t.equal(communities.get('s')?.alerts.size, 0)
})
