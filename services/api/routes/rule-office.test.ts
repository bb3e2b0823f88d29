import t from 'tap'
import type { Intake, Result } from '../../runtime/intake.ts'
import { createRuleOffice } from './rule-office.ts'

const known = { kinds: [], rules: [], ownRulesMax: 1 }

t.test('a tuning is given to all sites before any has answered, so that one commit holds it', async t => {
  const answers: ((result: Result) => void)[] = []
  const intake: Intake = { now: () => 0, submit: (_site, _input, done) => void answers.push(done) }
  const registry = { sites: () => ['east', 'west', 'north'], tuning: () => undefined } as never
  const rule = { id: 'bin-full', settings: {} } as never
  const tuned = createRuleOffice({ registry, intake, ...known }).tune({
    rule,
    overrides: [],
    seen: undefined,
    actor: 'admin',
    note: undefined,
  })
  await new Promise(setImmediate)
  t.equal(answers.length, 3)
  for (const answer of answers) answer({ ok: true, consequence: { changes: [] } })
  t.match(await tuned, { rule: 'bin-full', version: 1 })
})

t.test('a site that begins while a rule is tuned is tuned too', async t => {
  const sites = ['east']
  const given: string[] = []
  const intake: Intake = {
    now: () => 0,
    submit(site, _input, done) {
      given.push(site)
      if (site === 'east') sites.push('west')
      done({ ok: true, consequence: { changes: [] } })
    },
  }
  const registry = { sites: () => sites, tuning: () => undefined } as never
  const rule = { id: 'bin-full', settings: {} } as never
  await createRuleOffice({ registry, intake, ...known }).tune({
    rule,
    overrides: [],
    seen: undefined,
    actor: 'admin',
    note: undefined,
  })
  t.same(given, ['east', 'west'])
})
