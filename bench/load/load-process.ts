import { LoadConnection } from './load-connection.ts'
import type { FromLoad, ToLoad } from './load-message.ts'

/** The devices, in a process of their own: what they cost is not the server's. */
const TICK_MS = 2

let connections: readonly LoadConnection[] = []
let perSecond = 0
let due = 0
let next = 0
let tickedAt = performance.now()

process.on('message', (message: ToLoad) => {
  obey(message).catch(error => {
    process.stderr.write(`the load failed: ${(error as Error).message}\n`)
    process.exit(1)
  })
})
process.on('disconnect', () => process.exit(0))
setInterval(tick, TICK_MS)

async function obey(message: ToLoad): Promise<void> {
  if (message.type === 'connect') {
    const { port, accounts, qos, windowMax } = message
    connections = await Promise.all(
      accounts.map(account => LoadConnection.open(port, account, qos, windowMax)),
    )
    tell('connected')
  } else if (message.type === 'run') run(message.perSecond)
  else if (message.type === 'rest') rest()
  else tell('count')
}

function run(rate: number | undefined): void {
  rest()
  if (rate === undefined) for (const connection of connections) connection.start()
  else perSecond = rate
}

function rest(): void {
  perSecond = 0
  due = 0
  tickedAt = performance.now()
  for (const connection of connections) connection.rest()
}

/** So many writes a second are what this process can do beside all else: above, some readings share one. */
const WRITES_PER_SECOND_MAX = 15_000

/** In turn, as devices that know nothing of each other send; what cannot be sent in its turn is sent in the next. */
function tick(): void {
  if (perSecond === 0) return
  const now = performance.now()
  due += ((now - tickedAt) / 1_000) * perSecond
  tickedAt = now
  const together = Math.ceil(perSecond / WRITES_PER_SECOND_MAX)
  for (let tries = connections.length; due >= together && tries > 0; ) {
    if (connections[next++ % connections.length]?.publish(together)) {
      due -= together
      tries = connections.length
    } else tries -= 1
  }
}

function tell(type: FromLoad['type']): void {
  const { user, system } = process.cpuUsage()
  process.send?.({
    type,
    sent: sum(({ sent }) => sent),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: connections.filter(({ isClosed }) => isClosed).length,
    cpuUs: user + system,
  } satisfies FromLoad)
}

const sum = (of: (connection: LoadConnection) => number): number =>
  connections.reduce((all, connection) => all + of(connection), 0)
