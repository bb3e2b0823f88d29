import t from 'tap'
import type { WireRota } from '../../../services/api/wire/duty.ts'
import { barsOf, onDutyNow, type Post } from './calendar.ts'

const BERLIN = 'Europe/Berlin'
const layers = { rotas: [], gaps: [], timeZone: BERLIN }
const post = (...spans: [from: string, to: string, ...on: string[]][]): Post => ({
  role: 'grid-worker',
  zone: 'b3',
  spans: spans.map(([from, to, ...on]) => ({ from, to, on })),
})

t.test('a night shift is drawn on both of its days', async t => {
  const night = post(['2026-11-22T19:00:00.000Z', '2026-11-23T07:00:00.000Z', 'li'])
  t.match(barsOf(night, '2026-11-22', layers), [{ start: 20 / 24, end: 1, on: ['li'] }])
  t.match(barsOf(night, '2026-11-23', layers), [{ start: 0, end: 8 / 24 }])
  t.same(barsOf(night, '2026-11-24', layers), [])
})

t.test('on the day of 25 hours a shift takes its part of the day that it has', async t => {
  const early = post(['2026-10-24T22:00:00.000Z', '2026-10-25T07:00:00.000Z', 'wang'])
  t.match(barsOf(early, '2026-10-25', layers), [{ start: 0, end: 9 / 25 }])
})

t.test('a span within an override is marked as one', async t => {
  const from = '2026-11-22T07:00:00.000Z'
  const to = '2026-11-22T11:00:00.000Z'
  const day = post([from, to, 'zhao'], [to, '2026-11-22T19:00:00.000Z', 'wang'])
  const override = { id: 'o', from, to, on: ['zhao'] }
  const rota: WireRota = {
    ...{
      id: 'gate',
      role: 'grid-worker',
      zones: ['b3'],
      shifts: [],
      holidays: [],
      handOverMs: 0,
      version: '1',
    },
    overrides: [override],
  }
  t.same(
    barsOf(day, '2026-11-22', { ...layers, rotas: [rota] }).map(({ isOverride }) => isOverride),
    [true, false],
  )
})

t.test('who is on duty now is the first span, until the second', async t => {
  const now = post(
    ['2026-11-22T07:00:00.000Z', '2026-11-22T19:00:00.000Z'],
    ['2026-11-22T19:00:00.000Z', '2026-12-06T07:00:00.000Z', 'li'],
  )
  t.match(onDutyNow({ posts: [now] }), [{ on: [], until: '2026-11-22T19:00:00.000Z', next: ['li'] }])
  t.match(onDutyNow({ posts: [post(['2026-11-22T07:00:00.000Z', '2026-12-06T07:00:00.000Z', 'li'])] }), [
    { on: ['li'], until: null, next: null },
  ])
})

t.test('a gap is drawn, and the time before a plan begins is not', async t => {
  const [from, to] = ['2026-11-22T07:00:00.000Z', '2026-11-22T11:00:00.000Z']
  const empty = post([from, to])
  t.same(barsOf(empty, '2026-11-22', layers), [])
  const gaps = [{ role: 'grid-worker' as const, zone: 'b3', from, to }]
  t.match(barsOf(empty, '2026-11-22', { ...layers, gaps }), [{ on: [], shownFrom: Date.parse(from) }])
  const elsewhere = gaps.map(gap => ({ ...gap, zone: 'gate' }))
  t.same(barsOf(empty, '2026-11-22', { ...layers, gaps: elsewhere }), [])
})

t.test('while one takes over from the other, the one who takes over is drawn', async t => {
  const rota: WireRota = {
    ...{
      id: 'gate',
      role: 'grid-worker',
      zones: ['b3'],
      shifts: [],
      holidays: [],
      overrides: [],
      version: '1',
    },
    handOverMs: 900_000,
  }
  const day = post(
    ['2026-11-22T07:00:00.000Z', '2026-11-22T11:00:00.000Z', 'li'],
    ['2026-11-22T11:00:00.000Z', '2026-11-22T11:15:00.000Z', 'zhao', 'li'],
    ['2026-11-22T11:15:00.000Z', '2026-11-22T19:00:00.000Z', 'zhao'],
  )
  t.match(barsOf(day, '2026-11-22', { ...layers, rotas: [rota] }), [
    { on: ['li'] },
    { on: ['zhao'], shownFrom: Date.parse('2026-11-22T11:00:00.000Z') },
  ])
  t.equal(barsOf(day, '2026-11-22', layers).length, 3, 'two who are on duty together are no hand-over')
})
