import { get as getHttp } from 'node:http'
import { get as getHttps } from 'node:https'
import { env, exit } from 'node:process'

/** Asks the server of the same container whether it is up. Exits 0 when `/healthz` answers 200. */
const secure = Boolean(env.LINLI_TLS_CERT || env.LINLI_TLS_CERT_FILE)
const port = env.LINLI_HTTP_PORT || '8080'
const address = `${secure ? 'https' : 'http'}://127.0.0.1:${port}/healthz`
const timeout = 4_000

// The certificate names the public host, never 127.0.0.1; nothing is sent and nobody else listens there.
const request = secure
  ? getHttps(address, { timeout, rejectUnauthorized: false }, answered)
  : getHttp(address, { timeout }, answered)
request.once('timeout', () => request.destroy(new Error(`no answer in ${timeout} ms`)))
request.once('error', error => {
  console.error(`${address}: ${error.message}`)
  exit(1)
})

function answered({ statusCode }: { readonly statusCode?: number | undefined }): void {
  if (statusCode !== 200) console.error(`${address}: answered ${statusCode}`)
  exit(statusCode === 200 ? 0 : 1)
}
