import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../store/temporary.ts'

export const OPENSSL = '/usr/bin/openssl'
export const withoutOpenssl =
  existsSync(OPENSSL) || process.env.CI === 'true' ? false : 'openssl is not installed'

export interface PairFiles {
  readonly cert: string
  readonly key: string
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** A CA as docs/mqtt.md makes one, and what it signs. Paths of PEM files. */
export function openCa(name = 'Linli devices') {
  const folder = temporaryFolder()
  const at = (file: string) => join(folder, file)
  const run = (...words: string[]) => execFileSync(OPENSSL, words, { stdio: 'ignore' })
  const ca = { cert: at('ca.pem'), key: at('ca.key') }
  const made = ['-days', '2', '-subj', `/CN=${name}`]
  run('req', '-x509', ...KEY, ...made, '-keyout', ca.key, '-out', ca.cert)

  return {
    ...ca,
    pem: readFileSync(ca.cert, 'utf8'),
    sign(cn: string, serial: string, altNames = ''): PairFiles {
      const [cert, key, request, extensions] = ['pem', 'key', 'csr', 'ext'].map(end => at(`${serial}.${end}`))
      if (!cert || !key || !request || !extensions) throw new Error('no paths')
      run('req', ...KEY, '-subj', `/CN=${cn}`, '-keyout', key, '-out', request)
      writeFileSync(extensions, altNames === '' ? '' : `subjectAltName=${altNames}\n`)
      const signed = ['-CA', ca.cert, '-CAkey', ca.key, '-set_serial', `0x${serial}`]
      run('x509', '-req', '-in', request, ...signed, '-extfile', extensions, '-days', '1', '-out', cert)
      return { cert, key }
    },
  }
}

/** What the door itself shows. */
export function serverPair(): PairFiles {
  const folder = temporaryFolder()
  const pair = { cert: join(folder, 'door.pem'), key: join(folder, 'door.key') }
  const names = ['-days', '1', '-subj', '/CN=linli', '-addext', 'subjectAltName=IP:127.0.0.1']
  const files = ['-keyout', pair.key, '-out', pair.cert]
  execFileSync(OPENSSL, ['req', '-x509', ...KEY, ...names, ...files], { stdio: 'ignore' })
  return pair
}
