import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly noticeId: string
  readonly address?: string
  readonly isRepeat?: true
  readonly title: string
  readonly severity: string
  readonly link?: string
  readonly isEnded: boolean
  readonly ending?: string
  readonly shownAs?: readonly string[]
}

/** A status, one with its Retry-After in seconds, or no answer at all. */
export type Answer = number | { readonly status: number; readonly retryAfterS: number } | 'hang'

/** A real counterpart that does as it is told. */
export async function startReceiver(answer: (received: Received, n: number) => Answer = () => 200) {
  const received: Received[] = []
  const held: ServerResponse[] = []
  let answering = answer
  const server = createServer(async (request, response) => {
    const one = (await bodyOf(request)) as Received
    received.push(one)
    const given = answering(one, received.length)
    if (given === 'hang') held.push(response)
    else finish(response, given)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    ids: () => received.map(({ noticeId }) => noticeId),
    answers(next: typeof answer) {
      answering = next
    },
    /** Those that hang are answered now. */
    release(status = 200) {
      for (const response of held.splice(0)) finish(response, status)
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>

function finish(response: ServerResponse, given: Exclude<Answer, 'hang'>): void {
  const { status, retryAfterS = undefined } = typeof given === 'number' ? { status: given } : given
  response.writeHead(status, retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }).end()
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString())
}
