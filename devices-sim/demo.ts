import { randomInt } from 'node:crypto'
import { join, resolve } from 'node:path'
import { UsageError } from './commands/options.ts'
import { banner } from './demo/banner.ts'
import { isColoured } from './demo/colour.ts'
import { type Community, foundCommunity } from './demo/community.ts'
import { ensureConsole } from './demo/console.ts'
import { eventLine } from './demo/event-line.ts'
import { followFeed } from './demo/feed.ts'
import { prepareFolder } from './demo/folder.ts'
import { placeAndName } from './demo/names.ts'
import { type DemoOptions, demoHelp, demoOptions } from './demo/options.ts'
import { startPhones } from './demo/phones.ts'
import { freePort } from './demo/ports.ts'
import { startServer } from './demo/server.ts'
import { Faults } from './faults/faults.ts'
import { demo } from './scenarios/demo.ts'
import { wallClock } from './transport/pace.ts'
import { play } from './transport/player.ts'
import { DAY } from './world/durations.ts'
import { Orders } from './world/orders.ts'
import { simulate } from './world/simulation.ts'

const ROOT = resolve(import.meta.dirname, '..')
const USERNAME = 'admin'
/** Longer than anybody lets a demo run. */
const LENGTH_MS = 30 * DAY

try {
  const options = demoOptions(process.argv.slice(2))
  if (options === 'help') console.log(demoHelp)
  else await perform(options)
} catch (error) {
  console.error((error as Error).message)
  if (error instanceof UsageError) console.error(demoHelp)
  // Devices that lost their server would go on trying to reach it.
  process.exit(error instanceof UsageError ? 2 : 1)
}

async function perform(options: DemoOptions): Promise<void> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const folder = prepareFolder(resolve(options.data), options.keep)
  const httpPort = await freePort(options.httpPort)
  const mqttPort = await freePort(options.mqttPort)
  const hasConsole = await ensureConsole(ROOT, console.log)
  const server = await startServer({
    root: ROOT,
    ...folder,
    httpPort,
    mqttPort,
    onExit(what) {
      console.error(what)
      process.exit(1)
    },
  })
  try {
    const credentials = { username: USERNAME, password: folder.password }
    const phones = await startPhones(console.log)
    const orders = new Orders()
    const warn = console.error
    const community = await foundCommunity(server, credentials, folder.tokens, phones, warn, orders.obey)
    const seed = options.seed ?? randomInt(1, 1_000_000)
    const notes = portNotes(options, httpPort, mqttPort)
    console.log(banner({ ...server, ...credentials, seed, console: hasConsole, notes }))
    await live(community, orders, seed, stopping.signal)
    console.log('Stopping …')
    await community.fleet.close()
    phones.close()
  } finally {
    await server.stop()
  }
  console.log(`Stopped. What the server kept is in ${join(options.data, 'server')} until the next demo.`)
}

async function live(community: Community, orders: Orders, seed: number, signal: AbortSignal) {
  const { api, fleet, enlisted, devices } = community
  const coloured = isColoured(process.stdout, process.env)
  const names = new Map(devices.map(device => [device.id, placeAndName(device)]))
  followFeed({
    http: api.url,
    token: api.token,
    signal,
    onEvent(event) {
      const line = eventLine(event, names.get(event.alert.deviceId) ?? event.alert.deviceId, coloured)
      if (line) console.log(line)
    },
  })
  const start = Date.now()
  const simulation = simulate({ seed, start, lengthMs: LENGTH_MS, devices: enlisted, scenario: demo })
  orders.inhabit(simulation.inhabitants)
  await play({
    emissions: simulation.emissions(),
    worldStart: start,
    factor: 1,
    faults: new Faults({}, simulation.random),
    outlet: fleet,
    clock: wallClock,
    windowMax: 64,
    signal,
  })
}

function portNotes(wanted: DemoOptions, httpPort: number, mqttPort: number): string[] {
  return [
    ...(httpPort === wanted.httpPort
      ? []
      : [`port ${wanted.httpPort} is taken, so the console is at ${httpPort}`]),
    ...(mqttPort === wanted.mqttPort
      ? []
      : [`port ${wanted.mqttPort} is taken, so the devices use ${mqttPort}`]),
  ]
}
