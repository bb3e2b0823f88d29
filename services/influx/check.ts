import { HttpError, RequestTimedOutError } from '@influxdata/influxdb-client'
import { ALERT_MEASUREMENT } from './alert-line.ts'
import type { InfluxConfig } from './config.ts'
import { connect, writePath } from './connection.ts'
import { selectOne } from './influxql.ts'
import { Querier, type QueryError } from './query.ts'
import { answerText, isInfluxAnswer, networkReason } from './verdict.ts'

export type InfluxFault =
  | 'unreachable'
  | 'timed-out'
  | 'not-influxdb'
  | 'unauthorized'
  | 'write-forbidden'
  | 'read-forbidden'
  | 'bucket-missing'
  | 'failing'

export type InfluxCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly fault: InfluxFault; readonly message: string }

/**
 * Can this server be written to and read from with this configuration? Tries both without changing anything: a write of
 * no lines passes through authentication, rights and the look for the bucket, and then has nothing to do.
 */
export async function checkInflux(config: InfluxConfig): Promise<InfluxCheck> {
  const writing = await checkWriting(config)
  return writing.ok ? checkReading(config) : writing
}

async function checkWriting(config: InfluxConfig): Promise<InfluxCheck> {
  const { client, agent } = connect(config, config.pump.timeoutMs, 1)
  const signal = AbortSignal.timeout(config.pump.timeoutMs)
  const options = { method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, signal }
  try {
    const answer: unknown = await client.transport.request(writePath(config), '', options)
    return answer === undefined ? { ok: true } : faulty(config, 'not-influxdb')
  } catch (error) {
    return signal.aborted ? faulty(config, 'timed-out') : writingFault(config, error)
  } finally {
    agent.destroy()
  }
}

function writingFault(config: InfluxConfig, error: unknown): InfluxCheck {
  if (error instanceof RequestTimedOutError) return faulty(config, 'timed-out')
  if (!(error instanceof HttpError)) return faulty(config, 'unreachable', networkReason(error))
  const { statusCode: status } = error
  if (status === 408 || status === 429 || status >= 500) return faulty(config, 'failing', answerText(error))
  if (!isInfluxAnswer(error)) return faulty(config, 'not-influxdb', answerText(error))
  // 2.x refuses a write of no lines, as the last thing it looks at.
  if (status === 400 || status === 422) return { ok: true }
  return faulty(config, BY_STATUS[status] ?? 'not-influxdb', answerText(error))
}

const BY_STATUS: Readonly<Record<number, InfluxFault>> = {
  401: 'unauthorized',
  403: 'write-forbidden',
  404: 'bucket-missing',
}

async function checkReading(config: InfluxConfig): Promise<InfluxCheck> {
  const querier = new Querier(config)
  try {
    await querier.select(selectOne(ALERT_MEASUREMENT))
    return { ok: true }
  } catch (error) {
    return readingFault(config, error as QueryError)
  } finally {
    querier.close()
  }
}

function readingFault(config: InfluxConfig, { fault, status, message }: QueryError): InfluxCheck {
  if (fault === 'unreachable' || fault === 'timed-out') return faulty(config, fault, message)
  if (status === 401 || status === 403) return faulty(config, 'read-forbidden', message)
  if (status === 404 || /database not found|bucket.*not found/i.test(message))
    return faulty(config, 'bucket-missing', message)
  return faulty(config, 'failing', message)
}

function faulty(config: InfluxConfig, fault: InfluxFault, said = ''): InfluxCheck {
  const message = sentence(config, fault)
  return { ok: false, fault, message: said === '' ? message : `${message} (${said})` }
}

/** Names the variable to look at; never what is secret in it. */
function sentence(config: InfluxConfig, fault: InfluxFault): string {
  const { api, url, bucket } = config
  const credentials =
    api === 'v1'
      ? 'LINLI_INFLUX_USERNAME and LINLI_INFLUX_PASSWORD'
      : 'LINLI_INFLUX_TOKEN and LINLI_INFLUX_ORG'
  const place = `${api === 'v1' ? 'database' : 'bucket'} "${bucket}"`
  const sentences: Record<InfluxFault, string> = {
    unreachable: `LINLI_INFLUX_URL: nothing answers at ${url}`,
    'timed-out': `LINLI_INFLUX_URL: ${url} does not answer in time`,
    'not-influxdb': `LINLI_INFLUX_URL, LINLI_INFLUX_API: what answers at ${url} is no InfluxDB ${api}`,
    unauthorized: `${credentials}: refused by ${url}`,
    'write-forbidden': `${credentials}: no right to write to the ${place}`,
    'read-forbidden': `${credentials}: no right to read from the ${place}`,
    'bucket-missing': `LINLI_INFLUX_BUCKET: there is no ${place} at ${url}`,
    failing: `InfluxDB at ${url} cannot serve now`,
  }
  return sentences[fault]
}
