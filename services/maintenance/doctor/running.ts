import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Patient } from './patient.ts'

const answerMsMax = 3_000

/** What answers at an address, by its words and its clock; `undefined` where nothing does. */
export interface Answer {
  readonly body: string
  readonly date: string | undefined
}

/** The certificate need not be trusted: nothing is told to the other side, and what it says is not acted upon. */
export function ask(url: string): Promise<Answer | undefined> {
  const send = url.startsWith('https:') ? secureRequest : request
  return new Promise(resolve => {
    const asked = send(url, { timeout: answerMsMax, rejectUnauthorized: false, agent: false }, response => {
      let body = ''
      response.on('data', piece => {
        body = (body + piece).slice(0, 10_000)
      })
      response.on('end', () => resolve({ body, date: response.headers.date }))
      response.on('error', () => resolve(undefined))
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(undefined))
    asked.end()
  })
}

export interface RunningServer extends Answer {
  readonly url: string
}

/** The server that these settings describe, where it runs. */
export async function runningServer({ config }: Patient): Promise<RunningServer | undefined> {
  if (config === undefined || config.api.port === 0) return undefined
  const { host, port, tls } = config.api
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  const url = `${tls ? 'https' : 'http'}://${name}:${port}`
  const answer = await ask(`${url}/healthz`)
  return answer?.body === '{"up":true}' ? { ...answer, url } : undefined
}
