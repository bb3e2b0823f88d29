import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy, newCommunity } from '../domain/community/state.ts'
import { DOMAIN_VERSION, step } from '../domain/community/step.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { AlertChange } from '../domain/model/alert.ts'
import type { Input } from '../domain/model/input.ts'
import { DAY, MINUTE } from '../domain/model/time.ts'
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

t.test('an SOS that a former version left with somebody who is gone is called for by this one', async t => {
  const band: Input = { ...saved, device: { ...device, id: 'band', kind: 'wristband' } }
  const member = (id: string, role: 'manager' | 'grid-worker'): Input => ({
    ...{ type: 'roster-saved', entry: { what: 'member', member: { id, role, zones: [] } }, actor: 'admin' },
  })
  const before: Input[] = [
    { type: 'started', policy: defaultPolicy, domainVersion: 7 },
    ...[band, member('wang', 'grid-worker'), member('chen', 'manager')],
    { type: 'reading', reading: { deviceId: 'band', ts: T0, values: { sos: true } } },
    { type: 'command', command: { action: 'claim', alertId: 's-1', actor: 'wang' } },
  ]
  const journal = openMemoryJournal()
  const community = newCommunity('s', book)
  const entry = (input: Input) => ({ entries: [{ site: 's', now: T0, input }] })
  for (const input of before)
    await journal.append({ ...entry(input), changes: step(community, input, T0).changes })
  const left: Input = { type: 'roster-removed', what: 'member', id: 'wang', actor: 'admin' }
  await journal.append({ ...entry(left), changes: [] })

  const { communities, diverged } = await replay(journal, book)
  t.same(diverged, [])
  const replayed = communities.open('s')
  const { changes } = step(replayed, { type: 'tick' }, T0 + 4 * MINUTE)
  const called = changes.map(({ event }) => event.notice?.to).filter(to => to !== undefined)
  t.same([...new Set(called)], ['chen'])
  t.match(changes.at(-1)?.alert, { id: 's-1', handling: 'new', assignee: null })
})
