import { readFileSync } from 'node:fs'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { Environment } from '../config/environment.ts'

/** PEM texts that belong together. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

const CERT = 'LINLI_TLS_CERT'
const KEY = 'LINLI_TLS_KEY'

/** What is wrong with the files is said with the rest of the configuration, not when a port is to be opened. */
export function tlsFiles(env: Environment): TlsFiles | undefined {
  const [certPath, keyPath] = [env.text(CERT), env.text(KEY)]
  if (certPath === undefined && keyPath === undefined) return undefined
  const cert = halfOf(env, CERT, certPath, cert => ({ cert }))
  const key = halfOf(env, KEY, keyPath, key => ({ key }))
  if (cert === undefined || key === undefined) return undefined
  const reason = refusalOf({ cert, key })
  if (reason !== undefined) env.fault(`${KEY}: does not fit ${CERT}: ${reason}`)
  return { cert, key }
}

function halfOf(
  env: Environment,
  name: string,
  path: string | undefined,
  alone: (pem: string) => SecureContextOptions,
): string | undefined {
  if (path === undefined) {
    env.fault(`${name}: missing, and its other half is set`)
    return undefined
  }
  const pem = fileText(env, name, path)
  const reason = pem === undefined ? undefined : refusalOf(alone(pem))
  if (reason === undefined) return pem
  env.fault(`${name}: ${JSON.stringify(path)} cannot be used, expected PEM: ${reason}`)
  return undefined
}

function fileText(env: Environment, name: string, path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    env.fault(`${name}: cannot be read: ${(error as Error).message}`)
    return undefined
  }
}

/** An empty text would pass as "none given", so it is refused before TLS is asked. */
function refusalOf(options: SecureContextOptions): string | undefined {
  if (options.cert === '' || options.key === '') return 'the file is empty'
  try {
    createSecureContext(options)
    return undefined
  } catch (error) {
    return (error as Error).message.replace(/^error:[0-9A-F]+:/, '')
  }
}
