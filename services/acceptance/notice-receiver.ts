import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly notice: string
  readonly alert: string
  readonly body: string
  readonly at: number
}

/** What the counterpart of a webhook answers: a status, or nothing at all. */
export type Answer = number | 'never'

/** The other end of a webhook, as a monitoring room has it: keeps what came, and answers as it is told. */
export class NoticeReceiver {
  readonly received: Received[] = []
  readonly #server: Server
  #news: (() => void)[] = []

  private constructor(server: Server) {
    this.#server = server
  }

  /** `answer` is asked once for each message, tests of a channel aside, after it is among those received. */
  static async open(answer: (message: Received) => Answer | Promise<Answer>): Promise<NoticeReceiver> {
    const server = createServer()
    const receiver = new NoticeReceiver(server)
    server.on('request', async (request, response) => {
      const given = JSON.parse(Buffer.concat(await request.toArray()).toString())
      if (given.test) return void response.end()
      const { notice, alert, body } = given
      const message: Received = { notice, alert, body, at: Date.now() }
      receiver.received.push(message)
      for (const tell of receiver.#news.splice(0)) tell()
      const status = await answer(message)
      if (status !== 'never') response.writeHead(status).end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  of(notice: string): readonly Received[] {
    return this.received.filter(message => message.notice === notice)
  }

  /** Resolves once it is so, asked again with each message. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>(resolve => this.#news.push(resolve))
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }
}
