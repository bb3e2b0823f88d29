import { answerWith } from '../../scripts/testing/companion/answer.ts'
import { LoadConnection } from './load-connection.ts'
import type { LoadCount, LoadQuestion } from './load-question.ts'

/** The devices, in a process of their own: what they cost is not the server's. */
const TICK_MS = 2

let connections: readonly LoadConnection[] = []
let perSecond = 0
let due = 0
let next = 0
let tickedAt = performance.now()

answerWith<LoadQuestion>(question => {
  switch (question.ask) {
    case 'connect':
      return connect(question)
    case 'run':
      return run(question.perSecond)
    case 'rest':
      return rest()
    case 'count':
      return count()
  }
})
setInterval(tick, TICK_MS)

async function connect(question: Extract<LoadQuestion, { ask: 'connect' }>): Promise<void> {
  const { port, accounts, qos, windowMax } = question
  connections = await Promise.all(accounts.map(account => LoadConnection.open(port, account, qos, windowMax)))
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

function count(): LoadCount {
  const { user, system } = process.cpuUsage()
  return {
    sent: sum(({ sent }) => sent),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: connections.filter(({ isClosed }) => isClosed).length,
    cpuUs: user + system,
  }
}

const sum = (of: (connection: LoadConnection) => number): number =>
  connections.reduce((all, connection) => all + of(connection), 0)
