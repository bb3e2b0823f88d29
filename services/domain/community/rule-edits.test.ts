import t from 'tap'
import type { AlertChange } from '../model/alert.ts'
import { all, atLeast, is } from '../model/condition.ts'
import type { Rule } from '../model/rule.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { binWarm, deletedRule, savedRule } from './testing/custom-rule.ts'
import { band, bin, book, command, reading, siteWith, T0, tuned, words } from './testing/site.ts'

const alertOf = (community: Community, id = 's-1') => community.alerts.get(id)?.alert
const notes = (changes: readonly AlertChange[]) =>
  changes.map(({ alert, event }) => `${event.type} ${alert.rule} ${alert.severity} (${event.note})`)

/** A site whose bin is at 50 °C, with the rule saved before and so with an alert open. */
function warmSite(rule: Rule = binWarm): Community {
  const community = siteWith(bin)
  step(community, savedRule(rule), T0)
  step(community, reading('bin', T0 + SECOND, { temperatureC: 50 }), T0 + SECOND)
  return community
}

/** What is said when the bin is at 26 °C, twice: it cools by more than is believed at once. */
function coolDown(community: Community, at: Instant): string[] {
  const cool = (now: Instant) =>
    words(step(community, reading('bin', now, { temperatureC: 26 }), now).changes)
  return [...cool(at), ...cool(at + SECOND)]
}

t.test(
  'a rule that is saved raises from the value that is there; saved again it changes nothing',
  async t => {
    const community = siteWith(bin, band)
    step(community, reading('bin', T0, { temperatureC: 50 }), T0)
    t.same(words(step(community, savedRule(binWarm), T0 + SECOND).changes), ['raised bin-warm'])
    t.same(step(community, savedRule(binWarm), T0 + 2 * SECOND).changes, [])
    t.same(
      step(community, savedRule({ ...binWarm, levels: [] }), T0 + 2 * SECOND).changes,
      [],
      'not by any other content',
    )
    t.equal(alertOf(community)?.condition, 'active')
  },
)

t.test('an alert that is still so goes on with the new version, its end and its words', async t => {
  const community = warmSite()
  const v2: Rule = {
    ...binWarm,
    version: 2,
    title: { en: 'Warm', zh: '温热' },
    levels: [{ severity: 'medium', when: atLeast('temperatureC', 45) }],
  }
  const { changes } = step(community, savedRule(v2), T0 + MINUTE)
  t.same(notes(changes), ['commented bin-warm medium (goes on by version 2 of the rule)'])
  t.match(alertOf(community), { ruleVersion: 2, title: { en: 'Warm' }, occurrences: 1 })
  t.match(alertOf(community)?.evidence, {
    sentence: { en: /45 °C/ },
    readings: [{ values: { temperatureC: 50 } }],
  })
  t.same(coolDown(community, T0 + 2 * MINUTE), ['cleared bin-warm'])
})

t.test('an alert takes the severity that the new version gives it', async t => {
  const community = warmSite()
  const worse: Rule = {
    ...binWarm,
    version: 2,
    levels: [{ severity: 'high', when: atLeast('temperatureC', 40) }],
  }
  t.same(notes(step(community, savedRule(worse), T0 + MINUTE).changes), [
    'severity-changed bin-warm high (goes on by version 2 of the rule)',
  ])
  t.match(alertOf(community), { peakSeverity: 'high' })
  const milder: Rule = {
    ...binWarm,
    version: 3,
    levels: [{ severity: 'low', when: atLeast('temperatureC', 40) }],
  }
  step(community, savedRule(milder), T0 + 2 * MINUTE)
  t.match(alertOf(community), { severity: 'low', peakSeverity: 'high', ruleVersion: 3 })
})

t.test('an alert that is no longer so is cleared and says why', async t => {
  const community = warmSite()
  const { clear: _, ...open } = binWarm
  const v2: Rule = {
    ...open,
    version: 2,
    levels: [{ severity: 'medium', when: atLeast('temperatureC', 60) }],
  }
  t.same(notes(step(community, savedRule(v2), T0 + MINUTE).changes), [
    'cleared bin-warm medium (no longer so by version 2 of the rule)',
  ])
  const later = T0 + HOUR
  t.same(words(step(community, reading('bin', later, { temperatureC: 61 }), later).changes), [
    'raised bin-warm',
  ])
})

t.test('a version that looks at other things begins anew and does not raise twice', async t => {
  const counted: Rule = {
    ...binWarm,
    version: 2,
    levels: [
      { severity: 'medium', when: all(atLeast('temperatureC', 40), is('lidOpen', false, false)), count: 3 },
    ],
  }
  const community = warmSite()
  step(community, savedRule(counted), T0 + MINUTE)
  t.equal(community.alerts.size, 1)
  for (const minute of [2, 3, 4]) {
    const at = T0 + minute * MINUTE
    step(community, reading('bin', at, { temperatureC: 50 }), at)
  }
  t.same([...community.alerts.keys()], ['s-1'])
  const at = T0 + 5 * MINUTE
  t.same(coolDown(community, at), ['cleared bin-warm'])
})

t.test('a version with other figures keeps what was waited for', async t => {
  const slow: Rule = {
    ...binWarm,
    levels: [{ severity: 'medium', when: atLeast('temperatureC', 40), forMs: 10 * MINUTE }],
  }
  const community = warmSite(slow)
  const v2: Rule = {
    ...slow,
    version: 2,
    levels: [{ severity: 'medium', when: atLeast('temperatureC', 45), forMs: 12 * MINUTE }],
  }
  step(community, savedRule(v2), T0 + 9 * MINUTE)
  t.same(step(community, { type: 'tick' }, T0 + SECOND + 12 * MINUTE - 1).changes, [])
  t.same(words(step(community, { type: 'tick' }, T0 + SECOND + 12 * MINUTE).changes), ['raised bin-warm'])
})

t.test('a deleted rule clears what is open and leaves to a person what is latched', async t => {
  const community = warmSite()
  t.same(notes(step(community, deletedRule('bin-warm', 2), T0 + MINUTE).changes), [
    'cleared bin-warm medium (rule deleted)',
  ])
  const later = T0 + HOUR
  t.same(step(community, reading('bin', later, { temperatureC: 60 }), later).changes, [])
  t.same(step(community, savedRule({ ...binWarm, version: 2 }), later).changes, [], 'not older than its end')

  const latching: Rule = {
    ...binWarm,
    levels: [{ severity: 'high', when: atLeast('temperatureC', 40), latch: true }],
  }
  const other = warmSite(latching)
  t.same(step(other, deletedRule('bin-warm', 2), T0 + MINUTE).changes, [])
  t.same(words(step(other, command({ action: 'resolve' }), T0 + HOUR).changes), [
    'cleared bin-warm',
    'resolved bin-warm',
  ])
})

t.test('a call for help is never ended by an edit of its rule', async t => {
  const help: Rule = {
    ...binWarm,
    id: 'help',
    kind: 'wristband',
    levels: [{ severity: 'high', when: is('sos', true) }],
    lifeSafety: true,
  }
  const { clear: _, ...plain } = help
  const community = siteWith(band)
  step(community, savedRule(plain), T0)
  step(community, tuned('sos', {}, false), T0)
  step(community, reading('band', T0 + SECOND, { sos: true }), T0 + SECOND)
  const v2: Rule = { ...plain, version: 2, levels: [{ severity: 'high', when: is('fall', true) }] }
  step(community, savedRule(v2), T0 + MINUTE)
  t.match(alertOf(community), { condition: 'active', ruleVersion: 2, latched: true })
  step(community, reading('band', T0 + HOUR, { sos: false, fall: false }), T0 + HOUR)
  step(community, deletedRule('help', 3), T0 + HOUR)
  t.match(alertOf(community), { condition: 'active' })
})

t.test('own rules and their ends are in a snapshot; one from before there were any is read', async t => {
  const community = warmSite()
  step(community, savedRule({ ...binWarm, id: 'gone' }), T0 + SECOND)
  step(community, deletedRule('gone', 2), T0 + SECOND)
  const frozen = JSON.parse(JSON.stringify(freeze(community)))
  const again = thaw(frozen, book)
  t.same(again.customRules, community.customRules)
  t.same(again.deletedRules, new Map([['gone', 2]]))
  const later = T0 + MINUTE
  t.same(coolDown(again, later), ['cleared bin-warm'])
  const { customRules: _, deletedRules: __, ...older } = frozen
  t.equal(thaw(older, book).customRules.size, 0)
})

t.test('an own rule gives way to one of the product that has its id by now', async t => {
  const community = siteWith(bin)
  step(community, savedRule({ ...binWarm, id: 'bin-full' }), T0)
  const at = T0 + SECOND
  t.same(words(step(community, reading('bin', at, { temperatureC: 50 }), at).changes), [])
  const later = T0 + MINUTE
  t.same(words(step(community, reading('bin', later, { fillPercent: 80 }), later).changes), [
    'raised bin-full',
  ])
})
