import t from 'tap'
import type { Intake, Result } from '../../runtime/intake.ts'
import { createRuleOffice } from './rule-office.ts'

const known = { kinds: [], rules: [], ownRulesMax: 1 }

t.test('a tuning is given to all sites before any has answered, so that one commit holds it', async t => {
  const answers: ((result: Result) => void)[] = []
  const intake: Intake = { now: () => 0, submit: (_site, _input, done) => void answers.push(done) }
  const registry = { sites: () => ['east', 'west', 'north'], tuning: () => undefined } as never
  const rule = { id: 'bin-full', settings: {}, levels: [] } as never
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
  const rule = { id: 'bin-full', settings: {}, levels: [] } as never
  await createRuleOffice({ registry, intake, ...known }).tune({
    rule,
    overrides: [],
    seen: undefined,
    actor: 'admin',
    note: undefined,
  })
  t.same(given, ['east', 'west'])
})

t.test('what is set for a device goes on every site in the turn in which the device does', async t => {
  const given: string[] = []
  const answers: ((result: Result) => void)[] = []
  const intake: Intake = {
    now: () => 0,
    submit(site, input, done) {
      given.push(`${site} ${input.type}`)
      answers.push(done)
    },
  }
  const set = [{ scope: { zone: 'gate' } }, { scope: { device: 'band-1' } }]
  const tuning = (rule: string) => (rule === 'spo2' ? { rule, version: 4, overrides: set } : undefined)
  const registry = { sites: () => ['east', 'west'], customRules: () => [], tuning } as never
  const rules = [{ id: 'spo2' }, { id: 'sos' }] as never
  const done = createRuleOffice({ registry, intake, ...known, rules }).forget({
    isGone: id => id === 'band-1',
    actor: 'admin',
    first: () => new Promise(resolve => intake.submit('east', { type: 'tick' }, resolve)),
  })
  await new Promise(setImmediate)
  t.same(given, ['east tick', 'east rule-tuned', 'west rule-tuned'], 'before anything was answered')
  for (const answer of answers) answer({ ok: true, consequence: { changes: [] } })
  await done
})
