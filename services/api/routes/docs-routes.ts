import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ErrorCode, errors } from '../../domain/model/errors.ts'
import { PROBLEM_TYPE } from '../problem.ts'
import { problem } from '../wire/session.ts'
import { COMMON_CODES, routeCodes } from './route-codes.ts'

/** `/api/openapi.json` and `/api/docs`, made from the schemas that validate. Call it before the routes. */
export async function addDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Linli 邻里', version, description: about },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'linli_session' },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: document => ('openapiObject' in document ? withProblems(document.openapiObject) : {}),
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', logo })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

const logo = {
  type: 'image/svg+xml',
  content: `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">
<text x="0" y="28" font-family="sans-serif" font-size="24" fill="#fff">邻里 Linli</text></svg>`,
}

const about = `Devices report over MQTT, rules raise alerts, people act on them.

Errors are \`application/problem+json\` (RFC 9457) with a \`code\`; docs/errors.md explains each.
Times are RFC 3339 in UTC with milliseconds. Cursors are opaque: keep the last one and come back with it.`

type Operation = { responses?: Record<string, unknown> }

/** Every route may answer with a problem; said once here, it cannot be forgotten on one. */
function withProblems<T extends { paths?: object }>(document: T): T {
  for (const [url, path] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(path as Record<string, Operation>)) {
      const codes = routeCodes[`${method.toUpperCase()} ${url.replace(/\{(\w+)\}/g, ':$1')}`] ?? []
      operation.responses = { ...operation.responses, ...refusals(codes), default: aProblem }
    }
  }
  return document
}

/** By their status, each with the codes that it comes with. */
function refusals(codes: readonly ErrorCode[]): Record<string, unknown> {
  const byStatus = Object.groupBy([...new Set(codes)], code => errors[code].status)
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, of = []]) => {
      const schema = { type: 'object', required: ['code'], properties: { code: { enum: of } } }
      const description = of.map(code => `\`${code}\`: ${errors[code].title}`).join('\n\n')
      return [status, { description, content: { [PROBLEM_TYPE]: { schema } } }]
    }),
  )
}

const aProblem = {
  description: `An error, with its code. On any route: ${COMMON_CODES.map(code => `\`${code}\``).join(', ')}`,
  content: { [PROBLEM_TYPE]: { schema: z.toJSONSchema(problem) } },
}
