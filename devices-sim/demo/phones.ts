import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ApiClient } from '../api/client.ts'
import { ACCOUNTS } from './cast.ts'

/** In place of people's telephones: whoever looks at the demo sees what people are told. */
export interface Phones {
  readonly url: string
  close(): void
}

export async function startPhones(told: (line: string) => void): Promise<Phones> {
  const server = createServer(async (request, response) => {
    const line = await lineOf(request)
    response.writeHead(204).end()
    if (line !== undefined) told(line)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Everybody of the demo is told by it, so that nobody is missed when an alert calls them. */
export async function givePhones(api: ApiClient, { url }: Phones): Promise<void> {
  const settings = {
    ...{ url, allowPrivateNetwork: true },
    secret: `whsec_${randomBytes(32).toString('base64')}`,
  }
  await api.ask('PUT', '/api/channels/demo', { kind: 'webhook', name: '演示终端 Demo terminal', settings })
  for (const { username } of ACCOUNTS)
    await api.ask('PUT', `/api/accounts/${username}/contacts`, { ways: [{ channel: 'demo' }] })
}

interface Notice {
  readonly title?: string
  readonly test?: boolean
}

/** The message names nobody: it is for a program. */
async function lineOf(request: IncomingMessage): Promise<string | undefined> {
  const { title, test } = JSON.parse(await text(request)) as Notice
  return test === true || title === undefined ? undefined : `          ✆ 已通知 told  ${title}`
}
