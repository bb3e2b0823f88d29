import { pino } from 'pino'
import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { ConditionSpec, Rule } from '../domain/model/rule.ts'
import { text } from '../domain/model/text.ts'
import { DAY, SECOND } from '../domain/model/time.ts'
import type { CommittedBatch } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { submitAndWait } from './intake.ts'
import { Runtime } from './runtime.ts'
import { Tally } from './tally.ts'
import { TestTimers } from './testing/test-timers.ts'
import { WallClock } from './wall-clock.ts'

const T0 = 20_000 * DAY
const bin = { id: 'bin', kind: 'smart-bin', site: 's', zone: 'z', name: 'Bin' }
const warm: Rule = {
  id: 'warm',
  kind: 'smart-bin',
  version: 1,
  title: text('Warm', '温热'),
  settings: {},
  levels: [{ severity: 'low', when: { type: 'compare', metric: 'temperatureC', op: '>=', value: 40 } }],
}

async function start(journal: ReturnType<typeof openMemoryJournal>) {
  const timers = new TestTimers(T0)
  const now = () => timers.now
  const changes: string[] = []
  const note = (batch: CommittedBatch) =>
    changes.push(...batch.changes.map(({ alert, event }) => `${event.type} ${alert.rule}`))
  const tally = new Tally()
  const runtime = new Runtime({
    journal,
    book: new RuleBook(kindList, rulesForAll),
    clock: new WallClock(now, now),
    timers,
    policy: defaultPolicy,
    timeZones: { usual: 'UTC', bySite: new Map() },
    waitingMax: 100,
    lingerMs: 0,
    recoverEveryMs: SECOND,
    tally,
    log: pino({ level: 'silent' }),
    effects: [note],
  })
  await runtime.start()
  const report = (temperatureC: number, ts: number) =>
    submitAndWait(runtime, 's', {
      type: 'reading',
      reading: { deviceId: 'bin', ts, values: { temperatureC } },
    })
  return { runtime, changes, tally, report }
}

t.test('a site that begins with a rule has it, and after a restart too', async t => {
  const journal = openMemoryJournal()
  const { runtime, changes, report } = await start(journal)
  await submitAndWait(runtime, 's', { type: 'rule-saved', rule: warm, actor: 'wang' })
  await submitAndWait(runtime, 's', { type: 'device-saved', device: bin, actor: 'wang' })
  await report(50, T0)
  t.same(changes, ['raised warm'])
  t.same([...runtime.registry.customRules()], [warm])
  await runtime.stop()
  const again = await start(journal)
  t.match(again.runtime.registry.customRule('warm'), { version: 1 })
  await submitAndWait(again.runtime, 's', { type: 'rule-deleted', rule: 'warm', version: 2, actor: 'wang' })
  t.same(again.changes, ['cleared warm'])
  t.same(
    [again.runtime.registry.customRule('warm'), again.runtime.registry.ruleVersion('warm')],
    [undefined, 2],
  )
  await again.runtime.stop()
})

t.test('a rule that cannot be compiled is counted and stops nothing', async t => {
  const { runtime, changes, tally, report } = await start(openMemoryJournal())
  await submitAndWait(runtime, 's', { type: 'device-saved', device: bin, actor: 'wang' })
  const unknown = { type: 'no-such-shape' } as unknown as ConditionSpec
  const broken: Rule = { ...warm, levels: [{ severity: 'low', when: unknown }] }
  await submitAndWait(runtime, 's', { type: 'rule-saved', rule: broken, actor: 'wang' })
  await report(99, T0)
  t.same(changes, ['raised rule-failed', 'raised bin-fire'])
  t.equal(tally.of('rules', 'warm'), 1)
  t.equal(runtime.state, 'running')
  await runtime.stop()
})
