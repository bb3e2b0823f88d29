import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { Aedes } from 'aedes'

/**
 * The broker alone: it lets everybody in, parses what it gets, does nothing with it and acknowledges at once. Its port
 * is the first argument, 0 for a free one; when it is ready it prints `{"mqttPort":…,"httpPort":…}`. By HTTP it says how
 * many messages it has parsed.
 */
const port = Number(process.argv[2] ?? 0)

let parsed = 0
const broker = await Aedes.createBroker({
  authenticate: (_client, _username, _password, done) => done(null, true),
  authorizePublish: (_client, packet, done) => {
    JSON.parse(String(packet.payload))
    parsed += 1
    done(null)
  },
})
const server = createServer({ noDelay: true }, socket => broker.handle(socket))
const counter = createHttpServer((_request, reply) => reply.end(String(parsed)))
await Promise.all([
  once(server.listen({ host: '127.0.0.1', port, backlog: 511 }), 'listening'),
  once(counter.listen({ host: '127.0.0.1', port: 0 }), 'listening'),
])
const [mqttPort, httpPort] = [server, counter].map(each => (each.address() as AddressInfo).port)
process.stdout.write(`${JSON.stringify({ mqttPort, httpPort })}\n`)
process.once('SIGTERM', () => process.exit(0))
