import { ok } from 'node:assert/strict'
import type { WireNotice } from '../api/wire/notice.ts'
import type { WirePlanBody } from '../api/wire/plan.ts'
import type { Client } from './client.ts'

const SITE = 'demo'

/** As an administrator sets up a site, one request after the other; throws where one of them is refused. */
export class Staff {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.#client.call(method, path, body)
    ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  async add(username: string, role: string): Promise<void> {
    const scope = [{ site: SITE, zones: [] }]
    await this.ask('POST', '/api/accounts', { username, role, scope, password: `first-word-of-${username}` })
  }

  async addWearer(device: string, ...carers: readonly string[]): Promise<void> {
    const wearer = { name: `Wearer of ${device}`, living: 'alone', zone: 'east', device, carers }
    await this.ask('POST', `/api/sites/${SITE}/wearers`, wearer)
  }

  async plan(id: string, plan: WirePlanBody): Promise<void> {
    await this.ask('PUT', `/api/sites/${SITE}/plans/${id}`, plan)
  }

  async channel(id: string, channel: object): Promise<void> {
    await this.ask('PUT', `/api/channels/${id}`, { name: id, ...channel })
  }

  async reach(username: string, ...ways: readonly object[]): Promise<void> {
    await this.ask('PUT', `/api/accounts/${username}/contacts`, { ways })
  }

  /** The oldest first. */
  async notices(alert: string): Promise<readonly WireNotice[]> {
    const query = new URLSearchParams({ alert, limit: '200' })
    const { notices } = (await this.ask('GET', `/api/notices?${query}`)) as { notices: WireNotice[] }
    return notices.toReversed()
  }
}

/** A webhook to this machine; the secret is anything that has the form of one. */
export const webhookTo = (url: string) => ({
  kind: 'webhook',
  settings: { url, secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, allowPrivateNetwork: true },
})
