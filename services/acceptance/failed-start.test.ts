import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'

const password = 'a-password-for-the-next-start'

/** A port that another program has. */
async function takenPort(): Promise<string> {
  const other = createServer().listen(0, '0.0.0.0')
  t.teardown(() => other.close())
  await once(other, 'listening')
  return String((other.address() as AddressInfo).port)
}

async function end(server: RealServer, signal: NodeJS.Signals): Promise<void> {
  process.kill(server.pid, signal)
  await server.ended
  await server.stop()
}

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  t.test(`after ${signal}, starts that fail because a port is taken change nothing`, async t => {
    const settings = { LINLI_DATA: temporaryFolder(), LINLI_ADMIN_PASSWORD: password }
    const port = await takenPort()
    const first = await startRealServer(settings)
    await (await signIn({ ...first, password })).addDevice('bin-1', 'smart-bin')
    await end(first, signal)
    for (const name of ['LINLI_HTTP_PORT', 'LINLI_MQTT_PORT']) {
      for (let i = 0; i < 2; i += 1)
        await t.rejects(startRealServer({ ...settings, [name]: port }), { message: /EADDRINUSE/ }, name)
      const next = await startRealServer(settings)
      const client = await signIn({ ...next, password })
      t.match(await client.call('GET', '/api/devices/bin-1'), { status: 200 }, name)
      await end(next, signal)
    }
  })
}

t.test('a write-ahead log that is gone after a failed start is missed', async t => {
  const folder = temporaryFolder()
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password }
  const port = await takenPort()
  await end(await startRealServer(settings), 'SIGKILL')
  await t.rejects(startRealServer({ ...settings, LINLI_HTTP_PORT: port }), { message: /EADDRINUSE/ })
  rmSync(join(folder, 'linli.db-wal'))
  await t.rejects(startRealServer(settings), { message: /DATA_DAMAGED/ })
})
