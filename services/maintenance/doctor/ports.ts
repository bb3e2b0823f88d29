import { createServer } from 'node:net'
import { type Finding, fault, ok } from './finding.ts'
import type { Patient } from './patient.ts'
import { runningServer } from './running.ts'

const about = 'ports'

interface Door {
  readonly setting: string
  readonly host: string
  readonly port: number
}

export async function checkPorts(patient: Patient): Promise<Finding[]> {
  const { config } = patient
  if (config === undefined) return []
  const { mqtt, api } = config
  const doors: Door[] = [
    { setting: 'LINLI_HTTP_PORT', host: api.host, port: api.port },
    { setting: 'LINLI_MQTT_PORT', host: mqtt.host, port: mqtt.port },
    ...(api.tls ? [{ setting: 'LINLI_MQTTS_PORT', host: mqtt.host, port: mqtt.tlsPort }] : []),
  ]
  const isRunning = (await runningServer(patient)) !== undefined
  return Promise.all(doors.map(door => check(door, isRunning)))
}

async function check({ setting, host, port }: Door, isRunning: boolean): Promise<Finding> {
  if (port === 0) return ok(about, `${setting}: a free one is taken`)
  const code = await refusalOf(host, port)
  if (code === undefined) return ok(about, `${setting}: ${port} is free`)
  if (code === 'EADDRINUSE' && isRunning)
    return ok(about, `${setting}: ${port} is in use, and Linli is running`)
  const remedy =
    code === 'EADDRINUSE'
      ? 'stop the other program, or set another port'
      : code === 'EACCES'
        ? 'ports below 1024 need a right of their own: set a higher one'
        : 'set an address of this machine'
  return fault(about, `${setting}: ${host}:${port} cannot be opened (${code})`, remedy)
}

/** Opened for a moment, where nobody else has it. */
function refusalOf(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
