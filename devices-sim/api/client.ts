import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../services/domain/model/time.ts'
import type { ApiAlert, ApiAlertList, ApiDevice, ApiDeviceBody, ApiDeviceList, ApiProblem } from './wire.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

const PAGE_SIZE = 500
/** A server that limits its requests is waited for: many devices are many requests. */
const PATIENCE_TRIES = 10
const REQUEST_TIMEOUT_MS = 15_000

/** The server's HTTP API as far as a simulator needs it. */
export class ApiClient {
  readonly url: string
  readonly token: string

  private constructor(url: string, token: string) {
    this.url = url
    this.token = token
  }

  static async signIn(url: string, credentials: Credentials): Promise<ApiClient> {
    const base = url.replace(/\/+$/, '')
    const session = (await call(base, 'POST', '/api/session', undefined, credentials)) as { token: string }
    return new ApiClient(base, session.token)
  }

  async devices(): Promise<readonly ApiDevice[]> {
    return (await this.#deviceList()).devices
  }

  /** What time it is for the server: by its clock, or by the newest reading it has seen. */
  async now(): Promise<Instant> {
    return Date.parse((await this.#deviceList()).now)
  }

  async saveDevice(id: string, device: ApiDeviceBody): Promise<void> {
    await this.ask('PUT', `/api/devices/${encodeURIComponent(id)}`, device)
  }

  async newToken(id: string): Promise<string> {
    const reply = await this.ask('POST', `/api/devices/${encodeURIComponent(id)}/token`)
    return (reply as { token: string }).token
  }

  /** All of them, page by page. What is raised meanwhile may shift the pages, so each is kept once. */
  async alerts(site: string): Promise<ApiAlert[]> {
    const byId = new Map<string, ApiAlert>()
    for (let page = 0; ; page++) {
      const query = new URLSearchParams({ site, limit: String(PAGE_SIZE), page: String(page) })
      const list = (await this.ask('GET', `/api/alerts?${query}`)) as ApiAlertList
      for (const alert of list.alerts) byId.set(alert.id, alert)
      if (list.alerts.length < PAGE_SIZE) return [...byId.values()]
    }
  }

  async #deviceList(): Promise<ApiDeviceList> {
    return (await this.ask('GET', '/api/devices')) as ApiDeviceList
  }

  /** Whatever else the API has; rejects with what the server said. */
  ask(method: string, path: string, body?: object): Promise<unknown> {
    return call(this.url, method, path, this.token, body)
  }
}

async function call(url: string, method: string, path: string, token?: string, body?: object) {
  let reply = await send(url, method, path, token, body)
  for (let tries = 1; reply.status === 429 && tries < PATIENCE_TRIES; tries++) {
    await sleep(1_000 * Math.min(60, Number(reply.headers.get('retry-after')) || tries))
    reply = await send(url, method, path, token, body)
  }
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${path}: ${refusal(reply.status, text)}`)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

async function send(url: string, method: string, path: string, token?: string, body?: object) {
  try {
    return await fetch(url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
  } catch (error) {
    const cause = (error as Error).cause
    throw new Error(`${url} does not answer: ${cause instanceof Error ? cause.message : String(error)}`)
  }
}

function refusal(status: number, text: string): string {
  try {
    const { code, title, detail } = JSON.parse(text) as ApiProblem
    return [status, code, title, detail].filter(Boolean).join(' ')
  } catch {
    return `${status} ${text.slice(0, 200)}`
  }
}
