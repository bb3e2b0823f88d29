import { Random } from '../testing/random.ts'
import { LoadConnection } from './load-connection.ts'
import type { FromLoad, ToLoad } from './load-message.ts'

/**
 * The devices, in a process of their own: what they cost is not the server's, and one that lags does not make the
 * other look slow.
 */
const TICK_MS = 20
const COUNT_MS = 1_000
/** Of one connection; as many at full speed. */
const UNANSWERED_MAX = 50

const connections: LoadConnection[] = []
let isAtFullSpeed = false
let perSecond = 0
let due = 0
let next = 0
let heldBack = 0
let tickedAt = performance.now()
let cpu = process.cpuUsage()
let countedAt = performance.now()

process.on('message', (message: ToLoad) => {
  obey(message).catch(error => {
    process.stderr.write(`the load failed: ${(error as Error).message}\n`)
    process.exit(1)
  })
})
process.on('disconnect', () => process.exit(0))
setInterval(tick, TICK_MS)
setInterval(() => tell('count'), COUNT_MS)

async function obey(message: ToLoad): Promise<void> {
  switch (message.type) {
    case 'connect': {
      const random = new Random(message.seed)
      for (const account of message.accounts) {
        const own = new Random(random.below(2 ** 32))
        connections.push(await LoadConnection.open(message.port, account, own, answered))
      }
      tell('connected')
      break
    }
    case 'full-speed':
      isAtFullSpeed = true
      for (const connection of connections) fill(connection)
      break
    case 'rate':
      isAtFullSpeed = false
      perSecond = message.perSecond
      due = 0
      tickedAt = performance.now()
      break
    case 'finish':
      isAtFullSpeed = false
      perSecond = 0
      due = 0
      tellWhenFinished()
  }
}

function answered(connection: LoadConnection): void {
  if (isAtFullSpeed) fill(connection)
  tellWhenFinished()
}

let isFinishing = false
function tellWhenFinished(): void {
  isFinishing = isFinishing || (!isAtFullSpeed && perSecond === 0)
  if (!isFinishing || connections.some(({ unanswered }) => unanswered > 0)) return
  if (isAtFullSpeed || perSecond > 0) return
  isFinishing = false
  tell('finished')
}

function fill(connection: LoadConnection): void {
  const room = UNANSWERED_MAX - connection.unanswered
  if (room > UNANSWERED_MAX / 2) connection.publish(room)
}

/** What is due since the last tick, over all connections in turn. */
function tick(): void {
  const now = performance.now()
  due += ((now - tickedAt) / 1_000) * perSecond
  tickedAt = now
  const each = Math.ceil(due / connections.length)
  for (let asked = 0; due >= 1 && asked < connections.length; asked++) {
    const connection = connections[next++ % connections.length] as LoadConnection
    const count = Math.min(Math.floor(due), each)
    due -= count
    const sent = Math.max(0, Math.min(count, UNANSWERED_MAX - connection.unanswered))
    heldBack += count - sent
    if (sent > 0) connection.publish(sent)
  }
}

function tell(type: FromLoad['type']): void {
  const used = process.cpuUsage(cpu)
  const passedMs = performance.now() - countedAt
  cpu = process.cpuUsage()
  countedAt = performance.now()
  const total = (of: (connection: LoadConnection) => number) =>
    connections.reduce((sum, connection) => sum + of(connection), 0)
  process.send?.({
    type,
    acknowledged: total(({ acknowledged }) => acknowledged),
    sent: total(({ sent }) => sent),
    heldBack,
    lost: total(({ isClosed }) => Number(isClosed)),
    cpuShare: (used.user + used.system) / 1_000 / passedMs,
  } satisfies FromLoad)
}
