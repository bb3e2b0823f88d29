import { readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import type { WireProblem, WireSession } from '../api/wire/session.ts'
import { CommandError } from './command-error.ts'
import { ownAddress } from './own-address.ts'
import { refusalWords } from './refusal-words.ts'
import { unreached } from './unreached.ts'

/** A running server, signed in to. */
export interface Server {
  /** The answer's body; an error of the server's becomes a `CommandError` with its code. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>
  /** Bytes as they are; waits where the server asks to be asked less often. */
  send<T = void>(method: string, path: string, body: Uint8Array): Promise<T>
  /** An answer that is larger than the memory may be. */
  stream(path: string): Promise<{ readonly body: AsyncIterable<Uint8Array> }>
  /** The status alone, whatever it is; `undefined` where nobody answers. */
  statusOf(path: string): Promise<number | undefined>
}

export async function connect(
  options: Readonly<Record<string, string | boolean | undefined>>,
): Promise<Server> {
  const url = String(options.url ?? (process.env.LINLI_URL || ownAddress(process.env))).replace(/\/$/, '')
  const username = String(options.username ?? process.env.LINLI_USERNAME ?? 'admin')
  const token = keyOf(process.env.LINLI_KEY) || (await signIn(url, username))
  const authorization = { authorization: `Bearer ${token}` }
  const signedIn = (path: string, { headers, ...init }: RequestInit & { headers?: Headers } = {}) =>
    reachPatiently(url, path, { ...init, headers: { ...headers, ...authorization } })
  return {
    call: async (method, path, body) => answerOf(await signedIn(path, json(method, body))),
    async send(method, path, body) {
      const headers = { 'content-type': 'application/octet-stream' }
      return answerOf(await signedIn(path, { method, headers, body: new Uint8Array(body) }))
    },
    async stream(path) {
      const response = await signedIn(path)
      if (!response.ok || response.body === null) throw await refusalOf(response)
      return { body: response.body }
    },
    statusOf: path =>
      fetch(`${url}${path}`, { headers: authorization }).then(
        ({ status }) => status,
        () => undefined,
      ),
  }
}

/** Off a file it has a line break at its end. */
function keyOf(key: string | undefined): string | undefined {
  const plain = key?.trim()
  if (plain !== undefined && !/^[\x21-\x7e]*$/.test(plain))
    throw new CommandError(
      'LINLI_KEY: expected one key, got a space, a line break or another letter within it',
    )
  return plain
}

async function signIn(url: string, username: string): Promise<string> {
  const session = await reach(url, '/api/session', json('POST', { username, password: password() }))
  return (await answerOf<WireSession>(session)).token
}

type Headers = Readonly<Record<string, string>>

const json = (method: string, body: unknown) =>
  body === undefined
    ? { method }
    : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw await refusalOf(response)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Comes again when the server asks to be asked less often: a large file goes in thousands of requests. */
async function reachPatiently(url: string, path: string, init: RequestInit): Promise<Response> {
  for (;;) {
    const response = await reach(url, path, init)
    if (response.status !== 429) return response
    await response.body?.cancel()
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

async function refusalOf(response: Response): Promise<CommandError> {
  try {
    return new CommandError(refusalWords(JSON.parse(await response.text()) as WireProblem))
  } catch {
    return new CommandError(`the server answered ${response.status}`)
  }
}
