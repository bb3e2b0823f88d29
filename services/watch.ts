import type { GaugeSource, SampleSource } from './api/routes/metrics.ts'
import type { BridgeStatus } from './bridges/desk.ts'
import type { Broker } from './broker/broker.ts'
import type { DevicesIn } from './devices-in.ts'
import type { Pump } from './influx/pump.ts'
import type { OcppDoor } from './ocpp/door.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Snapshotter } from './runtime/snapshotter.ts'
import type { Storage } from './store/storage.ts'
import type { CommitMeter } from './vitals/commit-meter.ts'

export interface Watched {
  readonly runtime: Runtime
  readonly broker: Broker
  readonly chargers: OcppDoor | undefined
  readonly pump: Pump | undefined
  readonly storage: Storage
  readonly commits: CommitMeter
  readonly snapshotter: Snapshotter
  readonly devicesIn: Pick<DevicesIn, 'bridges'>
}

const gauge = (name: string, help: string, read: GaugeSource['read']): GaugeSource => ({ name, help, read })

/** The figures of `/metrics` that are read when somebody asks. `docs/operations.md` explains each. */
export const gaugesOf = (watched: Watched): GaugeSource[] => [
  ...flowGauges(watched),
  ...doorGauges(watched),
  ...chargerGauges(watched),
  ...bridgeGauges(watched),
  ...readerGauges(watched),
  ...dataGauges(watched),
]

const flowGauges = ({ runtime, storage, commits }: Watched): GaugeSource[] => [
  gauge('linli_devices', 'Registered devices, the server itself included', () => runtime.registry.size),
  {
    ...gauge('linli_alerts_open', 'Alerts that are active and not resolved', () =>
      storage.alerts.countOpen(),
    ),
    label: 'severity',
  },
  gauge('linli_waiting_inputs', 'Inputs between arrival and commit', () => runtime.waiting),
  gauge(
    'linli_commit_waiting_seconds',
    'Age of the oldest batch that is being written',
    () => commits.waitingMs / 1_000,
  ),
  gauge(
    'linli_clock_ahead_seconds',
    'How far the flow is ahead of the machine’s clock',
    () => runtime.aheadMs / 1_000,
  ),
]

const doorGauges = ({ broker }: Watched): GaugeSource[] => [
  gauge('linli_mqtt_connections', 'Open MQTT connections', () => broker.stats().connections),
  gauge('linli_mqtt_in_flight', 'Publishes not answered yet', () => broker.stats().inFlight),
  gauge('linli_mqtt_sessions', 'MQTT sessions that are kept', () => broker.stats().sessions),
  gauge(
    'linli_mqtt_kept_bytes',
    'What is kept for MQTT clients: queued and retained messages, unfinished QoS 2 ones',
    () => broker.stats().keptBytes,
  ),
]

const chargerGauges = ({ chargers }: Watched): GaugeSource[] => [
  gauge('linli_ocpp_connections', 'Chargers that are connected', () => chargers?.room.connections ?? 0),
  gauge('linli_ocpp_in_flight', 'Calls of chargers not answered yet', () => chargers?.room.inFlight ?? 0),
]
const bridgeGauges = ({ devicesIn }: Watched): GaugeSource[] => {
  const each = (figure: (status: BridgeStatus) => number) => () =>
    Object.fromEntries(devicesIn.bridges.list().map(status => [status.id, figure(status)]))
  const ofBridges = (name: string, help: string, figure: (status: BridgeStatus) => number): GaugeSource => ({
    ...gauge(name, help, each(figure)),
    label: 'bridge',
  })
  return [
    ofBridges('linli_bridge_up', 'Whether a bridge is connected', ({ state }) =>
      state === 'connected' ? 1 : 0,
    ),
    ofBridges(
      'linli_bridge_in_flight',
      'Messages of a bridge that are not acknowledged yet',
      each => each.inFlight,
    ),
  ]
}

const readerGauges = ({ pump }: Watched): GaugeSource[] => [
  gauge(
    'linli_influx_lag',
    'Rows of the journal that are not yet in InfluxDB',
    () => pump?.status().lagRows ?? 0,
  ),
  gauge('linli_influx_lag_seconds', 'Age of the oldest of them', () => (pump?.status().lagMs ?? 0) / 1_000),
]

const dataGauges = ({ storage, snapshotter }: Watched): GaugeSource[] => [
  gauge('linli_data_used_bytes', 'What the database holds', async () => (await storage.space()).usedBytes),
  gauge('linli_data_free_bytes', 'What can still be written', async () => (await storage.space()).freeBytes),
  gauge('linli_log_rows', 'Inputs and alert events in the log', async () => {
    const { journal } = storage
    return (await journal.head()) - (await journal.oldest())
  }),
  gauge('linli_snapshot_age_seconds', 'Since the newest snapshot of this run; NaN before the first', () => {
    const { takenAt } = snapshotter
    return takenAt === undefined ? Number.NaN : (Date.now() - takenAt) / 1_000
  }),
]

/** What is measured of every single commit. */
export const samplesOf = ({ commits }: Pick<Watched, 'commits'>): SampleSource[] => [
  {
    name: 'linli_commit_seconds',
    help: 'How long a batch took to be durable',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 5],
    listen: observe => commits.listen(({ ms }) => observe(ms / 1_000)),
  },
  {
    name: 'linli_commit_rows',
    help: 'Inputs and alert events of a batch',
    buckets: [1, 5, 25, 100, 500, 2_500],
    listen: observe => commits.listen(({ rows }) => observe(rows)),
  },
]
