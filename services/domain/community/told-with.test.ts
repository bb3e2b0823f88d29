import t from 'tap'
import type { Action, Command } from '../model/command.ts'
import type { Device } from '../model/device.ts'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { cameraOf, Played } from './testing/noise.ts'
import { band, command } from './testing/site.ts'
import { member, roster, staffed, wearer } from './testing/staff.ts'

const MINUTE_S = MINUTE / SECOND
const chargers = ['A', 'B', 'C', 'D'].map(
  (id): Device => ({ id, kind: 'ev-charger', site: 's', zone: 'b3', name: id }),
)
/** Not looked at for silence: that is another matter. */
const camerasOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...cameraOf(`cam${i}`, undefined, 'b3'),
    expectedIntervalMs: DAY,
  }))
const cameras = camerasOf(12)
const bands = ['w1', 'w2', 'w3'].map((id): Device => ({ ...band, id }))

/** A site with staff, of which is heard who is called about which device: `A wang raised`. */
class Called {
  readonly site: Played
  #from = 0
  constructor(devices: readonly Device[]) {
    this.site = new Played(devices, { floodFrom: 0 })
    staffed(this.site.community)
  }

  since(): string[] {
    const changes = this.site.changes.slice(this.#from)
    this.#from = this.site.changes.length
    return changes.flatMap(({ alert, event: { notice } }) =>
      notice === undefined ? [] : [`${alert.deviceId} ${notice.to} ${notice.why}`],
    )
  }

  report(...args: Parameters<Played['report']>): string[] {
    this.site.report(...args)
    return this.since()
  }

  at(...args: Parameters<Played['at']>): string[] {
    this.site.at(...args)
    return this.since()
  }

  act(second: number, action: Action, deviceId: string, more: Partial<Command> = {}): string[] {
    return this.at(second, command({ action, alertId: this.idOf(deviceId), ...more }))
  }

  idOf(deviceId: string): string {
    const alerts = [...this.site.community.alerts.values()].map(({ alert }) => alert)
    return alerts.findLast(alert => alert.deviceId === deviceId)?.id ?? ''
  }
}

const warm = { temperatureC: 57 }
const hot = { temperatureC: 67 }
const tampered = { tampered: true }

t.test('what somebody hears of by the first of its like is not told again', async t => {
  const site = new Called(chargers)
  t.same(site.report(0, 'A', warm), ['A wang raised'])
  t.same(site.report(1, 'B', warm), [])
  site.site.restart()
  t.same(site.report(2, 'C', warm), [])
})

t.test('what is worse than the first is told by itself, and so is what becomes worse', async t => {
  const site = new Called(chargers)
  site.report(0, 'A', warm)
  site.report(1, 'B', warm)
  t.same(site.report(2, 'C', hot), ['C wang raised'])
  t.same(site.report(3, 'D', hot), [], 'as bad as one that was told')
  t.same(site.report(4, 'B', { temperatureC: 82 }), ['B wang climbed'])
})

t.test('each that is critical is told by itself', async t => {
  const site = new Called(chargers)
  t.same(site.report(0, 'A', { residualCurrentMa: 60 }), ['A wang raised'])
  t.same(site.report(1, 'C', { residualCurrentMa: 80 }), ['C wang raised'])
})

t.test('of each wearer the own carers hear, however alike it is', async t => {
  const site = new Called(bands)
  for (const n of [1, 2, 3]) {
    site.at(0, member(`c${n}`, 'caregiver'))
    site.at(0, wearer(`w${n}`, `c${n}`))
  }
  const found = bands.flatMap(({ id }, i) =>
    [0, 1].flatMap(k => site.report(5 * i + k, id, { spo2Percent: 80 - k, worn: true })),
  )
  t.same(found, ['w1 c1 raised', 'w2 c2 raised', 'w3 c3 raised'])
})

t.test('what goes to others than the first did is told to them', async t => {
  const [first, second] = cameras as [Device, Device]
  const site = new Called([first, second])
  const steps = [{ afterMs: 0, tell: [{ who: 'person' as const, person: 'mei' }] }]
  t.same(site.report(0, first.id, tampered), ['cam0 wang raised'])
  site.at(1, roster({ what: 'plan', plan: { id: 'p', match: { kinds: ['fire-lane-camera'] }, steps } }))
  t.same(site.report(2, second.id, tampered), ['cam1 mei raised'])
})

t.test('a first that is over, put aside or in hand takes nothing with it', async t => {
  for (const end of [
    { action: 'resolve', cause: 'false-alarm' },
    { action: 'shelve', forMs: MINUTE * 30, reason: 'x' },
    { action: 'acknowledge' },
  ] as const) {
    const site = new Called(cameras)
    site.report(0, 'cam0', tampered)
    const { action, ...more } = end
    site.act(3, action, 'cam0', more)
    t.same(site.report(5, 'cam1', tampered), ['cam1 wang raised'], action)
    t.same(site.report(6, 'cam2', tampered), [], 'which takes the next ones with it')
  }
})

t.test('those that went by one that is over are called for a minute later, by the next of them', async t => {
  for (const end of [
    { action: 'resolve', cause: 'false-alarm' },
    { action: 'shelve', forMs: MINUTE * 30, reason: 'x' },
  ] as const) {
    const site = new Called(cameras)
    for (const n of [0, 1, 2, 3]) site.report(n, `cam${n}`, tampered)
    site.since()
    const { action, ...more } = end
    t.same(site.act(20, action, 'cam0', more), [])
    site.site.restart()
    t.same(site.at(20 + MINUTE_S - 1), [])
    t.same(site.at(20 + MINUTE_S), ['cam1 wang raised'], action)
    t.equal(site.site.changes.at(-1)?.alert.group, site.idOf('cam1'), 'it stands for itself by now')
  }
})

t.test('whoever closes them one after the other is not called for each', async t => {
  const site = new Called(cameras)
  for (const n of [0, 1, 2, 3]) site.report(n, `cam${n}`, tampered)
  site.since()
  for (const n of [0, 1, 2]) t.same(site.act(60 + 20 * n, 'resolve', `cam${n}`, { cause: 'test' }), [])
  t.same(site.at(60 + MINUTE_S), ['cam3 wang raised'], 'nor does the last wait for ever')
})

t.test('somebody who takes the next one before it is told leaves the others to be told', async t => {
  const site = new Called(cameras)
  for (const n of [0, 1, 2]) site.report(n, `cam${n}`, tampered)
  site.act(20, 'resolve', 'cam0', { cause: 'test' })
  site.act(30, 'acknowledge', 'cam1')
  site.since()
  t.same(site.at(20 + MINUTE_S), ['cam2 wang raised'])
})

t.test('a power cut of a hundred cameras is one call, and so is its end', async t => {
  const many = camerasOf(100)
  const site = new Called(many)
  for (const [i, { id }] of many.entries()) site.report(i / 10, id, tampered)
  t.equal(site.site.changes.filter(({ event }) => event.notice).length, 1)
  for (const [i, { id }] of many.entries()) site.report(100 + i / 2, id, { tampered: false })
  site.at(300)
  t.equal(site.site.changes.filter(({ event }) => event.notice).length, 1)
})
