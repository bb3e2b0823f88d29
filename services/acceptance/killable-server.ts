import type { Test } from 'tap'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { signIn } from './client.ts'

const password = 'a-password-for-chargers'

/** A server in a folder, with a door for chargers: another can go on in the same folder once it is killed. */
export async function beginKillable(t: Test, folder: string) {
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password, LINLI_HTTP_PORT: '0' }
  const server = startServerProcess({ settings: { ...settings, LINLI_MQTT_PORT: '0', LINLI_OCPP_PORT: '0' } })
  const kill = async () => {
    server.child.kill('SIGKILL')
    await server.ended
  }
  t.teardown(kill)
  const ports = await server.ready
  return { port: ports.ocppPort as number, kill, client: await signIn({ ...ports, password }) }
}
