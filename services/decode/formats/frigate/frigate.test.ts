import t from 'tap'
import type { SettingValues } from '../../source.ts'
import { frigate } from './frigate.ts'

const START_S = 1_777_608_000
const lane = { id: 'a', camera: 'gate', label: 'car', current_zones: ['fire_lane'] }

/** What is said of the lane, second by second of Frigate's time. */
function laneOf(settings: SettingValues = { zones: 'fire_lane@gate' }) {
  const read = frigate.open(settings, { payloadBytesMax: 65_536 })
  const of = (topic: string, body: unknown) => {
    const payload = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const decoded = read({ topic: `frigate/${topic}`, payload, retained: false })
    if (!decoded.ok) return decoded.reason
    const ofLane = decoded.heard.filter(({ address }) => address === 'fire_lane' || address === '*')
    const heard = ofLane.find(({ what }) => what !== 'status') ?? ofLane[0]
    if (heard?.what === 'said') return heard.fields.vehicles
    return heard?.what === 'status' ? heard.online : heard?.event
  }
  return {
    of,
    event: (s: number, type: string, more: object = {}) =>
      of('events', { type, after: { ...lane, frame_time: START_S + s + 0.25, ...more } }),
    stats: (s: number, fps = 5) =>
      of('stats', { cameras: { gate: { camera_fps: fps } }, service: { last_updated: START_S + s } }),
  }
}

t.test('a lane is free when its vehicles have left, one after the other', async t => {
  const { event, stats } = laneOf()
  stats(-100)
  t.equal(event(0, 'new'), 1)
  t.equal(event(5, 'new', { id: 'b', label: 'truck' }), 2)
  t.equal(event(20, 'end'), 1)
  t.equal(event(30, 'update', { id: 'b', label: 'truck', current_zones: [] }), 0, 'still seen, elsewhere')
})

t.test('an end that is lost blocks a lane for no longer than Frigate is ever silent of a car', async t => {
  const { event, stats } = laneOf()
  t.equal(event(0, 'new'), 1)
  t.equal(event(60, 'update'), 1)
  t.equal(stats(240), 1)
  t.equal(stats(241), 0)
})

t.test('a car that Frigate tells of anew each minute stays for as long as it stands there', async t => {
  const { event, stats } = laneOf()
  for (let s = 0; s <= 3600; s += 60) {
    t.equal(event(s, 'update'), 1)
    t.equal(stats(s + 30), 1)
  }
})

t.test('nobody who has just begun to listen says that a lane is free', async t => {
  const { event, stats, of } = laneOf()
  t.equal(stats(0), 'not-yet-known')
  t.equal(event(10, 'end', { id: 'unheard' }), 'not-yet-known')
  t.equal(stats(60), 'not-yet-known')
  t.equal(stats(90), 0)
  t.equal(of('available', 'online'), true)
  t.equal(stats(120), 'not-yet-known', 'what was said meanwhile is lost')
  t.equal(stats(240), 0)
})

t.test('a camera that sees nothing frees no lane', async t => {
  const { event, stats } = laneOf()
  stats(-100)
  t.equal(event(0, 'new'), 1)
  t.equal(stats(300, 0), 'not-yet-known', 'nobody tells of the car any more, nor could')
  t.equal(event(310, 'end', { id: 'other', camera: 'yard', current_zones: [] }), undefined)
  t.equal(stats(400, 0), undefined)
  t.equal(stats(460), 'not-yet-known', 'it sees again, and tells what')
  t.equal(stats(520), 'not-yet-known')
  t.equal(stats(580), 0)
})

for (const zones of [undefined, null, 'fire_lane', {}, [1], [null, 'yard']])
  t.test(`a car whose zones are ${JSON.stringify(zones)} frees no lane`, async t => {
    const { event, stats } = laneOf()
    const unreadable = { current_zones: zones }
    stats(-100)
    t.equal(event(0, 'new'), 1)
    for (let s = 60; s <= 600; s += 60) t.equal(event(s, 'update', unreadable), 'event-zones-unreadable')
    t.equal(stats(601), 1, 'it goes on standing where it stood')
    t.equal(event(610, 'end', unreadable), 0, 'where it was is of no matter once it has gone')
    t.equal(event(620, 'new', { ...unreadable, id: 'b' }), 'event-zones-unreadable')
    t.equal(stats(630), 'not-yet-known', 'it may stand in the lane')
    t.equal(event(640, 'update', { id: 'b', current_zones: ['yard'] }), undefined)
    t.equal(stats(650), 0)
    t.equal(event(660, 'update', { ...unreadable, label: 'person' }), undefined, 'people are of no matter')
  })

t.test('what was taken for a car by mistake is none', async t => {
  const { event, stats } = laneOf()
  stats(-100)
  t.equal(event(0, 'new'), 1)
  t.equal(event(3, 'update', { false_positive: true }), 0)
})

t.test('where counts decide, a zero is said only when all vehicles were counted', async t => {
  const { of, event } = laneOf({ decides: 'counts', vehicles: 'car,truck' })
  t.equal(of('fire_lane/truck', '0'), 'not-yet-known', 'a car may stand there since before')
  t.equal(of('fire_lane/car', '1'), 1)
  t.equal(event(0, 'end'), 1)
  t.equal(of('fire_lane/car', '0'), 0)
  t.equal(of('fire_lane/person', '1'), 'count-not-used')
  t.equal(of('available', 'online'), true)
  t.equal(of('fire_lane/car', '0'), 'not-yet-known')
  t.equal(of('fire_lane/all', '0'), 0)
})

t.test('a plate that is read later belongs to the car', async t => {
  const read = frigate.open({}, { payloadBytesMax: 65_536 })
  const say = (topic: string, body: object) =>
    read({ topic: `frigate/${topic}`, payload: Buffer.from(JSON.stringify(body)), retained: false })
  say('events', { type: 'new', after: { ...lane, frame_time: START_S, sub_label: 'Li Hua’s car' } })
  const plate = { type: 'lpr', id: 'a', name: 'Li Hua', plate: '京A12345', timestamp: START_S + 2.5 }
  t.match(say('tracked_object_update', plate), {
    heard: ['gate', 'fire_lane'].map(address => ({
      ...{ what: 'said', address, fields: { plate: '京A12345' }, ts: START_S * 1000 + 2500 },
    })),
  })
  const later = say('events', { type: 'update', after: { ...lane, frame_time: START_S + 10 } })
  t.match(later, { heard: [{ fields: { vehicles: 1, plate: '京A12345' } }, {}] })
})

t.test('settings that cannot be meant are refused in words', async t => {
  const limits = { payloadBytesMax: 1 }
  for (const [setting, value] of [
    ['decides', 'both'],
    ['vehicles', 'car,person'],
    ['vehicles', ','],
    ['zones', 'fire_lane'],
    ['url', 'javascript:alert(1)'],
    ['url', 'https://me:secret@frigate'],
    ['goneAfterS', 60],
  ] as const)
    t.throws(() => frigate.open({ [setting]: value }, limits), { message: new RegExp(`^${setting}: `) })
})
