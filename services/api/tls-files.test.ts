import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { faultsFoundBy, parsedBy } from '../config/testing/section.ts'
import { tlsFiles } from './tls-files.ts'

const parse = (variables: Record<string, string>) => parsedBy(tlsFiles, variables)
const faultsOf = (variables: Record<string, string>) => faultsFoundBy(tlsFiles, variables)

function pairIn(folder: string, name: string): { LINLI_TLS_CERT: string; LINLI_TLS_KEY: string } {
  const [cert, key] = [join(folder, `${name}-cert.pem`), join(folder, `${name}-key.pem`)]
  const form = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  execFileSync('openssl', [...form, '-subj', '/CN=linli', '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { LINLI_TLS_CERT: cert, LINLI_TLS_KEY: key }
}

t.test('with neither there is no TLS', async t => {
  t.equal(parse({}), undefined)
})

t.test('a file that cannot be read and a half that is missing are both reported', async t => {
  const path = join(t.testdir(), 'nothing.pem')
  t.match(faultsOf({ LINLI_TLS_CERT: path }), [
    /^LINLI_TLS_CERT: cannot be read: ENOENT/,
    /^LINLI_TLS_KEY: missing, and its other half is set$/,
  ])
  t.match(faultsOf({ LINLI_TLS_KEY: path }), [
    /^LINLI_TLS_CERT: missing, and its other half is set$/,
    /^LINLI_TLS_KEY: cannot be read: ENOENT/,
  ])
  t.match(faultsOf({ LINLI_TLS_CERT: path, LINLI_TLS_KEY: path }), [/^LINLI_TLS_CERT: /, /^LINLI_TLS_KEY: /])
})

t.test('a file that is no PEM, or empty, is a fault of its setting', async t => {
  const folder = t.testdir({ words: 'the certificate', empty: '' })
  const [words, empty] = [join(folder, 'words'), join(folder, 'empty')]
  t.match(faultsOf({ LINLI_TLS_CERT: words, LINLI_TLS_KEY: empty }), [
    /^LINLI_TLS_CERT: ".*words" cannot be used, expected PEM: .*no start line/,
    /^LINLI_TLS_KEY: ".*empty" cannot be used, expected PEM: the file is empty$/,
  ])
})

t.test('a certificate is taken with its own key and with no other', needs('openssl'), async t => {
  const folder = t.testdir()
  const [one, other] = [pairIn(folder, 'one'), pairIn(folder, 'other')]
  t.same(parse(one), {
    cert: readFileSync(one.LINLI_TLS_CERT, 'utf8'),
    key: readFileSync(one.LINLI_TLS_KEY, 'utf8'),
  })
  const mixed = { ...one, LINLI_TLS_KEY: other.LINLI_TLS_KEY }
  t.match(faultsOf(mixed), [/^LINLI_TLS_KEY: does not fit LINLI_TLS_CERT: .*mismatch/])
  const swapped = { LINLI_TLS_CERT: one.LINLI_TLS_KEY, LINLI_TLS_KEY: one.LINLI_TLS_CERT }
  t.match(faultsOf(swapped), [/^LINLI_TLS_CERT: .* expected PEM/, /^LINLI_TLS_KEY: .* expected PEM/])
})

t.test('a fault never repeats what a key file holds', async t => {
  const key = join(t.testdir(), 'key.pem')
  writeFileSync(key, 'tops3cret')
  const faults = faultsOf({ LINLI_TLS_KEY: key })
  t.equal(faults.length, 2)
  t.notMatch(faults.join(), /tops3cret/)
})
