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

t.test('a rule that never was has no changes', async t => {
  const { rules, close } = await openTemporaryStorage()
  t.same(await rules.changes('none'), [])
  await close()
})
