import { readFileSync } from 'node:fs'
import type { WireProblem, WireSession } from '../api/wire/session.ts'
import { CommandError } from './command-error.ts'
import { unreached } from './unreached.ts'

/** A running server, signed in to. */
export interface Server {
  /** The answer's body; an error of the server's becomes a `CommandError` with its code. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>
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
  return { call: (method, path, body) => call(method, path, body, token) }
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
