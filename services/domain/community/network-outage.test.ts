import t from 'tap'
import { needing, recorded, rowsOf } from '../../testing/recorded.ts'
import { type AlertChange, isForPeople } from '../model/alert.ts'
import type { Device } from '../model/device.ts'
import { HOUR, type Instant, MINUTE } from '../model/time.ts'
import { newCommunity } from './state.ts'
import { step } from './step.ts'
import { book, T0 } from './testing/site.ts'

interface Uplink {
  readonly at: Instant
  readonly id: string
}

const binOf = (id: string): Device => ({
  ...{ id, kind: 'smart-bin', site: 's', zone: 'z', name: id, expectedIntervalMs: HOUR },
})

/** What bins that report hourly say, and what people hear of their silence. */
function heardOf(uplinks: readonly Uplink[]): AlertChange[] {
  const community = newCommunity('s', book)
  for (const id of new Set(uplinks.map(({ id }) => id)))
    step(community, { type: 'device-saved', device: binOf(id), actor: 'test' }, uplinks[0]?.at ?? 0)
  const changes = uplinks.flatMap(({ at, id }) => {
    const reading = { deviceId: id, ts: at, values: { fillPercent: 30 } }
    return [...step(community, { type: 'reading', reading }, at).changes]
  })
  return changes
    .filter(isForPeople)
    .filter(({ alert, event }) => /offline|site-silent/.test(alert.rule) && event.type !== 'resolved')
}

/** Stretches in which nothing at all came. */
function gapsOf(uplinks: readonly Uplink[], longerThanMs: number): [Instant, Instant][] {
  return uplinks.slice(1).flatMap(({ at }, i): [Instant, Instant][] => {
    const before = uplinks[i]?.at ?? at
    return at - before > longerThanMs ? [[before, at]] : []
  })
}

const words = (changes: readonly AlertChange[]) =>
  changes.map(({ event, alert }) => `${event.type} ${alert.rule}`)

t.test('through an outage with one uplink in its middle, people hear of one alert', async t => {
  const ids = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6']
  const reports = (fromH: number, toH: number) =>
    Array.from({ length: toH - fromH }, (_, hour) =>
      ids.map((id, i) => ({ id, at: T0 + (fromH + hour) * HOUR + i * 9 * MINUTE + hour * 137 })),
    ).flat()
  const straggler = { id: 'b4', at: T0 + 20 * HOUR }
  const heard = heardOf([...reports(0, 10), straggler, ...reports(30, 40)])
  t.same(words(heard), ['raised site-silent', 'cleared site-silent'])
})

const bins = ['16DE', '16E0', '1700', '1731', '1736', '174D'].map(
  end => `bins-frankfurt/70B3D5007000${end}.csv`,
)

t.test(
  'six bins of a city, a year: each network-wide outage is one alert',
  needing(bins[0] ?? ''),
  async t => {
    const uplinks = bins
      .filter(path => recorded(path))
      .flatMap(path => rowsOf(path).map(({ ts_ms, deveui = '' }) => ({ at: Number(ts_ms), id: deveui })))
      .sort((a, b) => a.at - b.at)
    const heard = heardOf(uplinks)
    const outages = gapsOf(uplinks, 9 * HOUR)
    t.equal(outages.length, 6)
    const raised = new Set<string>()
    for (const [from, to] of outages) {
      const within = heard.filter(({ event }) => event.at > from + 4 * HOUR && event.at < to)
      t.same(words(within), [], `nothing of a single bin from ${new Date(from).toISOString()} on`)
      const open = heard.findLast(({ alert, event }) => alert.rule === 'site-silent' && event.at < to)
      t.equal(open?.event.type, 'raised')
      raised.add(open?.alert.id ?? '')
    }
    t.equal(raised.size, 5, 'two of them are one, with an uplink between')
  },
)
