import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { BridgeForm } from './bridge-form.ts'

type Files = Pick<BridgeForm, 'passwordFile' | 'caFile' | 'certFile' | 'keyFile'>

export interface Secrets {
  readonly password?: string
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
}

/**
 * Read again with each connection, so that a certificate that was renewed needs no restart. Throws an Error whose words
 * begin with the field.
 */
export function secretsOf({ passwordFile, caFile, certFile, keyFile }: Files): Secrets {
  const password = read('passwordFile', passwordFile)?.toString('utf8').split('\n', 1)[0]?.trim()
  const pem = {
    ...given('ca', read('caFile', caFile)),
    ...given('cert', read('certFile', certFile)),
    ...given('key', read('keyFile', keyFile)),
  }
  try {
    createSecureContext(pem)
  } catch (error) {
    throw fault('certFile', `with keyFile and caFile: ${(error as Error).message}`, error)
  }
  return { ...pem, ...given('password', password) }
}

function read(field: string, path: string | undefined): Buffer | undefined {
  if (path === undefined) return undefined
  try {
    return readFileSync(path)
  } catch (error) {
    throw fault(field, `cannot be read: ${(error as Error).message}`, error)
  }
}

const fault = (field: string, words: string, cause: unknown): Error =>
  Object.assign(new Error(`${field}: ${words}`), { code: (cause as { code?: string }).code })

const given = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: V }
