import t from 'tap'
import { atLeast } from '../model/condition.ts'
import type { Rule } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { step } from './step.ts'
import { bin, reading, siteWith, T0, words } from './testing/site.ts'

const tried: Rule = {
  id: 'bin-warm',
  kind: 'smart-bin',
  version: 1,
  title: text('Warm', '发热'),
  settings: {},
  levels: [{ severity: 'low', when: atLeast('temperatureC', 40) }],
  dryRun: true,
}
const saved = ({ dryRun: _, ...rule }: Rule, version: number, more: Partial<Rule> = {}) =>
  ({ type: 'rule-saved', rule: { ...rule, ...more, version }, actor: 'admin' }) as const

function warmBin() {
  const community = siteWith(bin)
  step(community, saved(tried, 1, { dryRun: true }), T0)
  const { changes } = step(community, reading('bin', T0 + SECOND, { temperatureC: 45 }), T0 + SECOND)
  return { community, changes }
}

t.test('a rule that is only tried raises, and nobody hears of it', async t => {
  const { changes } = warmBin()
  t.same(words(changes), ['raised bin-warm'])
  t.match(changes[0]?.alert, { suppressed: { reason: 'dry-run', by: 'bin-warm' }, announced: false })
})

t.test('published, what is still so is heard of; what was over before is not', async t => {
  const { community } = warmBin()
  const { changes } = step(community, saved(tried, 2), T0 + MINUTE)
  t.match(words(changes), ['commented bin-warm', 'released bin-warm'])
  t.match(changes.at(-1)?.alert, { suppressed: null, announced: true })
})

t.test('changed while it is tried it goes on telling nobody', async t => {
  const { community } = warmBin()
  step(community, saved(tried, 2, { dryRun: true, title: text('Hot', '高温') }), T0 + MINUTE)
  const { changes } = step(community, { type: 'tick' }, T0 + 60 * MINUTE)
  t.same(words(changes), [])
  t.match([...community.alerts.values()][0]?.alert.suppressed, { reason: 'dry-run' })
})
