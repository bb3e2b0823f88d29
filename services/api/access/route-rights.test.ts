import type { RouteOptions } from 'fastify'
import Fastify from 'fastify'
import t from 'tap'
import { openRoutes } from './open-routes.ts'
import { everywhere } from './reach.ts'
import { guardRoutes } from './route-rights.ts'
import type { Caller } from './sessions.ts'

const ada: Caller = { username: 'ada', role: 'manager', scope: [], expiresAt: 1, sessionHash: 'h' }

function guarded() {
  const app = Fastify()
  app.decorateRequest('cookies', { getter: () => ({}) })
  guardRoutes(app, {
    origins: [],
    sessions: { callerOf: async (token: string) => (token === 'good' ? ada : undefined) } as never,
    reaches: { of: (_who, right) => (right === 'backups' ? undefined : everywhere) },
  })
  return app
}

const route = (more: Partial<RouteOptions>): RouteOptions => ({
  method: 'GET',
  url: '/api/secret',
  handler: async () => 'told',
  ...more,
})

t.test('a route that names no right does not register', async t => {
  t.throws(() => guarded().route(route({})), /GET \/api\/secret names no right/)
  t.throws(() => guarded().route(route({ config: {} })), /names no right/)
  t.throws(() => guarded().route(route({ method: ['GET', 'POST'], url: '/api/session' })), /names no right/)
  t.throws(() => guarded().post('/api/docs/static/logo.svg', async () => ''), /names no right/)
  t.doesNotThrow(() => guarded().get('/api/docs/static/logo.svg', async () => ''))
})

t.test('nor does one of a plugin that is added later', async t => {
  const app = guarded()
  await app.register((inner, _options, done) => {
    t.throws(() => inner.post('/api/other', async () => 'told'), /POST \/api\/other names no right/)
    done()
  })
})

t.test('what names a right is for the signed in who have it, and knows how far it reaches', async t => {
  const app = guarded()
  app.route(route({ config: { right: 'alerts.read' }, handler: async request => request.reach?.isAll }))
  app.route(route({ url: '/api/backup', config: { right: 'backups' } }))
  const ask = async (url: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return (await app.inject({ url, headers })).json()
  }
  t.match(await ask('/api/secret'), { message: 'NOT_SIGNED_IN' })
  t.match(await ask('/api/secret', 'bad'), { message: 'NOT_SIGNED_IN' })
  t.equal(await ask('/api/secret', 'good'), true)
  t.match(await ask('/api/backup', 'good'), { message: 'NOT_ALLOWED' })
})

t.test('each route that is open says why', async t => {
  for (const { url, why } of openRoutes) t.ok(why.length > 5, url)
})
