import t from 'tap'
import { Environment } from '../../config/environment.ts'
import { oidcConfig } from './config.ts'

const full = {
  LINLI_OIDC_ISSUER: 'https://id.example',
  LINLI_OIDC_CLIENT_ID: 'linli',
  LINLI_OIDC_CLIENT_SECRET: 'x',
  LINLI_OIDC_ROLES: 'wuye=manager, grid=grid-worker',
  LINLI_OIDC_SCOPE_CLAIM: 'places',
}

const faultsOf = (variables: Record<string, string>) => {
  const env = new Environment(variables)
  oidcConfig(env)
  try {
    env.finish()
    return []
  } catch (error) {
    return (error as { faults: string[] }).faults
  }
}

t.test('nobody signs in elsewhere unless it is configured, and then with all that it takes', async t => {
  t.equal(oidcConfig(new Environment({})), undefined)
  t.match(oidcConfig(new Environment(full)), {
    issuer: new URL('https://id.example'),
    usernameClaim: 'preferred_username',
    roles: [
      ['wuye', 'manager'],
      ['grid', 'grid-worker'],
    ],
  })
  t.same(faultsOf(full), [])
  t.match(faultsOf({ LINLI_OIDC_ISSUER: 'https://id.example' }), [/LINLI_OIDC_CLIENT_ID, .* are needed too/])
  t.match(faultsOf({ ...full, LINLI_OIDC_ROLES: 'wuye=boss' }), [/expected value=role .*"wuye=boss"/])
})

t.test('a server that others could read along with is refused, but on this machine itself', async t => {
  t.match(faultsOf({ ...full, LINLI_OIDC_ISSUER: 'http://id.example' }), [/expected an https address/])
  t.match(faultsOf({ ...full, LINLI_OIDC_ISSUER: 'id' }), [/expected an https address/])
  t.same(faultsOf({ ...full, LINLI_OIDC_ISSUER: 'http://127.0.0.1:5556' }), [])
})
