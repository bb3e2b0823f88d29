import { type AddressInfo, createServer } from 'node:net'
import { Aedes } from 'aedes'

/**
 * The broker alone: it lets everybody in, parses what it gets, does nothing with it and acknowledges at once. Its port
 * is the first argument, 0 for a free one; when it is ready it prints `{"mqttPort":…}`.
 */
const port = Number(process.argv[2] ?? 0)

const broker = await Aedes.createBroker({
  authenticate: (_client, _username, _password, done) => done(null, true),
  authorizePublish: (_client, packet, done) => {
    JSON.parse(String(packet.payload))
    done(null)
  },
})
const server = createServer({ noDelay: true }, socket => broker.handle(socket))
server.listen({ host: '127.0.0.1', port, backlog: 511 }, () => {
  const { port: mqttPort } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ mqttPort })}\n`)
})
process.once('SIGTERM', () => process.exit(0))
