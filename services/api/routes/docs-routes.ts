import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PROBLEM_TYPE } from '../problem.ts'
import { problem } from '../wire/session.ts'

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

/** Every route may answer with a problem; said once here, it cannot be forgotten on one. */
function withProblems<T extends { paths?: object }>(document: T): T {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      operation.responses = { ...operation.responses, default: aProblem }
    }
  }
  return document
}

const aProblem = {
  description: 'An error, with its code',
  content: { [PROBLEM_TYPE]: { schema: z.toJSONSchema(problem) } },
}
