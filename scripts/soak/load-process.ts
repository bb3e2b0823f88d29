import { answerWith } from '../testing/companion/answer.ts'
import { Random } from '../testing/random.ts'
import { LoadConnection } from './load-connection.ts'
import type { LoadCount, LoadQuestion } from './load-question.ts'

/**
 * The devices, in a process of their own: what they cost is not the server's, and one that lags does not make the
 * other look slow.
 */
const TICK_MS = 20
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

answerWith<LoadQuestion>(question => {
  switch (question.ask) {
    case 'connect':
      return connect(question)
    case 'full-speed':
      return goFullSpeed()
    case 'rate':
      return keepTo(question.perSecond)
    case 'count':
      return count()
    case 'finish':
      return finish()
  }
})
setInterval(tick, TICK_MS)

async function connect({ port, accounts, seed }: Extract<LoadQuestion, { ask: 'connect' }>): Promise<void> {
  const random = new Random(seed)
  for (const account of accounts) {
    const own = new Random(random.below(2 ** 32))
    connections.push(await LoadConnection.open(port, account, own, answered))
  }
}

function goFullSpeed(): void {
  isAtFullSpeed = true
  for (const connection of connections) fill(connection)
}

function keepTo(rate: number): void {
  isAtFullSpeed = false
  perSecond = rate
  due = 0
  tickedAt = performance.now()
}

async function finish(): Promise<LoadCount> {
  keepTo(0)
  while (connections.some(({ unanswered }) => unanswered > 0))
    await new Promise<void>(resolve => {
      heard = resolve
    })
  return count()
}

let heard = () => {}
function answered(connection: LoadConnection): void {
  if (isAtFullSpeed) fill(connection)
  heard()
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

function count(): LoadCount {
  const used = process.cpuUsage(cpu)
  const passedMs = performance.now() - countedAt
  cpu = process.cpuUsage()
  countedAt = performance.now()
  const total = (of: (connection: LoadConnection) => number) =>
    connections.reduce((sum, connection) => sum + of(connection), 0)
  return {
    acknowledged: total(({ acknowledged }) => acknowledged),
    sent: total(({ sent }) => sent),
    heldBack,
    lost: total(({ isClosed }) => Number(isClosed)),
    cpuShare: (used.user + used.system) / 1_000 / passedMs,
  }
}
