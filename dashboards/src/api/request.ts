import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireProblem } from '../../../services/api/wire/session.ts'
import type { WordKey } from '../words/en.ts'
import { dictionaries, type Say } from '../words/say.ts'
import { renewed } from './renewal.ts'

/** What the server answered instead of what was asked for. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly problem: WireProblem
  /** When it may be asked again, where the server says so. */
  readonly retryAfterMs: number | undefined
  constructor(status: number, problem: WireProblem, retryAfterMs?: number) {
    super(problem.title)
    this.status = status
    this.code = problem.code
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }
}

/** The server was not reached, or gave no answer that is one of its own. */
export class Unreachable extends Error {}

interface Asking {
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  /** JSON, but for a file: that is sent as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** It is about the session itself: it does not wait for another. */
  readonly isUnheld?: boolean
}

/** Rejects with `ApiProblem` or `Unreachable`. The session travels in its cookie; no script can read it. Where it ended it is renewed first. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  try {
    return await askOnce<T>(path, asking)
  } catch (error) {
    const isHeld = asking.isUnheld !== true && isCode(error, 'NOT_SIGNED_IN')
    if (isHeld && (await renewed())) return askOnce<T>(path, asking)
    throw error
  }
}

async function askOnce<T>(path: string, { method, body, headers, signal }: Asking): Promise<T> {
  const reply = await reach(path, {
    method: method ?? 'GET',
    headers: { ...(body === undefined ? {} : { 'content-type': typeOf(body) }), ...headers },
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    credentials: 'same-origin',
  })
  if (reply.status === 204) return undefined as T
  const json: unknown = await reply.json().catch(() => undefined)
  if (!reply.ok)
    throw isProblem(json)
      ? new ApiProblem(reply.status, json, retryAfterMsOf(reply))
      : new Unreachable(`HTTP ${reply.status}`)
  return json as T
}

/** The server says it in whole seconds. */
function retryAfterMsOf({ headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined
}

const typeOf = (body: unknown): string => (body instanceof Blob ? body.type : 'application/json')

/** `a=1&b=2`, without what is not set. */
export function query(parts: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

export const isCode = (error: unknown, ...codes: string[]): error is ApiProblem =>
  error instanceof ApiProblem && codes.includes(error.code)

export const isSignedOut = (error: unknown): boolean => error instanceof ApiProblem && error.status === 401

/** What went wrong and what to do about it, in the reader's language where the console knows the code. */
export function problemWords(say: Say, error: unknown, nameOf = (username: string) => username): string {
  if (!(error instanceof ApiProblem)) return say('error.offline')
  const key = `error.${error.code}`
  if (!(key in dictionaries.en)) return say('error.other', { title: error.message })
  return say(key as WordKey, { who: nameOf(assigneeOf(error.problem)) })
}

/** Of a refused command: who has the alert in hand. */
const assigneeOf = ({ alert }: WireProblem): string => (alert as WireAlert | undefined)?.assignee ?? ''

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable(String(error))
  }
}

const isProblem = (json: unknown): json is WireProblem =>
  typeof json === 'object' && json !== null && 'code' in json && 'title' in json
