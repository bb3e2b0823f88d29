import t from 'tap'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import type { RuleTuning } from '../../domain/model/rule.ts'
import { alertOf, band, bin, noon } from '../testing/samples.ts'
import { createFormerPersons } from './former-person.ts'

const home = { homeLat: 39.9123, homeLon: 116.4321, radiusM: 300, accuracyM: 50, count: 2 }
const title = { en: 'Left the home area', zh: '离开活动范围' }
const readings = [{ at: noon, values: { lat: 39.9123, lon: 116.4321, heartRateBpm: 71 } }]
const left = {
  ...alertOf('a-1', band),
  ...{ rule: 'left-area', title },
  evidence: {
    sentence: { en: 'position is more than 300 m from its place', zh: '位置距中心点超过 300 米' },
    metrics: ['lat', 'lon'],
    thresholds: [{ metric: 'lat', value: 39.9123 }],
    ...{ readings, kept: readings, settings: home },
  },
}

const persons = (deletedAt: number | undefined, tuning?: RuleTuning) =>
  createFormerPersons({
    kinds: kindList,
    rules: allRules,
    registry: { deletedAt: () => deletedAt, tuning: () => tuning, customRule: () => undefined },
  })

t.test('of a wearer whose band is deleted neither the home nor the ways from it are told', async t => {
  const told = persons(noon)(left)
  t.notMatch(JSON.stringify(told), /39\.9|116\.4|300/)
  t.same(told.evidence, {
    sentence: title,
    metrics: ['lat', 'lon'],
    thresholds: [],
    readings: [{ at: noon, values: { heartRateBpm: 71 } }],
    kept: [{ at: noon, values: { heartRateBpm: 71 } }],
    settings: { accuracyM: 50, count: 2 },
  })
})

t.test('what is of no former wearer is the same object', async t => {
  t.equal(persons(undefined)(left), left)
  t.equal(persons(noon - 1)(left), left, 'raised of whoever has the band now')
  const full = alertOf('a-2', bin)
  t.equal(persons(noon)(full), full, 'a bin is nobody')
})

t.test('figures that hold for everybody there tell of nobody', async t => {
  const set = (scope: object): RuleTuning => ({
    rule: 'left-area',
    version: 1,
    overrides: [{ scope, settings: { homeLat: 39.9123, homeLon: 116.4321, radiusM: 300 } }],
  })
  t.same(persons(noon, set({ site: 'site-1', zone: 'b2' }))(left).evidence.settings, home)
  t.same(persons(noon, set({ zone: 'c1' }))(left).evidence.settings, { accuracyM: 50, count: 2 })
  const next = persons(noon, set({ device: 'band-1' }))(left)
  t.same(next.evidence.settings, { accuracyM: 50, count: 2 }, 'those of the next wearer are no standard')
})

t.test('of a rule that is gone no figure is known to be everybody’s', async t => {
  t.same(persons(noon)({ ...left, rule: 'own-rule' }).evidence.settings, {})
})

t.test('an alert that gathered those of a former wearer does not say where that was', async t => {
  const members = [{ alert: 'a-1', device: 'band-1' }]
  const gathered = { ...alertOf('a-3', bin), evidence: { ...left.evidence, members } }
  t.same(persons(noon)(gathered).evidence, {
    ...gathered.evidence,
    readings: [{ at: noon, values: { heartRateBpm: 71 } }],
    kept: [{ at: noon, values: { heartRateBpm: 71 } }],
  })
})
