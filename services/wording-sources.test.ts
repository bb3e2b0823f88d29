import t, { type Test } from 'tap'
import type { Alert } from './domain/model/alert.ts'
import type { Disclosure } from './domain/model/disclosure.ts'
import type { ConsentTo } from './domain/model/household.ts'
import { createWording } from './notify/wording/wording.ts'
import type { PeopleStore } from './store/people.ts'
import { openTemporaryStorage } from './store/temporary.ts'
import { sampleAlert } from './testing/sample-alert.ts'
import { wordingSources } from './wording-sources.ts'

const RAISED = Date.UTC(2026, 10, 21, 19)
const alert = sampleAlert('site-1-7', RAISED, {
  ...{ site: 'site-1', deviceKind: 'wristband', deviceId: 'band-1', rule: 'sos', zone: 'b3' },
  severity: 'critical',
})
const told = {
  notice: { id: 'site-1-7/2', why: 'raised', isLifeSafety: true },
  ...({ alert, language: 'en', isRepeat: false, at: RAISED } as const),
} as const

type Reads = Pick<PeopleStore, 'sites' | 'wearers' | 'erasures'>

async function site(t: Test, readsOf: (people: PeopleStore) => Reads = p => p) {
  const { people, close } = await openTemporaryStorage()
  t.teardown(() => close())
  const zone = { id: 'b3', sort: 'building', name: { en: 'Building 3', zh: '3号楼' } } as const
  const none = { members: new Map(), wearers: new Map(), rotas: new Map(), plans: new Map() }
  const registry = { get: () => undefined, roster: () => ({ ...none, zones: new Map([['b3', zone]]) }) }
  const timeZoneOf = () => 'Asia/Shanghai'
  const wording = createWording(wordingSources({ people: readsOf(people), registry, timeZoneOf }))
  const allow = (disclosure: Disclosure) =>
    people.nameSite({ id: 'site-1', name: { en: 'Sunny Garden', zh: '阳光花园' }, disclosure })
  const agree = (...to: ConsentTo[]) => {
    const consents = to.map(what => ({ what, givenOn: '2026-01-02', givenBy: 'Wang' }))
    return people.savePeople([{ what: 'wearer', file: { ...file, ...rest, consents }, at: RAISED }])
  }
  const file = { id: 'w-1', site: 'site-1', version: 1, name: 'Wang Fang', device: 'band-1' }
  const rest = { living: 'alone', contacts: [], consents: [], carers: [] } as const
  await people.savePeople([{ what: 'wearer', file: { ...file, ...rest }, at: RAISED }])
  const message = (more: Partial<Alert> = {}) => wording.notice({ ...told, alert: { ...alert, ...more } })
  return { allow, agree, message, title: async () => (await message()).title }
}

t.test('a wearer is named where the site says so, from the next message on, and not before', async t => {
  const { allow, title } = await site(t)
  t.equal(await title(), 'Critical: help needed, Building 3')
  await allow('name')
  t.equal(await title(), 'Critical: help needed, Wang Fang, Building 3')
  await allow('place-only')
  t.equal(await title(), 'Critical: help needed, Building 3')
})

t.test('somebody is told also when nothing of the site can be read, and then the least', async t => {
  const damaged = () => Promise.reject(new Error('damaged'))
  const nothing = await site(t, () => ({ sites: damaged, wearers: damaged, erasures: damaged }))
  await nothing.allow('name')
  t.equal(await nothing.title(), 'Critical: help needed, Building 3')
  const noNames = await site(t, people => ({
    ...{ sites: () => people.sites(), wearers: damaged, erasures: damaged },
  }))
  await noNames.allow('name')
  t.equal(await noNames.title(), 'Critical: help needed, Building 3')
})

t.test('whoever was erased is named no more, also where a restored backup brought them back', async t => {
  const erased = { wearer: 'w-1', site: 'site-1', at: RAISED, by: 'admin', wearings: [] }
  const { allow, title } = await site(t, people => ({
    ...{
      sites: () => people.sites(),
      wearers: () => people.wearers(),
      erasures: async () => ({ all: [erased], undone: [erased] }),
    },
  }))
  await allow('name')
  t.equal(await title(), 'Critical: help needed, Building 3')
})

t.test('what a band measures of one who did not agree leaves nowhere, whatever the site says', async t => {
  const { allow, agree, message } = await site(t)
  await allow('full')
  const title = { en: 'Low oxygen', zh: '血氧偏低' }
  const spo2: Partial<Alert> = {
    ...{ rule: 'spo2', title, latched: false },
    evidence: {
      ...{ sentence: { en: 'Oxygen below 90 %', zh: '血氧低于 90 %' }, thresholds: [], settings: {} },
      ...{ metrics: ['spo2Percent'], readings: [{ at: RAISED, values: { spo2Percent: 82 } }] },
    },
  }
  const told = async (more: Partial<Alert>) => JSON.stringify(await message(more))
  t.notMatch(await told(spo2), /82|90|oxygen/i)
  t.match(await told(spo2), /Wang Fang/, 'who needs somebody is told all the same')
  const left = { ...spo2, evidence: { ...alert.evidence, metrics: ['lat', 'lon'] } }
  await agree('health')
  t.match(await told(spo2), /low oxygen.*82/i)
  t.notMatch(await told(left), /oxygen/i, 'where they are asks for another')
  const member = [{ alert: 'site-1-6', device: 'band-1' }]
  await agree()
  const several = {
    ...spo2,
    deviceId: 'band-2',
    evidence: { ...alert.evidence, ...spo2.evidence, members: member },
  }
  t.notMatch(await told(several as Partial<Alert>), /82|oxygen/i, 'nor in an alert about several')
  const sos = {
    title: { en: 'Call for help', zh: '求救' },
    evidence: { ...alert.evidence, metrics: ['sos'] },
  }
  t.match(await told(sos), /call for help/i, 'a call asks for no consent')
})
