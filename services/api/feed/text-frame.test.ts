import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { WebSocket, WebSocketServer } from 'ws'
import { textFrame } from './text-frame.ts'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
await once(server, 'listening')
t.teardown(() => server.close())

/** What a client makes of the frame. */
async function asRead(text: string): Promise<{ text: string; isBinary: boolean }> {
  server.once('connection', (_socket, { socket }) => socket.end(textFrame(text)))
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [data, isBinary] = await once(client, 'message')
  return { text: String(data), isBinary }
}

for (const length of [0, 1, 125, 126, 65_535, 65_536]) {
  t.test(`a message of ${length} bytes is read as it was`, async t => {
    const text = 'x'.repeat(length)
    t.same(await asRead(text), { text, isBinary: false })
  })
}

t.test('the length counts bytes, not letters', async t => {
  t.same(await asRead('垃圾桶'), { text: '垃圾桶', isBinary: false })
})
