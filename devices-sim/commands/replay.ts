import type { ApiClient } from '../api/client.ts'
import { provision } from '../api/provision.ts'
import { TokenFile } from '../api/token-file.ts'
import type { Registration } from '../api/wire.ts'
import { Faults } from '../faults/faults.ts'
import { gateway } from '../kinds/gateway.ts'
import { alertReport } from '../replay/alert-report.ts'
import type { RecordedReading } from '../replay/convert.ts'
import { type Mapping, readMapping } from '../replay/mapping.ts'
import { leftOut, readSeries, type Series } from '../replay/series.ts'
import { Fleet } from '../transport/fleet.ts'
import { wallClock } from '../transport/pace.ts'
import { play } from '../transport/player.ts'
import type { Emission } from '../world/emission.ts'
import { Random } from '../world/random.ts'
import { apiHelp, apiOptions, type Command, type Io } from './command.ts'
import { factor, type Raw, required, text, UsageError, url, whole } from './options.ts'
import { TOKEN_FILE } from './run-options.ts'
import { signIn } from './sign-in.ts'
import { timeWarning } from './time-check.ts'

const WINDOW_MAX = 256
const PROGRESS_EVERY = 5_000

export const replay: Command = {
  name: 'replay',
  summary: 'publishes a recorded series with its own time stamps',
  options: {
    ...apiOptions,
    mqtt: { type: 'string' },
    file: { type: 'string', multiple: true },
    map: { type: 'string' },
    factor: { type: 'string' },
    window: { type: 'string' },
    direct: { type: 'boolean' },
    report: { type: 'boolean' },
    tokens: { type: 'string' },
    'new-tokens': { type: 'boolean' },
  },
  help: `${apiHelp}
  --mqtt URL              the server's MQTT door (mqtt://localhost:1883); it needs LINLI_CLOCK=events
  --file FILE             a CSV with a line that names its columns; several times for several files
  --map FILE              what the columns mean (devices-sim/examples/ has one that explains itself); every column
                          that it names must be in every file
  --factor N              at N times the recorded pace instead of as fast as acknowledged (max)
  --window N              messages under way without acknowledgement (${WINDOW_MAX}; 1 with --direct, which keeps the order)
  --direct                each device over its own connection; otherwise one gateway speaks for all. A server takes
                          200 messages a second of one client: LINLI_MQTT_MESSAGES_PER_SECOND lets it take more
  --report                afterwards lists the alerts by device and rule
  --tokens FILE           where the devices' tokens are kept (${TOKEN_FILE})
  --new-tokens            makes new ones`,
  async run(raw, io) {
    const mapping = readMapping(required(raw, 'map'))
    const series = readSeries(files(raw), mapping)
    announce(series, io)
    const api = await signIn(raw, io)
    const warning = timeWarning(series.readings[0]?.ts ?? 0, await api.now())
    if (warning) io.warn(warning)
    const fleet = await connect(raw, mapping, series, api, io)
    await publish(raw, series, fleet, io)
    await fleet.close()
    if (raw.report)
      for (const line of alertReport(mapping.site, await api.alerts(mapping.site))) io.print(line)
    return 0
  },
}

function files(raw: Raw): readonly string[] {
  const given = raw.file
  if (!Array.isArray(given) || given.length === 0) throw new UsageError('--file is missing')
  return given
}

function announce(series: Series, io: Io): void {
  const { readings } = series
  const span = [readings[0], readings.at(-1)].map(one => new Date(one?.ts ?? 0).toISOString()).join(' to ')
  io.print(`${readings.length} readings of ${deviceIds(readings).length} devices, ${span}`)
  for (const line of leftOut(series)) io.warn(line)
}

async function connect(
  raw: Raw,
  mapping: Mapping,
  { readings }: Series,
  api: ApiClient,
  io: Io,
): Promise<Fleet> {
  const speaker = raw.direct ? undefined : `${mapping.site}-replay`
  const devices = registrations(mapping, deviceIds(readings), speaker)
  const accounts = new Set(speaker ? [speaker] : devices.map(device => device.id))
  const file = new TokenFile(text(raw, 'tokens') ?? TOKEN_FILE, api.url)
  if (raw['new-tokens']) file.forget(accounts)
  const tokens = await provision(api, devices, accounts, file)
  return Fleet.connect({
    url: url(raw, 'mqtt', 'mqtt://localhost:1883', ['mqtt', 'mqtts', 'tcp', 'ws', 'wss']),
    devices,
    gateway: devices.find(device => device.id === speaker),
    tokens,
    onError: (deviceId, error) => io.warn(`${deviceId}: ${error.message}`),
  })
}

function registrations(mapping: Mapping, ids: readonly string[], speaker?: string): Registration[] {
  const { site, zone, kind, expectedIntervalMs } = mapping
  const devices = ids.map(id => ({
    id,
    kind,
    site,
    zone: mapping.devices[id]?.zone ?? zone,
    name: mapping.devices[id]?.name ?? mapping.name.replace('{id}', id),
    model: 'recorded',
    ...(expectedIntervalMs && { expectedIntervalMs }),
    ...(speaker && { gateway: speaker }),
  }))
  return speaker ? [{ id: speaker, kind: gateway.kind, site, zone, name: speaker }, ...devices] : devices
}

async function publish(raw: Raw, { readings }: Series, fleet: Fleet, io: Io): Promise<void> {
  const began = wallClock.now()
  const played = await play({
    emissions: emissions(readings, io),
    worldStart: readings[0]?.ts ?? 0,
    factor: factor(raw, Number.POSITIVE_INFINITY),
    windowMax: whole(raw, 'window', raw.direct ? 1 : WINDOW_MAX, 1, 10_000),
    faults: new Faults({}, new Random('0')),
    outlet: fleet,
    clock: wallClock,
    signal: io.signal,
  })
  const seconds = (wallClock.now() - began) / 1_000
  io.print(`${played.acknowledged} acknowledged, ${played.lost} lost, in ${seconds.toFixed(1)} s`)
}

function* emissions(readings: readonly RecordedReading[], io: Io): Generator<Emission> {
  let count = 0
  for (const { deviceId, ts, values } of readings) {
    yield { type: 'telemetry', at: ts, ts, deviceId, values }
    if (++count % PROGRESS_EVERY === 0)
      io.print(`${count} of ${readings.length}, ${new Date(ts).toISOString()}`)
  }
}

const deviceIds = (readings: readonly RecordedReading[]) =>
  [...new Set(readings.map(one => one.deviceId))].sort()
