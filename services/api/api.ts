import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { type ApiKeys, createApiKeys } from './access/api-keys.ts'
import { createReaches, type Reaches } from './access/reaches.ts'
import { countedAs, requestPace } from './access/request-pace.ts'
import { guardRoutes } from './access/route-rights.ts'
import { createSessions, type Sessions } from './access/sessions.ts'
import { createAccountDesk } from './accounts/account-desk.ts'
import type { ApiOptions } from './api-options.ts'
import type { Feed } from './feed/feed.ts'
import { createHttpServer } from './http-server.ts'
import { acknowledgeRoutes } from './routes/acknowledge-routes.ts'
import { addConsole } from './routes/console-routes.ts'
import { addDocs } from './routes/docs-routes.ts'
import { invitationRoutes } from './routes/invitation-routes.ts'
import { createMetrics, type GaugeSource } from './routes/metrics.ts'
import { metricsRoutes } from './routes/metrics-routes.ts'
import { oidcRoutes } from './routes/oidc-routes.ts'
import { probeRoutes } from './routes/probe-routes.ts'
import { qualityGauges } from './routes/quality-gauges.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { signedInRoutes } from './routes/signed-in-routes.ts'
import { addSecurityHeaders } from './security-headers.ts'

/** The whole HTTP door, not yet listening. */
export async function createApi(options: ApiOptions): Promise<FastifyInstance> {
  const { config, feed } = options
  const app = createHttpServer(config, options.tally, options.logger)
  const { accounts, now, registry } = options
  const keys = createApiKeys({ accounts, registry, now })
  const sessions = createSessions({
    ...{ accounts, keys },
    sessionMs: config.sessionMs,
    idleMs: config.sessionIdleMs,
    secondFactorRoles: config.signIn.secondFactorRoles,
    now,
    ended: hash => feed.endSession(hash),
  })
  const reaches = createReaches(registry)
  guardRoutes(app, { sessions, origins: config.origins, reaches })
  await addSecurityHeaders(app, config.tls !== undefined || config.trustedProxies.length > 0)
  await app.register(cookie)
  await app.register(rateLimit, {
    max: config.requestsPerMinuteMax,
    timeWindow: '1 minute',
    store: requestPace(options.steadyNowMs),
    keyGenerator: countedAs,
  })
  // Ahead of the WebSocket server's own: the clients hear why.
  app.addHook('preClose', async () => feed.close())
  await app.register(websocket, { options: webSocketOptions })
  await addDocs(app, options.version)
  await addRoutes(app, { api: options, sessions, reaches, keys })
  await addConsole(app, options.consoleFolder)
  return app
}

/** Clients have nothing to say here; one that does not answer a farewell holds up nothing for long. */
const webSocketOptions = { maxPayload: 1_024, perMessageDeflate: false, closeTimeout: 2_000 }

interface RouteParts {
  readonly api: ApiOptions
  readonly sessions: Sessions
  readonly reaches: Reaches
  readonly keys: ApiKeys
}

async function addRoutes(
  app: FastifyInstance,
  { api: options, sessions, reaches, keys }: RouteParts,
): Promise<void> {
  const { config, tally } = options
  const { origins } = config
  const desk = createAccountDesk(options, sessions, keys)
  const metrics = createMetrics(tally, gaugesOf(options), options.samples)

  app.addHook('onResponse', async (request, reply) => {
    metrics.request(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1_000)
  })
  await app.register(probeRoutes, { readiness: options.readiness })
  await app.register(metricsRoutes, { metrics, access: config.metrics, sessions, reaches })
  await app.register(sessionRoutes, { sessions, desk, origins })
  await app.register(invitationRoutes, { desk })
  const { accounts, notices, alerts, registry, intake, now, steadyNowMs } = options
  const linked = { alerts, accounts, reaches, registry, intake, now, steadyNowMs }
  await app.register(acknowledgeRoutes, { desk: notices, ...linked })
  if (config.oidc !== undefined)
    await app.register(oidcRoutes, { config: config.oidc, sessions, desk, people: desk.external })
  await app.register(signedInRoutes, { api: options, sessions, reaches, desk })
}

const gaugesOf = ({ feed, quality, registry, intake, gauges }: ApiOptions): GaugeSource[] => [
  ...feedGauges(feed),
  ...qualityGauges({ quality, registry, now: () => intake.now() }),
  ...gauges,
]

const feedGauges = (feed: Feed): GaugeSource[] => [
  { name: 'linli_feed_clients', help: 'Open feed connections', read: () => feed.size },
  {
    name: 'linli_feed_lag_events',
    help: 'Alert events that the slowest feed client was sent and has not taken',
    read: () => feed.lag().events,
  },
  {
    name: 'linli_feed_lag_seconds',
    help: 'Age of the oldest message that a feed client has not taken',
    read: () => feed.lag().ms / 1_000,
  },
]
