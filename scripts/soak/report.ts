import { median } from '../testing/median.ts'
import { judged, mebibytes, quarter, type Verdict } from './judge.ts'
import { pictureOf } from './picture.ts'
import { percent, type Second, type SoakReport } from './soak.ts'

/** Of one core: above it, the load and not the server may have been what was measured. */
const LOAD_CPU_MAX = 0.9
const QUARTERS = ['1st', '2nd', '3rd', '4th']

export function verdictsOf(report: SoakReport): Verdict[] {
  const { seconds, runMs, acknowledged, points, lostConnections, status } = report
  const givenUp = seconds.at(-1)?.givenUp ?? 0
  const cpuShare = median(seconds.map(({ loadCpuShare }) => loadCpuShare))
  const equal = (what: string, expected: number, found: number | null): Verdict => ({
    ...{ what, expected: String(expected), found: String(found), holds: expected === found },
  })
  return [
    ...judged(seconds, runMs),
    equal('readings in InfluxDB, of those acknowledged', acknowledged, points),
    equal('numbers of the journal given up for InfluxDB', 0, givenUp),
    equal('connections lost', 0, lostConnections),
    equal('exit status', 0, status),
    {
      what: 'the load is not what was measured: its share of a core',
      ...{
        expected: `at most ${percent(LOAD_CPU_MAX)}`,
        found: percent(cpuShare),
        holds: cpuShare <= LOAD_CPU_MAX,
      },
    },
  ]
}

export function tableOf({ seconds, runMs }: SoakReport): string {
  const head =
    'quarter   acknowledged/s   resident (median, most)   heap    descriptors (least, median, most)   behind'
  const rows = QUARTERS.map((name, n) => rowOf(name, quarter(seconds, runMs, n)))
  return [head, ...rows].join('\n')
}

function rowOf(name: string, seconds: readonly Second[]): string {
  const [first, last] = [seconds[0], seconds.at(-1)]
  if (first === undefined || last === undefined) return `${name}  no sample`
  const rate = ((last.acknowledged - first.acknowledged) / (last.atMs - first.atMs)) * 1_000
  const resident = seconds.map(({ residentBytes }) => residentBytes)
  const open = seconds.map(({ descriptors }) => descriptors)
  return [
    name.padEnd(8),
    rate.toFixed(0).padStart(15),
    `${mebibytes(median(resident))}, ${mebibytes(Math.max(...resident))}`.padStart(26),
    mebibytes(median(seconds.map(({ heapBytes }) => heapBytes))).padStart(12),
    `${Math.min(...open)}, ${median(open)}, ${Math.max(...open)}`.padStart(22),
    String(last.influxLag).padStart(20),
  ].join(' ')
}

export const picturesOf = ({ seconds, runMs }: SoakReport): string =>
  [
    { title: 'resident memory', unit: 'MiB', of: (second: Second) => second.residentBytes / 1_048_576 },
    { title: 'behind InfluxDB', unit: 'thousands', of: (second: Second) => second.influxLag / 1_000 },
  ]
    .map(({ title, unit, of }) => {
      const points = seconds.map(second => ({ atMs: second.atMs, value: of(second) }))
      return pictureOf({ title, unit, points }, runMs)
    })
    .join('\n\n')
