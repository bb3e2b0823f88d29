import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** An authority of its own and, signed by it, the certificate of a server on this machine and of each client: `{name}.pem`, `{name}.key`. */
export function certificatesIn(folder: string, clients: readonly string[]): void {
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { stdio: 'ignore', cwd: folder })
  openssl('req', '-x509', ...KEY, '-days', '1', '-subj', '/CN=estate', '-keyout', 'ca.key', '-out', 'ca.pem')
  writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1\n')
  for (const name of ['server', ...clients]) {
    openssl('req', ...KEY, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1', '-extfile', 'names']
    openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`)
  }
}
