import { STATUS_CODES } from 'node:http'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { errors } from '../domain/model/errors.ts'
import type { ApiConfig } from './config.ts'
import { answerError } from './error-handler.ts'
import { PROBLEM_TYPE, problemBody } from './problem.ts'

/** Fastify with the limits of the configuration, its errors in our form, and zod in both directions. */
export function createHttpServer(config: ApiConfig, logger?: FastifyBaseLogger): FastifyInstance {
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
  const server = config.tls ? { ...common, https: config.tls } : common
  const app: FastifyInstance = Fastify(server as FastifyServerOptions)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  return app
}

/** A client that sends its request a byte at a time holds a connection no longer than this. */
const requestMsMax = 30_000

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
