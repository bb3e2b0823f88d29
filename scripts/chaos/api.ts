import { setTimeout as pause } from 'node:timers/promises'
import type { VictimServer } from './server.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** Idempotency-Key. */
  readonly key?: string
}

/** Longer than any answer of a server that is alive and busy. */
const ANSWER_MS_MAX = 20_000
const RETRY_MS = 50

/** A script of an operator's: it asks again, with the same words, until it is answered. */
export class Api {
  readonly #server: VictimServer
  readonly #password: string
  /** Questions that had to be asked again: the server was killed before it answered. */
  askedAgain = 0
  token = ''

  constructor(server: VictimServer, password: string) {
    this.#server = server
    this.#password = password
  }

  async signIn(): Promise<string> {
    const { body } = await this.ask({
      method: 'POST',
      path: '/api/session',
      body: { username: 'admin', password: this.#password },
    })
    return (body as { readonly token: string }).token
  }

  get<T>(path: string): Promise<T> {
    return this.expect<T>({ method: 'GET', path }, 200)
  }

  /** Its body, where the status is as it has to be. */
  async expect<T>(request: Request, status: number): Promise<T> {
    const answer = await this.ask(request)
    if (answer.status === status) return answer.body as T
    const said = JSON.stringify(answer.body)
    throw new Error(`${request.method} ${request.path} was answered ${answer.status}, not ${status}: ${said}`)
  }

  async ask(request: Request, token = this.token): Promise<Answer> {
    for (;;) {
      const { httpPort } = await this.#server.up()
      const answer = await this.#once(`http://127.0.0.1:${httpPort}`, request, token)
      if (answer !== undefined && !MAY_TRY_AGAIN.has(answer.status)) return answer
      this.askedAgain += 1
      await pause(RETRY_MS)
    }
  }

  /** Nothing where the connection ended before the answer did. */
  async #once(
    origin: string,
    { method, path, body, key }: Request,
    token: string,
  ): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: {
          ...(token !== '' && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson ? JSON.parse(text) : text }
    } catch {
      return undefined
    }
  }
}

/** The server says by itself that nothing was done. */
const MAY_TRY_AGAIN: ReadonlySet<number> = new Set([503])
