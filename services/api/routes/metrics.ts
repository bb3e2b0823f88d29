import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Tally, type TallyName, tallies } from '../../runtime/tally.ts'

/** A figure that is read when somebody asks. */
export interface GaugeSource {
  /** As Prometheus names it, unit last: `linli_journal_head`. */
  readonly name: string
  readonly help: string
  /** The name of its label, where it is read as figures by one. */
  readonly label?: string
  read(): Figures | Promise<Figures>
}

export type Figures = number | Readonly<Record<string, number>>

/** Something of which each single one is measured: shown as a histogram. */
export interface SampleSource {
  readonly name: string
  readonly help: string
  readonly buckets: readonly number[]
  /** Tells of each one from now on. */
  listen(observe: (value: number) => void): void
}

export interface Metrics {
  readonly contentType: string
  text(): Promise<string>
  /** One answered request; `route` is the pattern, never the address with its ids. */
  request(route: string, status: number, seconds: number): void
}

export function createMetrics(
  tally: Tally,
  gauges: readonly GaugeSource[],
  samples: readonly SampleSource[] = [],
): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  for (const name of Object.keys(tallies) as TallyName[]) addTally(register, tally, name)
  for (const source of gauges) addGauge(register, source)
  for (const source of samples) addHistogram(register, source)
  const requests = new Histogram({
    name: 'linli_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
    registers: [register],
  })
  return {
    contentType: register.contentType,
    text: () => register.metrics(),
    request: (route, status, seconds) => requests.observe({ route, status }, seconds),
  }
}

/** The tally counts; this only shows it, so each look starts from nothing. */
function addTally(register: Registry, tally: Tally, name: TallyName): void {
  new Counter({
    name: `linli_${name}_total`,
    help: tallies[name],
    labelNames: ['label'],
    registers: [register],
    collect() {
      this.reset()
      for (const [label, count] of tally.entries(name)) this.inc({ label }, count)
    },
  })
}

function addGauge(register: Registry, { name, help, label, read }: GaugeSource): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [register],
    async collect() {
      const figures = await read()
      this.reset()
      if (typeof figures === 'number') this.set(figures)
      else for (const [value, n] of Object.entries(figures)) this.set({ [label ?? 'label']: value }, n)
    },
  })
}

function addHistogram(register: Registry, { name, help, buckets, listen }: SampleSource): void {
  const histogram = new Histogram({ name, help, buckets: [...buckets], registers: [register] })
  listen(value => histogram.observe(value))
}
