import t from 'tap'
import type { RosterEntry } from '../../domain/model/roster.ts'
import type { Scope } from '../../domain/model/scope.ts'
import { newRoster } from '../../domain/notices/living-roster.ts'
import { createReaches, type Who } from './reaches.ts'
import type { Right } from './rights.ts'

const name = { en: 'Z', zh: '区' }
const zone = (id: string, within?: string): RosterEntry => ({
  ...{ what: 'zone', zone: { id, sort: 'area', name, ...(within !== undefined && { within }) } },
})
const wearer = (id: string, device: string, ...carers: string[]): RosterEntry => ({
  ...{ what: 'wearer', wearer: { id, device, carers } },
})
const devices = new Map([
  ['band-1', { site: 'riverside', zone: 'u2', historyFrom: null as number | null }],
  ['band-2', { site: 'riverside', zone: 'b4', historyFrom: null }],
  ['band-9', { site: 'hilltop', zone: 'b3', historyFrom: null }],
])

function setUp(...entries: RosterEntry[]) {
  const rosters = new Map([['riverside', newRoster(entries)]])
  const registry = {
    rosterRevision: 0,
    roster: (site: string) => rosters.get(site) ?? newRoster(),
    rosters: () => rosters,
    get: (id: string) => {
      const known = devices.get(id)
      const { historyFrom = null, ...place } = known ?? { site: '', zone: '' }
      const device = { id, kind: 'wristband', name: id, ...place }
      return known && { device, historyFrom, values: {}, lastSeenAt: null, online: null }
    },
  }
  const change = (...now: RosterEntry[]) => {
    rosters.set('riverside', newRoster(now))
    registry.rosterRevision += 1
  }
  return { reaches: createReaches(registry), change }
}

const grid = (scope: Scope): Who => ({ username: 'gao', role: 'grid-worker', scope })
const chen: Who = { username: 'chen', role: 'caregiver', scope: [] }
const alertOf = (deviceId: string, site: string, zone: string, raisedAt = 10) => ({
  ...{ deviceId, site, zone, raisedAt, condition: 'active' as const },
})

t.test('a zone is reached with all that lies within it, and nothing beside', async t => {
  const { reaches } = setUp(zone('b3', 'g1'), zone('u2', 'b3'), zone('b4', 'g1'))
  const reach = reaches.of(grid([{ site: 'riverside', zones: ['b3'] }]), 'alerts.read')
  const reached = ['b3', 'u2', 'b4', 'g1', 'nobody-described'].filter(one => reach?.place('riverside', one))
  t.same(reached, ['b3', 'u2'])
  t.notOk(reach?.place('riverside'), 'not the whole site')
  t.notOk(reach?.place('hilltop', 'b3'), 'nor a zone of the same name elsewhere')
  t.ok(reach?.touches('riverside'))
  t.notOk(reach?.touches('hilltop'))
})

t.test('an alert is judged by where it was raised, wherever its device is now', async t => {
  const { reaches } = setUp(zone('b3'), zone('b4'))
  const reach = reaches.of(grid([{ site: 'riverside', zones: ['b3'] }]), 'alerts.read')
  t.ok(reach?.alert(alertOf('band-2', 'riverside', 'b3')), 'though it is in b4 by now')
  t.notOk(reach?.alert(alertOf('band-1', 'riverside', 'b4')))
})

t.test('a caregiver reaches the bands of the own wearers, none of another site, and no place', async t => {
  const { reaches } = setUp(
    zone('u2', 'b3'),
    wearer('w-1', 'band-1', 'sun', 'chen'),
    wearer('w-2', 'band-2', 'sun'),
    wearer('w-3', 'band-9', 'chen'),
  )
  const reach = reaches.of(chen, 'health.read')
  const own = [...devices].filter(([id, place]) => reach?.device({ id, ...place })).map(([id]) => id)
  t.same(own, ['band-1'], 'a roster speaks of its own site alone')
  t.notOk(reach?.place('riverside', 'u2'), 'who else lives there is somebody else’s')
  t.ok(reach?.touches('riverside', 'b3'), 'but what the place is called may be known')
  t.notOk(reach?.touches('riverside', 'b4'))
  t.notOk(reach?.wearer({ site: 'riverside', zone: 'u2' }))
})

t.test('what was raised of whoever had the band before is not of the carers of now', async t => {
  const { reaches } = setUp(wearer('w-1', 'band-1', 'chen'))
  const reach = reaches.of(chen, 'alerts.read')
  const isSeen = (raisedAt: number) => reach?.alert(alertOf('band-1', 'riverside', 'u2', raisedAt))
  t.ok(isSeen(10))
  const band = devices.get('band-1')
  if (band) band.historyFrom = 20
  t.same([isSeen(19), isSeen(20), isSeen(21)], [false, true, true])
  t.match(reach?.within(), { devices: [{ device: 'band-1', since: 20 }] })
  if (band) band.historyFrom = null
})

t.test('a reach is the same one as long as it reaches the same', async t => {
  const before = [zone('b3'), wearer('w-1', 'band-1', 'chen')]
  const { reaches, change } = setUp(...before)
  const of = () => [
    reaches.of(grid([{ site: 'riverside', zones: ['b3'] }]), 'alerts.read'),
    reaches.of(chen, 'alerts.read'),
  ]
  const [gao, caring] = of()
  change(...before, wearer('w-2', 'band-2', 'sun'))
  t.same([of()[0] === gao, of()[1] === caring], [true, true], 'somebody else’s wearer')
  change(...before, zone('u7', 'b3'))
  t.same([of()[0] === gao, of()[1] === caring], [false, true], 'a zone within')
  change(zone('b3'), wearer('w-1', 'band-1', 'chen'), wearer('w-2', 'band-2', 'chen'))
  t.not(of()[1], caring, 'another wearer')
})

t.test('nobody does more than the role may, nor more than a key names', async t => {
  const { reaches } = setUp()
  t.equal(reaches.of(grid('all'), 'health.read'), undefined)
  t.equal(reaches.of(grid('all'), 'alerts.read')?.isAll, true)
  const key: Who = { ...grid('all'), rights: new Set<Right>(['devices.read', 'backups']) }
  t.equal(reaches.of(key, 'alerts.read'), undefined)
  t.ok(reaches.of(key, 'devices.read'))
  t.equal(reaches.of(key, 'backups'), undefined, 'which the role does not have')
})
