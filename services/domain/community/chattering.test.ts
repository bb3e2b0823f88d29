import t from 'tap'
import { cameraOf, Played } from './testing/noise.ts'
import { reading, T0 } from './testing/site.ts'

const tamper = (site: Played, second: number, tampered: boolean) => site.report(second, 'c', { tampered })

/** Raised and cleared, so many times, each second one of both. */
function flap(site: Played, times: number, fromS = 0): string[] {
  return Array.from({ length: times }, (_, i) => [
    ...tamper(site, fromS + 2 * i, true),
    ...tamper(site, fromS + 2 * i + 1, false),
  ]).flat()
}

t.test(
  'what comes and goes three times in a minute is held open, said once, and over when it is quiet',
  async t => {
    const site = new Played([cameraOf('c')])
    t.same(flap(site, 3).slice(4), [
      'raised camera-tampered c',
      'suppressed camera-tampered c [chattering c]',
    ])
    t.same(flap(site, 20, 6), [])
    site.restart()
    for (let s = 50; s <= 90; s += 10) tamper(site, s, false)
    t.same(site.at(45 + 59), [])
    t.same(site.at(45 + 60), ['cleared camera-tampered c'])
    t.equal(site.forPeople().filter(words => words.startsWith('raised')).length, 3)
    t.equal(site.forPeople().filter(words => words.startsWith('cleared')).length, 3)
  },
)

t.test('what stayed in the end is heard of when it was quiet for a minute', async t => {
  const site = new Played([cameraOf('c')])
  flap(site, 3)
  t.same(tamper(site, 10, true), [])
  for (let s = 30; s < 70; s += 10) t.same(tamper(site, s, true), [])
  t.match(tamper(site, 71, true), ['released camera-tampered c'])
  t.same(tamper(site, 90, false), ['cleared camera-tampered c'])
})

t.test('the third end after a minute is one like any other', async t => {
  const site = new Played([cameraOf('c')])
  flap(site, 2)
  tamper(site, 30, true)
  t.same(tamper(site, 61, false), ['cleared camera-tampered c'], '60 s after the first')
  const other = new Played([cameraOf('c')])
  flap(other, 2)
  tamper(other, 30, true)
  t.match(tamper(other, 60, false), ['suppressed camera-tampered c [chattering c]'], '59 s after')
})

t.test('held open it is one alert to people, and whoever resolves it ends it', async t => {
  const site = new Played([cameraOf('c')])
  flap(site, 4)
  site.at(20, { type: 'command', command: { action: 'resolve', alertId: 's-3', actor: 'wang' } })
  t.same(tamper(site, 21, true), ['raised camera-tampered c'])
  t.same(
    site.at(200).filter(words => words.includes('tampered')),
    [],
  )
})

t.test('what was queued for long and comes in one go chatters by its own time', async t => {
  const site = new Played([cameraOf('c')])
  const queued = (minute: number, tampered: boolean) =>
    site.at(300, reading('c', T0 + minute * 60_000, { tampered }))
  const found = [1, 2, 3, 4].flatMap(minute => [...queued(minute, true), ...queued(minute + 0.5, false)])
  t.notMatch(found.join(), 'chattering')
  t.equal(found.filter(words => words.startsWith('cleared')).length, 4)
})

t.test('nothing is kept of what came and went long ago', async t => {
  const site = new Played([cameraOf('c'), cameraOf('d')])
  flap(site, 1)
  t.equal(site.community.holds.chatters.size, 1)
  site.report(100, 'd', { tampered: true })
  site.report(101, 'd', { tampered: false })
  t.same([...site.community.holds.chatters.keys()], ['d camera-tampered'])
})

t.test('a rule switched off, or a device deleted, ends what is held open', async t => {
  for (const input of [
    { type: 'device-deleted', deviceId: 'c', actor: 'admin' },
    {
      type: 'rule-tuned',
      actor: 'admin',
      tuning: { rule: 'camera-tampered', version: 1, overrides: [{ scope: {}, enabled: false }] },
    },
  ] as const) {
    const site = new Played([cameraOf('c')])
    flap(site, 4)
    t.match(site.at(10, input).join(), /(cleared|withdrawn) camera-tampered c$/)
    t.notMatch(site.at(200).join(), 'tampered')
  }
})

t.test('where nothing is to be held for it, each time is told', async t => {
  const site = new Played([cameraOf('c')], { chatterCount: 0 })
  t.equal(flap(site, 20).filter(words => words.startsWith('raised camera')).length, 20)
})
