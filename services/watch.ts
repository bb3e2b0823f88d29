import type { GaugeSource } from './api/routes/metrics.ts'
import type { Readiness } from './api/routes/probe-routes.ts'
import type { Broker } from './broker/broker.ts'
import type { Pump } from './influx/pump.ts'
import { APART_WORTH_A_WORD_MS } from './runtime/clock-report.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { AlertStore } from './store/store.ts'

/** Whether the server can be given work, and what is wrong where it cannot, or works with less than it should. */
export const readinessOf = (runtime: Runtime, pump: Pump | undefined) => (): Readiness => {
  const reasons: string[] = []
  if (runtime.trouble !== undefined) reasons.push(runtime.trouble)
  const { aheadMs } = runtime
  if (Math.abs(aheadMs) > APART_WORTH_A_WORD_MS) reasons.push(clockReason(aheadMs))
  const influx = pump?.status()
  if (influx?.state === 'degraded' || influx?.state === 'waiting') {
    reasons.push(`InfluxDB: ${influx.reason ?? influx.state}`)
  }
  // Without InfluxDB the flow goes on, and what waits for it is in the journal.
  return { ready: runtime.trouble === undefined, reasons }
}

function clockReason(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000)
  return aheadMs > 0
    ? `the journal is ${seconds} s ahead of this machine's clock`
    : `this machine's clock jumped ${seconds} s ahead, and no device confirms it`
}

export interface Watched {
  readonly runtime: Runtime
  readonly broker: Broker
  readonly pump: Pump | undefined
  readonly alerts: AlertStore
}

/** The figures of `/metrics` that are read when somebody asks. */
export const gaugesOf = ({ runtime, broker, pump, alerts }: Watched): GaugeSource[] => [
  { name: 'linli_devices', help: 'Registered devices', read: () => runtime.registry.size },
  { name: 'linli_waiting_inputs', help: 'Inputs between arrival and commit', read: () => runtime.waiting },
  {
    name: 'linli_alerts_open',
    help: 'Alerts that are active and not resolved',
    read: () => alerts.countOpen(),
  },
  { name: 'linli_mqtt_connections', help: 'Open MQTT connections', read: () => broker.stats().connections },
  { name: 'linli_mqtt_in_flight', help: 'Publishes not answered yet', read: () => broker.stats().inFlight },
  {
    name: 'linli_influx_lag',
    help: 'Numbers of the journal that are not yet in InfluxDB',
    read: () => pump?.status().lagRows ?? 0,
  },
]
