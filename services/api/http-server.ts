import { STATUS_CODES } from 'node:http'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { errors } from '../domain/model/errors.ts'
import { Rarely } from '../runtime/rarely.ts'
import type { Tally } from '../runtime/tally.ts'
import type { ApiConfig } from './config.ts'
import { answerError } from './error-handler.ts'
import { PROBLEM_TYPE, problemBody } from './problem.ts'
import { validate } from './validate.ts'

/** Fastify with the limits of the configuration, its errors in our form, and zod in both directions. */
export function createHttpServer(
  config: ApiConfig,
  tally: Tally,
  logger?: FastifyBaseLogger,
): FastifyInstance {
  const common: FastifyServerOptions = {
    ...(logger ? { loggerInstance: logger } : {}),
    // A line for each request would bury what matters; the metrics count them.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.bodyBytesMax,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: requestMsMax,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerError,
    clientErrorHandler: (_error, socket) => {
      if (socket.writable) socket.end(malformed())
    },
  }
  const timing = {
    headersTimeout: config.headersMsMax,
    connectionsCheckingInterval: Math.ceil(config.headersMsMax / 2),
  }
  const server = config.tls ? { ...common, https: { ...timing, ...config.tls } } : { ...common, http: timing }
  const app: FastifyInstance = Fastify(server as FastifyServerOptions)
  app.setValidatorCompiler(validate)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  limitConnections(app, config.connectionsMax, tally)
  return app
}

/** A client that sends its request a byte at a time holds a connection no longer than this. */
const requestMsMax = 30_000

/** Whoever comes beyond the limit is hung up on; the others go on. */
function limitConnections(app: FastifyInstance, connectionsMax: number, tally: Tally): void {
  app.server.maxConnections = connectionsMax
  const warning = new Rarely(WARN_EVERY_MS)
  app.server.on('drop', () => {
    tally.add('http_refused', 'connections-max')
    const times = warning.due(performance.now())
    if (times > 0) app.log.warn({ connectionsMax, times }, 'too many http connections, the newest refused')
  })
}

const WARN_EVERY_MS = 10_000

/** For what is not even HTTP. */
function malformed(): string {
  const { status } = errors.VALIDATION_FAILED
  const body = JSON.stringify(
    problemBody('VALIDATION_FAILED', { detail: 'this is not a valid HTTP request' }),
  )
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    'Connection: close',
  ]
  return `${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
