import type { GaugeSource } from './api/routes/metrics.ts'
import type { Broker } from './broker/broker.ts'
import type { Pump } from './influx/pump.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { AlertStore } from './store/store.ts'

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
  { name: 'linli_mqtt_sessions', help: 'MQTT sessions that are kept', read: () => broker.stats().sessions },
  {
    name: 'linli_mqtt_kept_bytes',
    help: 'What is kept for MQTT clients: queued and retained messages, unfinished QoS 2 ones',
    read: () => broker.stats().keptBytes,
  },
  {
    name: 'linli_influx_lag',
    help: 'Numbers of the journal that are not yet in InfluxDB',
    read: () => pump?.status().lagRows ?? 0,
  },
]
