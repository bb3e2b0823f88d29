import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const script = fileURLToPath(new URL('./healthcheck.ts', import.meta.url))

const check = (port: number): Promise<number> =>
  new Promise(resolve => {
    execFile(execPath, [script], { env: { LINLI_HTTP_PORT: String(port) } }, error =>
      resolve(typeof error?.code === 'number' ? error.code : 0),
    )
  })

async function serverAnswering(status: number): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, reply) => {
    reply.writeHead(request.url === '/healthz' ? status : 404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

t.test('a server that answers 200 is well, one that answers otherwise or not at all is not', async t => {
  const well = await serverAnswering(200)
  const ill = await serverAnswering(503)
  t.equal(await check(well.port), 0)
  t.equal(await check(ill.port), 1)
  well.close()
  ill.close()
  t.equal(await check(well.port), 1, 'its port is closed now')
})
