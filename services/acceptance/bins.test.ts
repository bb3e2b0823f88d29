import t, { type Test } from 'tap'
import { DAY, HOUR, type Instant } from '../domain/model/time.ts'
import { needing } from '../testing/recorded.ts'
import { type Episode, type Replayed, replay } from './bin-replay.ts'
import {
  altered,
  madeSeries,
  outagesIn,
  RECORDED,
  recordedYear,
  shuffled,
  type Uplink,
} from './bin-series.ts'

// What six bins report is believed as far as it can be: the same of a recorded year and of a made series.

async function believed(t: Test, uplinks: readonly Uplink[], bin: string): Promise<void> {
  const plain = replay(uplinks)
  t.comment(counted(plain))
  t.same(of(plain, 'bin-fire'), [], 'nothing burned')
  t.same(of(plain, 'bin-tilted'), [], 'nothing fell')
  t.ok(plain.spikes > 0, 'there were spikes')
  emptied(t, uplinks, plain)
  outages(t, uplinks, plain)
  links(t, plain)

  const midway = (uplinks[uplinks.length >> 1] as Uplink).ts
  const mounted = replay(altered(uplinks, bin, 0, ({ tiltDeg }) => ({ tiltDeg: tiltDeg + 25 })))
  t.same(binEpisodes(mounted), binEpisodes(plain), 'a bin mounted at 25° is a bin like any other')
  knocked(t, uplinks, plain, bin, midway)
  const disordered = replay(shuffled(uplinks, 3))
  t.same(worldly(disordered), worldly(plain), 'a tenth shuffled, a tenth repeated')
  t.equal(of(disordered, 'sensor-fault').length, of(plain, 'sensor-fault').length)
}

const of = ({ episodes }: Replayed, rule: string): Episode[] => episodes.filter(each => each.rule === rule)

const BIN_RULES = ['bin-full', 'bin-fire', 'bin-tilted', 'sensor-fault']
const binEpisodes = ({ episodes }: Replayed): Episode[] =>
  episodes
    .filter(({ rule }) => BIN_RULES.includes(rule))
    .sort((a, b) => a.raisedAt - b.raisedAt || (a.deviceId < b.deviceId ? -1 : 1))

/** What is said of the world, not of the sensors: of those a report that comes too late says nothing. */
const worldly = (replayed: Replayed) => binEpisodes(replayed).filter(({ rule }) => rule !== 'sensor-fault')

/** A bin of which two readings in a row say that it is no longer full has no alert any more that says so. */
function emptied(t: Test, uplinks: readonly Uplink[], replayed: Replayed): void {
  const episodes = of(replayed, 'bin-full')
  t.ok(episodes.length > 0, `${episodes.length} times a bin was full`)
  const late = episodes.filter(({ deviceId, raisedAt, endedAt }) => {
    const after = uplinks.filter(({ deviceId: id, ts }) => id === deviceId && ts > raisedAt)
    const isLow = (place: number) => (after[place]?.said.fillPercent ?? 100) < 60
    const emptied = after.findIndex((_, place) => isLow(place) && isLow(place + 1))
    return emptied >= 0 && (endedAt ?? Number.POSITIVE_INFINITY) > (after[emptied + 1] as Uplink).ts
  })
  t.same(late, [])
}

/** Of each time in which no bin was heard people hear once, and of none by itself that was heard right before it. */
function outages(t: Test, uplinks: readonly Uplink[], { heard }: Replayed): void {
  const times = outagesIn(uplinks)
  t.ok(times.length > 1, `${times.length} outages`)
  for (const { from, to, lost } of times) {
    const raised = heard.filter(({ event: { type, at } }) => type === 'raised' && at > from + HOUR && at < to)
    const about = raised.filter(({ alert }) => alert.rule !== 'offline' || lost.has(alert.deviceId))
    const rules = about.map(({ alert }) => alert.rule)
    t.same(rules, ['site-silent'], `${new Date(from).toISOString()}, ${Math.round((to - from) / HOUR)} h`)
  }
}

/** A weak link is a finding or two, not an alert each time; what lasted for half a day people heard of. */
function links(t: Test, { episodes, heard }: Replayed): void {
  const silences = of({ episodes } as Replayed, 'offline')
  const told = heard.filter(
    ({ alert, event }) => alert.rule === 'offline' && /raised|released/.test(event.type),
  )
  const findings = of({ episodes } as Replayed, 'weak-link')
  t.ok(told.length * 5 <= silences.length, `${told.length} of ${silences.length} silences heard of`)
  t.ok(findings.length > 0 && findings.length < 15, `${findings.length} findings`)
  const ids = new Set(told.map(({ alert }) => alert.id))
  t.ok(ids.size === told.length, 'none of them twice')
}

/** The sensor hangs askew and sees its own mounting: full for ever, were it believed. */
function knocked(t: Test, uplinks: readonly Uplink[], plain: Replayed, bin: string, at: Instant): void {
  const blind = replay(altered(uplinks, bin, at, () => ({ fillPercent: 100, tiltDeg: 32 })))
  const since = ({ episodes }: Replayed, rule: string) =>
    episodes.filter(each => each.deviceId === bin && each.rule === rule && each.raisedAt >= at)
  t.match(since(blind, 'sensor-fault'), [{ endedAt: null }], 'one fault, which lasts')
  t.equal(since(blind, 'sensor-fault').length, 1)
  t.ok((since(blind, 'sensor-fault')[0]?.raisedAt ?? Number.POSITIVE_INFINITY) < at + DAY, 'within a day')
  t.same([...since(blind, 'bin-full'), ...since(blind, 'bin-tilted')], [], 'and nothing about the world')
  const others = (all: Replayed) => binEpisodes(all).filter(({ deviceId }) => deviceId !== bin)
  t.same(others(blind), others(plain), 'the others are as they were')
}

function counted({ episodes, heard, spikes }: Replayed): string {
  const rules = new Map<string, number>()
  for (const { rule } of episodes) rules.set(rule, (rules.get(rule) ?? 0) + 1)
  return JSON.stringify({ ...Object.fromEntries(rules), heard: heard.length, spikes })
}

t.test('a made series of bins with the faults of real ones', async t => believed(t, madeSeries(7), 'b'))

t.test('a recorded year of real bins', needing(RECORDED[0] as string), async t =>
  believed(t, recordedYear(), '70B3D500700016E0'),
)
