import { readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import type { WireProblem, WireSession } from '../api/wire/session.ts'
import { CommandError } from './command-error.ts'
import { unreached } from './unreached.ts'

/** A running server, signed in to. */
export interface Server {
  /** The answer's body; an error of the server's becomes a `CommandError` with its code. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  /** Bytes as they are; waits where the server asks to be asked less often. */
  send(method: string, path: string, body: Uint8Array): Promise<void>
  /** An answer that is larger than the memory may be. */
  stream(path: string): Promise<{ readonly body: AsyncIterable<Uint8Array> }>
  /** The status alone, whatever it is; `undefined` where nobody answers. */
  statusOf(path: string): Promise<number | undefined>
}

export async function connect(
  options: Readonly<Record<string, string | boolean | undefined>>,
): Promise<Server> {
  const url = String(options.url ?? process.env.LINLI_URL ?? 'http://localhost:8080').replace(/\/$/, '')
  const username = String(options.username ?? process.env.LINLI_USERNAME ?? 'admin')
  const call = async <T>(method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const response = await reach(url, path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new CommandError(refusal(response.status, text))
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const { token } = await call<WireSession>('POST', '/api/session', { username, password: password() })
  const authorization = { authorization: `Bearer ${token}` }
  return {
    call: (method, path, body) => call(method, path, body, token),
    send: (method, path, body) => sendPatiently(url, path, { method, body, headers: authorization }),
    async stream(path) {
      const response = await reach(url, path, { headers: authorization })
      if (!response.ok || response.body === null)
        throw new CommandError(refusal(response.status, await response.text()))
      return { body: response.body }
    },
    statusOf: path =>
      fetch(`${url}${path}`, { headers: authorization }).then(
        ({ status }) => status,
        () => undefined,
      ),
  }
}

interface Sending {
  readonly method: string
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

async function sendPatiently(url: string, path: string, sending: Sending): Promise<void> {
  const headers = { ...sending.headers, 'content-type': 'application/octet-stream' }
  for (;;) {
    const response = await reach(url, path, { ...sending, headers, body: new Uint8Array(sending.body) })
    const text = await response.text()
    if (response.ok) return
    if (response.status !== 429) throw new CommandError(refusal(response.status, text))
    await after(1_000 * Number(response.headers.get('retry-after') ?? 1))
  }
}

async function reach(url: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${url}${path}`, init)
  } catch (error) {
    throw new CommandError(unreached(url, (error as Error).cause))
  }
}

function password(): string {
  const file = process.env.LINLI_ADMIN_PASSWORD_FILE
  const value = file ? readFileSync(file, 'utf8').split('\n', 1)[0] : process.env.LINLI_ADMIN_PASSWORD
  if (!value)
    throw new CommandError('set LINLI_ADMIN_PASSWORD, or LINLI_ADMIN_PASSWORD_FILE to a file with it')
  return value
}

function refusal(status: number, text: string): string {
  try {
    const { code, title, detail } = JSON.parse(text) as WireProblem
    return `${code}: ${title}${detail === undefined ? '' : ` ${detail}`}`
  } catch {
    return `the server answered ${status}`
  }
}
