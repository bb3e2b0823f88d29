import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { type App, startApp } from './app.ts'
import { type Configuration, readConfiguration } from './config/configuration.ts'
import { ConfigurationError } from './config/environment.ts'
import { exitStatusOf, inWords } from './exit-status.ts'
import { keepHeapSmall } from './heap.ts'

keepHeapSmall()
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const config = configurationOrExit()
const log = pino({ level: config.logLevel, base: null })
// A file at its limit (`ulimit -f`) is an error of the write, not the end of the process.
process.on('SIGXFSZ', () => {})
await run()

function configurationOrExit(): Configuration {
  try {
    return readConfiguration(process.env)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(78) // EX_CONFIG: starting it again changes nothing
  }
}

async function run(): Promise<void> {
  let app = await startOrExit(config)
  let restarting: Promise<void> | undefined
  const stop = async () => {
    await restarting
    await app.stop()
  }
  stopOnSignal(stop) // before anybody reads that it is ready, and may ask it to stop
  for (;;) {
    const { mqttPort, mqttTlsPort, httpPort, ocppPort } = app
    log.info({ mqttPort, mqttTlsPort, httpPort, ocppPort }, 'ready')
    await app.restartWanted
    restarting = restart()
    await restarting
  }

  /** With the restored database, on the same ports: in this process, since not every one has somebody to start it. */
  async function restart(): Promise<void> {
    log.info('starting again')
    const { mqttPort, mqttTlsPort, httpPort, ocppPort } = app
    const ports = { mqttPort, mqttTlsPort, httpPort, ocppPort }
    await app.stop()
    app = await startOrExit(withPorts(config, ports))
  }
}

async function startOrExit(config: Configuration): Promise<App> {
  try {
    const app = await startApp({ config, log, version: manifest.version, onBroken: () => process.exit(1) })
    if (app.adminPassword !== undefined) {
      // Shown once, and not in the log, which others may read.
      process.stderr.write(`\nFirst start. Sign in as "admin" with the password: ${app.adminPassword}\n\n`)
    }
    return app
  } catch (error) {
    log.fatal(inWords(error), 'the server cannot start')
    process.exit(exitStatusOf(error))
  }
}

type Ports = Pick<App, 'mqttPort' | 'mqttTlsPort' | 'httpPort' | 'ocppPort'>

function withPorts(
  given: Configuration,
  { mqttPort, mqttTlsPort, httpPort, ocppPort }: Ports,
): Configuration {
  const mqtt = { ...given.mqtt, port: mqttPort, tlsPort: mqttTlsPort ?? given.mqtt.tlsPort }
  const ocpp = given.ocpp && { ...given.ocpp, port: ocppPort ?? given.ocpp.port }
  return { ...given, mqtt, ocpp, api: { ...given.api, port: httpPort } }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130) // a second one means now
      stopping = true
      log.info({ signal }, 'stopping')
      setTimeout(giveUpStopping, config.stopMsMax).unref()
      stop().then(
        () => process.exit(0),
        error => {
          log.error({ err: error }, 'the stop failed')
          process.exit(1)
        },
      )
    })
  }
}

function giveUpStopping(): void {
  log.error(
    { stopMsMax: config.stopMsMax },
    'the stop took too long; all that was acknowledged is in the journal',
  )
  process.exit(1)
}
