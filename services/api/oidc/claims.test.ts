import t from 'tap'
import { personOf } from './claims.ts'
import type { OidcConfig } from './config.ts'

const config: OidcConfig = {
  issuer: new URL('https://id.example/'),
  ...{ clientId: 'linli', clientSecret: 'x', scopes: 'profile' },
  ...{ usernameClaim: 'preferred_username', roleClaim: 'groups', scopeClaim: 'places' },
  roles: [
    ['admins', 'administrator'],
    ['grid', 'grid-worker'],
  ],
}
const claims = {
  sub: '17',
  preferred_username: 'Li',
  name: '李娜',
  groups: ['staff', 'grid'],
  places: 'garden/b3',
}
const said = (more: object) => personOf({ ...claims, ...more }, config)

t.test('claims become a name, a role and a scope', async t => {
  t.same(said({}), {
    ...{ issuer: 'https://id.example/', subject: '17', username: 'li', displayName: '李娜' },
    ...{ role: 'grid-worker', scope: [{ site: 'garden', zones: ['b3'] }] },
  })
  t.match(said({ groups: ['grid', 'admins'], places: undefined }), { role: 'administrator', scope: 'all' })
  t.match(said({ places: ['garden', 'garden/b3', 'park/p1', 'park/p2'] }), {
    scope: [
      { site: 'garden', zones: [] },
      { site: 'park', zones: ['p1', 'p2'] },
    ],
  })
  t.match(said({ places: 'all' }), { scope: 'all' })
  t.match(said({ name: undefined }), { displayName: 'li' })
})

t.test('what fits nothing is said, and lets nobody in', async t => {
  for (const [more, words] of [
    [{ groups: ['staff'] }, /claim groups makes a role/],
    [{ groups: undefined }, /claim groups/],
    [{ places: undefined }, /claim places/],
    [{ places: ['garden/b3/u2'] }, /claim places/],
    [{ places: ['a b c/'] }, /claim places/],
    [{ preferred_username: 'li@x' }, /no user name/],
    [{ preferred_username: 'system' }, /no user name/],
    [{ sub: '' }, /sub/],
  ] as const) {
    t.match(said(more), words, JSON.stringify(more))
  }
})
