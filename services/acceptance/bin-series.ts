// Six bins that report by the hour: as somebody recorded them for a year, or made with the same faults.
import { Random } from '../../scripts/testing/random.ts'
import { fillPercentOf } from '../decode/level.ts'
import { HOUR, type Instant } from '../domain/model/time.ts'
import { rowsOf } from '../testing/recorded.ts'

/** A message as it came: the temperature is still the byte that the sensor sent. */
export interface Uplink {
  readonly deviceId: string
  readonly ts: Instant
  readonly said: {
    readonly fillPercent: number
    readonly temperatureC: number
    readonly tiltDeg: number
    readonly uplinkCount: number
  }
}

export const RECORDED = ['16DE', '16E0', '1700', '1731', '1736', '174D'].map(
  id => `bins-frankfurt/70B3D5007000${id}.csv`,
)
/** What the sensor cannot see any nearer; of an empty bin it shows about the most that it ever showed. */
const FULL_MM = 200
const EMPTY_SHARE = 0.995

export const recordedYear = (): Uplink[] => RECORDED.flatMap(recordedBin).sort((a, b) => a.ts - b.ts)

function recordedBin(path: string): Uplink[] {
  const rows = rowsOf(path)
  const heights = rows.map(row => Number(row.height_cm)).sort((a, b) => a - b)
  const emptyMm = 10 * (heights[Math.floor(heights.length * EMPTY_SHARE)] as number)
  return rows.map(row => ({
    deviceId: row.deveui as string,
    ts: Number(row.ts_ms),
    said: {
      fillPercent: fillPercentOf(10 * Number(row.height_cm), { emptyMm, fullMm: FULL_MM }),
      temperatureC: Number(row.temperature_c),
      tiltDeg: Number(row.tilt_deg),
      uplinkCount: Number(row.tx_event),
    },
  }))
}

const MADE_FROM: Instant = Date.UTC(2026, 0, 1)
const MADE_HOURS = 60 * 24
/** When the network was gone, in hours from the beginning. */
const OUTAGES: readonly (readonly [number, number])[] = [
  [200, 250],
  [700, 718],
]

/** Of the uplinks, and of those of a bin whose radio hardly reaches. */
const LOSS = 0.05
const WEAK_LOSS = 0.45

/** Frost, a bin whose echo jumps, a knock of one reading, lost uplinks, a weak link, outages: seeded, so always the same. */
export function madeSeries(seed: number): Uplink[] {
  const bins = ['a', 'b', 'c', 'd', 'e', 'f'].map((deviceId, place) =>
    madeBin(deviceId, place, new Random(seed + place)),
  )
  return bins.flat().sort((a, b) => a.ts - b.ts)
}

function madeBin(deviceId: string, place: number, random: Random): Uplink[] {
  const uplinks: Uplink[] = []
  let fill = random.within(0, 50)
  for (let hour = 0; hour < MADE_HOURS; hour++) {
    fill = fill > 96 ? random.within(0, 4) : fill + random.within(0, 0.9)
    const celsius = Math.round(-3 + 6 * Math.sin((hour / 12) * Math.PI) + random.within(-2, 2))
    const jumps = deviceId === 'c' && random.chance(0.02)
    const said = {
      fillPercent: Math.round(10 * (jumps ? (fill + 50) % 100 : fill)) / 10,
      temperatureC: (celsius + 256) % 256,
      tiltDeg: deviceId === 'e' && hour === 500 ? 81 : 4 + random.wholeWithin(0, 2),
      uplinkCount: hour % 256,
    }
    const isLost =
      random.chance(deviceId === 'f' ? WEAK_LOSS : LOSS) ||
      OUTAGES.some(([from, to]) => hour >= from && hour < to)
    if (!isLost) uplinks.push({ deviceId, ts: MADE_FROM + hour * HOUR + place * 600_000, said })
  }
  return uplinks
}

/** Bins that report for as long as the given one, with what is said from a moment on made otherwise. */
export const altered = (
  uplinks: readonly Uplink[],
  deviceId: string,
  from: Instant,
  change: (said: Uplink['said']) => Partial<Uplink['said']>,
): Uplink[] =>
  uplinks.map(uplink =>
    uplink.deviceId === deviceId && uplink.ts >= from
      ? { ...uplink, said: { ...uplink.said, ...change(uplink.said) } }
      : uplink,
  )

/** A tenth comes some places later than it should, and a tenth once more. */
export function shuffled(uplinks: readonly Uplink[], seed: number): Uplink[] {
  const random = new Random(seed)
  const placed = uplinks.flatMap((uplink, place) => {
    const own = { uplink, place: random.chance(0.1) ? place + random.within(0, 4) : place }
    return random.chance(0.1) ? [own, { uplink, place: place + random.within(1, 20) }] : [own]
  })
  return placed.sort((a, b) => a.place - b.place).map(({ uplink }) => uplink)
}

export interface Outage {
  readonly from: Instant
  readonly to: Instant
  /** The bins that were heard right before it. */
  readonly lost: ReadonlySet<string>
}

/** Times of six hours and more in which no bin was heard, of which most were heard right before. */
export function outagesIn(uplinks: readonly Uplink[]): Outage[] {
  const gaps = uplinks.slice(1).map(({ ts }, before) => ({ from: (uplinks[before] as Uplink).ts, to: ts }))
  const long = gaps.filter(({ from, to }) => to - from >= 6 * HOUR)
  const bins = new Set(uplinks.map(({ deviceId }) => deviceId)).size
  return long
    .map(({ from, to }) => ({ from, to, lost: heardIn(uplinks, from - 1.5 * HOUR, from) }))
    .filter(({ lost }) => lost.size > bins / 2)
}

const heardIn = (uplinks: readonly Uplink[], from: Instant, to: Instant): Set<string> =>
  new Set(uplinks.filter(({ ts }) => ts > from && ts <= to).map(({ deviceId }) => deviceId))
