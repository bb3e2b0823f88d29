import t from 'tap'
import { binOf, Played, planned, said } from './testing/noise.ts'
import { band, T0 } from './testing/site.ts'

const full = { fillPercent: 80 }
const poor = { worn: true, spo2Percent: 80 }

t.test('what is raised within a window is heard of at its end, where it is still so', async t => {
  const site = new Played([binOf('b1'), binOf('b2')])
  site.at(0, planned({ fromS: 100, toS: 1_000 }))
  t.same(site.report(200, 'b1', full), ['raised bin-full b1 [maintenance m-1]'])
  site.report(300, 'b2', full)
  site.report(400, 'b2', { fillPercent: 50 })
  site.restart()
  t.same(site.at(999), [])
  t.same(site.at(1_000), ['released bin-full b1'])
  t.same(site.forPeople(), ['released bin-full b1'])
})

t.test('the first moment is part of a window, the last is not', async t => {
  for (const [second, isHeld] of [
    [99, false],
    [100, true],
    [999, true],
    [1_000, false],
  ] as const) {
    const site = new Played([binOf('b')])
    site.at(0, planned({ fromS: 100, toS: 1_000 }))
    site.report(second, 'b', full)
    t.equal(site.changes[0]?.alert.suppressed?.reason === 'maintenance', isHeld, `at ${second} s`)
  }
})

t.test('a window of a zone or a device holds back what is of it alone', async t => {
  const devices = [binOf('b1', 'north'), binOf('b2', 'north'), binOf('b3', 'south')]
  for (const [scope, held] of [
    [{}, ['b1', 'b2', 'b3']],
    [{ zone: 'north' }, ['b1', 'b2']],
    [{ device: 'b2' }, ['b2']],
  ] as const) {
    const site = new Played(devices)
    site.at(0, planned({ fromS: 0, toS: 1_000, ...scope }))
    for (const { id } of devices) site.report(10, id, full)
    const found = site.changes.filter(({ alert }) => alert.suppressed).map(({ alert }) => alert.deviceId)
    t.same(found, held)
  }
})

t.test('SOS is heard of in the middle of any work', async t => {
  const site = new Played([band])
  site.at(0, planned({ fromS: 0, toS: 1_000 }))
  t.same(site.report(10, 'band', { sos: true }), ['raised sos band'])
})

t.test('what was told before the work began stays as it is', async t => {
  const site = new Played([binOf('b')])
  site.report(0, 'b', full)
  site.at(1, planned({ fromS: 2, toS: 1_000 }))
  t.same(site.report(10, 'b', { fillPercent: 50 }), ['cleared bin-full b'])
  t.same(site.forPeople(), ['raised bin-full b', 'cleared bin-full b'])
})

t.test('ended early it lets go, unless another window holds on', async t => {
  const site = new Played([binOf('b')])
  site.at(0, planned({ id: 'm-1', fromS: 0, toS: 1_000 }))
  site.at(0, planned({ id: 'm-2', fromS: 0, toS: 500 }))
  t.same(site.report(10, 'b', full), ['raised bin-full b [maintenance m-1]'])
  const end = (windowId: string) => ({ type: 'maintenance-ended', windowId, actor: 'wang' }) as const
  t.same(site.at(20, end('m-1')), ['suppressed bin-full b [maintenance m-2]'])
  t.same(site.at(30, end('m-2')), ['released bin-full b'])
  t.same(site.at(40, end('m-2')), [])
})

t.test('a window that is over before it is known holds nothing', async t => {
  const site = new Played([binOf('b')])
  site.at(100, planned({ fromS: 0, toS: 100 }))
  t.equal(site.community.holds.windows.size, 0)
  t.equal(site.now, T0 + 100_000)
})

t.test('a device that is moved out of the zone where work is done is heard of', async t => {
  const site = new Played([binOf('b', 'north')])
  site.at(0, planned({ fromS: 0, toS: 1_000, zone: 'north' }))
  site.report(10, 'b', full)
  const moved = site.at(20, { type: 'device-saved', device: binOf('b', 'south'), actor: 'admin' })
  t.same(moved, ['released bin-full b'])
})

t.test(
  'what is about a wearer is heard of in the middle of work on the band, its zone or the site',
  async t => {
    for (const scope of [{ device: 'band' }, { zone: 'b3' }, {}]) {
      const site = new Played([band])
      site.at(0, planned({ fromS: 0, toS: 86_400, ...scope }))
      site.report(10, 'band', poor)
      site.report(20, 'band', { ...poor, batteryPercent: 3 })
      t.same(site.forPeople(), ['raised spo2 band'], JSON.stringify(scope))
      t.ok(
        site.changes.map(said).includes('raised battery-low band [maintenance m-1]'),
        JSON.stringify(scope),
      )
    }
  },
)

t.test('what a version before held back of a wearer is heard of when the server starts', async t => {
  const site = new Played([band])
  site.report(9, 'band', poor)
  site.report(10, 'band', poor)
  site.at(11, planned({ fromS: 0, toS: 86_400 }))
  for (const one of site.community.alerts.values()) {
    one.alert = {
      ...one.alert,
      announced: false,
      suppressed: { reason: 'maintenance', by: 'm-1', since: site.now },
    }
    site.community.held.note(one.alert)
  }
  const released = site.at(12, { type: 'started', policy: site.community.policy })
  t.ok(released.includes('released spo2 band'), released.join())
})
