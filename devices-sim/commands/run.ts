import type { ApiClient } from '../api/client.ts'
import { provision } from '../api/provision.ts'
import { TokenFile } from '../api/token-file.ts'
import { Faults } from '../faults/faults.ts'
import { gateway } from '../kinds/gateway.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { Fleet } from '../transport/fleet.ts'
import { wallClock } from '../transport/pace.ts'
import { type Played, play } from '../transport/player.ts'
import { registrations } from '../world/registrations.ts'
import { type Enlisted, roster } from '../world/roster.ts'
import { type Simulation, simulate } from '../world/simulation.ts'
import { writeTruth } from '../world/truth-file.ts'
import { apiHelp, apiOptions, type Command, type Io } from './command.ts'
import {
  countedKinds,
  DEFAULT_COUNT,
  type RunOptions,
  runOptions,
  skewWarning,
  startOf,
  TOKEN_FILE,
} from './run-options.ts'
import { signIn } from './sign-in.ts'
import { timeWarning } from './time-check.ts'

export const run: Command = {
  name: 'run',
  summary: 'simulated devices live through a scenario and report over MQTT',
  options: {
    ...apiOptions,
    mqtt: { type: 'string' },
    site: { type: 'string' },
    ...Object.fromEntries(countedKinds.map(kind => [kind.option, { type: 'string' as const }])),
    scenario: { type: 'string' },
    seed: { type: 'string' },
    factor: { type: 'string' },
    start: { type: 'string' },
    duration: { type: 'string' },
    'report-every': { type: 'string' },
    faults: { type: 'string' },
    truth: { type: 'string' },
    gateway: { type: 'boolean' },
    window: { type: 'string' },
    tokens: { type: 'string' },
    'new-tokens': { type: 'boolean' },
  },
  help: `${apiHelp}
  --mqtt URL              the server's MQTT door (mqtt://localhost:1883)
  --site ID               the site that the devices belong to (demo)
${countedKinds.map(kind => `  --${`${kind.option} N`.padEnd(22)}how many: ${kind.title.en} (${kind.count ?? DEFAULT_COUNT})`).join('\n')}
  --scenario NAME         what happens (calm-day):
${scenarios.map(one => `      ${one.name.padEnd(20)}${one.summary}`).join('\n')}
  --duration TIME         how long in world time: 90s, 10m, 2h, 1d or forever (10m)
  --seed N                the same seed and start make the same world (a new one, printed)
  --start TIME            when the world begins, with its offset: 2026-06-01T08:00:00+08:00
                          (now; with --factor so that it ends now)
  --factor N              world time runs N times faster, or max; the server needs LINLI_CLOCK=events then (1)
  --report-every TIME     how often every device reports, instead of its kind's own rhythm
  --faults LIST           drop=0.01,repeat=0.02,reorder=0.01,skew=0.02,garbage=0.01: bad luck by message (none)
  --truth FILE            writes what really happened, for compare
  --gateway               one gateway's account speaks for all devices, over one connection
  --window N              messages under way without acknowledgement (64; 1 with --factor, which keeps the order)
  --tokens FILE           where the devices' tokens are kept (${TOKEN_FILE})
  --new-tokens            makes new ones`,
  async run(raw, io) {
    const options = runOptions(raw)
    const devices = roster(options)
    io.print(`${options.scenario.name}: ${options.scenario.summary}; ${devices.length} devices`)
    const api = await signIn(raw, io)
    const fleet = await connect(options, devices, api, io)
    const start = startOf(options, Date.now())
    for (const warning of [skewWarning(options), timeWarning(start, await api.now())]) {
      if (warning) io.warn(warning)
    }
    const simulation = simulate({ ...options, start, devices })
    io.print(`seed ${options.seed}, world begins ${new Date(start).toISOString()}, factor ${options.factor}`)
    const faults = new Faults(options.faults, simulation.random.fork('faults'))
    const played = await play({
      emissions: simulation.emissions(),
      worldStart: start,
      factor: options.factor,
      windowMax: options.windowMax,
      faults,
      outlet: fleet,
      clock: wallClock,
      signal: io.signal,
    })
    await fleet.close()
    summarize(played, faults, io)
    if (options.truth) saveTruth(options.truth, options, start, simulation, io)
    return 0
  },
}

async function connect(
  options: RunOptions,
  enlisted: readonly Enlisted[],
  api: ApiClient,
  io: Io,
): Promise<Fleet> {
  const { site, mqtt } = options
  const devices = registrations(enlisted, site)
  const speaker = devices.find(device => device.kind === gateway.kind)
  const accounts = new Set(speaker ? [speaker.id] : devices.map(device => device.id))
  const file = new TokenFile(options.tokens, api.url)
  if (options.newTokens) file.forget(accounts)
  const tokens = await provision(api, devices, accounts, file)
  const onError = (deviceId: string, error: Error) => io.warn(`${deviceId}: ${error.message}`)
  const fleet = await Fleet.connect({ url: mqtt, devices, gateway: speaker, tokens, onError })
  io.print(`${accounts.size} connected to ${mqtt}`)
  return fleet
}

function saveTruth(path: string, options: RunOptions, start: number, simulation: Simulation, io: Io): void {
  const { world, inhabitants } = simulation
  const { seed, site } = options
  const reportEveryMs = Object.fromEntries(inhabitants.map(one => [one.id, one.reportEveryMs]))
  const happenings = world.truth.list().filter(one => one.from <= world.now)
  writeTruth(path, { header: { seed, site, start, end: world.now, reportEveryMs }, happenings })
  io.print(`${happenings.length} happenings in ${path}`)
}

function summarize(played: Played, faults: Faults, io: Io): void {
  const injected = [...faults.done].map(([fault, count]) => `${fault} ${count}`).join(', ') || 'none'
  io.print(`${played.acknowledged} messages acknowledged, ${played.lost} lost; faults: ${injected}`)
  if (played.behindMsMax > 1_000) io.warn(`fell ${Math.round(played.behindMsMax)} ms behind the pace`)
}
