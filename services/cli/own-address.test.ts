import t from 'tap'
import { ownAddress } from './own-address.ts'

t.test('without an address it is the server of the same settings that is asked', async t => {
  for (const [env, address] of [
    [{}, 'http://localhost:8080'],
    [{ LINLI_HTTP_PORT: '9090' }, 'http://localhost:9090'],
    [{ LINLI_HTTP_PORT: '0' }, 'http://localhost:8080'],
    [{ LINLI_HTTP_PORT: '' }, 'http://localhost:8080'],
    [{ LINLI_HTTP_PORT: '8443', LINLI_TLS_CERT: '/etc/linli/cert.pem' }, 'https://localhost:8443'],
  ] as const)
    t.equal(ownAddress(env), address)
})
