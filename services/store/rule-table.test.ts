import t from 'tap'
import type { Input } from '../domain/model/input.ts'
import type { Rule } from '../domain/model/rule.ts'
import { text } from '../domain/model/text.ts'
import { openTemporaryStorage } from './temporary.ts'

const rule = (id: string, version: number): Rule => ({
  ...{ id, kind: 'smart-bin', version, title: text('Own', '自定义'), settings: {}, levels: [] },
})
const saved = (id: string, version: number, note?: string): Input => ({
  ...{ type: 'rule-saved', rule: rule(id, version), actor: 'wang' },
  ...(note !== undefined && { note }),
})
const deleted = (id: string, version: number): Input => ({
  type: 'rule-deleted',
  rule: id,
  version,
  actor: 'li',
})
const tuned = (id: string, version: number): Input => ({
  type: 'rule-tuned',
  tuning: { rule: id, version, overrides: [{ scope: {}, enabled: false }] },
  actor: 'wang',
})

t.test(
  'every change is kept once, however many sites are told of it, and numbered within its rule',
  async t => {
    const { journal, rules, close } = await openTemporaryStorage()
    const at = (now: number, ...inputs: Input[]) =>
      journal.append({
        entries: ['east', 'west'].flatMap(site => inputs.map(input => ({ site, now, input }))),
        changes: [],
      })
    await at(1, saved('a', 1, 'first'), tuned('a', 1))
    await at(2, saved('b', 1))
    await at(3, saved('a', 2))
    await at(4, deleted('a', 3))
    const changes = await rules.changes('a')
    t.same(
      changes.map(({ n, what, version, at, actor, note }) => [n, what, version, at, actor, note]),
      [
        [1, 'saved', 1, 1, 'wang', 'first'],
        [2, 'tuned', 1, 1, 'wang', null],
        [3, 'saved', 2, 3, 'wang', null],
        [4, 'deleted', 3, 4, 'li', null],
      ],
    )
    t.same(changes[0]?.definition, rule('a', 1))
    t.same(changes[1]?.tuning?.overrides, [{ scope: {}, enabled: false }])
    t.match(await rules.deleted(), [{ rule: 'a', n: 4 }])
    await at(5, saved('a', 4))
    t.same(await rules.deleted(), [])
    await close()
  },
)

t.test('of each rule the latest changes stay, and what held before them', async t => {
  const { journal, rules, close } = await openTemporaryStorage({ ruleChangesMax: 3 })
  const commit = (now: number, input: Input) =>
    journal.append({ entries: [{ site: 'east', now, input }], changes: [] })
  const numbers = async (id: string) => (await rules.changes(id)).map(({ n }) => n)
  await commit(1, saved('a', 1))
  await commit(2, saved('b', 1))
  for (const version of [1, 2]) await commit(3, tuned('a', version))
  t.same(await numbers('a'), [1, 2, 3])
  for (const version of [3, 4, 5, 6]) await commit(4, tuned('a', version))
  t.same(await numbers('a'), [1, 4, 5, 6, 7], 'its definition, the settings that held, and three changes')
  t.same(await numbers('b'), [1])
  await commit(5, saved('a', 2))
  await commit(6, saved('a', 3))
  await commit(7, saved('a', 4))
  t.same(await numbers('a'), [1, 7, 8, 9, 10])
  await commit(8, saved('a', 5))
  t.same(await numbers('a'), [7, 8, 9, 10, 11])
  await close()
})

t.test('the history of a deleted rule goes when it is old, with the next change of any', async t => {
  const { journal, rules, close } = await openTemporaryStorage({ deletedRulesKeepMs: 100 })
  const commit = (now: number, ...inputs: Input[]) =>
    journal.append({ entries: inputs.map(input => ({ site: 'east', now, input })), changes: [] })
  await commit(1, saved('a', 1), saved('again', 1), saved('b', 1))
  await commit(10, deleted('a', 2), deleted('again', 2))
  await commit(20, saved('again', 3))
  await commit(109, tuned('b', 1))
  t.equal((await rules.changes('a')).length, 2)
  await commit(110, tuned('b', 2))
  t.same(await rules.changes('a'), [])
  t.equal((await rules.changes('again')).length, 3, 'one that was saved again is not deleted')
  t.same(await rules.deleted(), [])
  await close()
})

t.test('a rule that never was has no changes', async t => {
  const { rules, close } = await openTemporaryStorage()
  t.same(await rules.changes('none'), [])
  await close()
})
