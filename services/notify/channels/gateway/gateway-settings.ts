import { z } from 'zod'
import { headerName, httpUrl, IN_THE_OPEN, isNotInTheOpen, networkSettings } from '../../http/settings.ts'
import { CONTENT_TYPES, escapes, fill, templateFault } from './template.ts'

/** What a template may ask for, besides the secrets; the words only where they can be escaped. */
const OF_THE_NOTICE = ['phone', 'phoneDigits', 'phoneLocal', 'noticeId', 'alertId', 'severity', 'language']
const WORDS = ['text', 'title', 'body']

const word = z.union([z.string().max(200), z.number(), z.boolean()])

const shape = {
  method: z.enum(['POST', 'GET', 'PUT']).default('POST'),
  url: z.string().max(2_000),
  headers: z.record(headerName, z.string().max(1_000)).default({}),
  contentType: z.enum(CONTENT_TYPES).default('application/json'),
  body: z.string().max(16_384).default(''),
  secrets: z
    .record(z.string().regex(/^[A-Za-z]\w{0,40}$/), z.string().regex(/^[\x21-\x7e]{1,2000}$/))
    .default({})
    .describe('Told to nobody; in a template {{secret.name}}'),
  success: z
    .strictObject({
      pointer: z.string().regex(/^(?:\/[^/]*)+$/, 'expected a JSON pointer: /code'),
      equals: word,
      retry: z.array(word).max(50).default([]),
    })
    .optional()
    .describe(
      'What the answer in JSON must say besides a good status, and at which of its values to try again',
    ),
  countryCode: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .default('86')
    .describe('{{phoneLocal}} is without it'),
  ...networkSettings,
}

/** A gateway that is asked by HTTP, as its maker describes it; `more` is what sort of message it sends. */
export const gatewaySettings = <M extends z.ZodRawShape>(more: M) =>
  z.strictObject({ ...shape, ...more }).superRefine((given, context) => {
    const faults = gatewayFaults(given as unknown as GatewaySettings)
    for (const [key, message] of faults) context.addIssue({ code: 'custom', path: [key], message })
  })

export type GatewaySettings = z.infer<z.ZodObject<typeof shape>>

/** Everything that would only show when somebody is to be told. */
function gatewayFaults(given: GatewaySettings): [key: string, fault: string][] {
  const faults: [string, string | undefined][] = [
    ['url', urlFault(given)],
    ...Object.values(given.headers).map((header): [string, string | undefined] => [
      'headers',
      headerFault(header, given),
    ]),
    ['body', bodyFault(given)],
  ]
  return faults.filter((fault): fault is [string, string] => fault[1] !== undefined)
}

const secretsOf = ({ secrets }: GatewaySettings) => Object.keys(secrets).map(name => `secret.${name}`)

/** Nothing that is filled in decides which server is asked. */
function urlFault(given: GatewaySettings): string | undefined {
  const fault = templateFault(given.url, [...OF_THE_NOTICE, ...WORDS, ...secretsOf(given)])
  if (fault !== undefined) return fault
  if (!/^https?:\/\/[^/?#{}]+(?:[/?]|$)/.test(given.url))
    return 'expected http(s)://host/… without {{…}} in the host'
  const checked = httpUrl.safeParse(fill(given.url, {}, encodeURIComponent))
  if (!checked.success) return checked.error.issues[0]?.message
  return isNotInTheOpen(given.url, given) ? undefined : IN_THE_OPEN
}

/** A header holds neither lines nor Chinese. */
function headerFault(header: string, given: GatewaySettings): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(header)) return 'expected ASCII in one line'
  return templateFault(header, [...OF_THE_NOTICE, ...secretsOf(given)])
}

function bodyFault(given: GatewaySettings): string | undefined {
  const { method, body, contentType } = given
  if (method === 'GET') return body === '' ? undefined : 'a GET has no body'
  const fault = templateFault(body, [...OF_THE_NOTICE, ...WORDS, ...secretsOf(given)])
  if (fault !== undefined || contentType !== 'application/json' || body === '') return fault
  const sample = fill(body, SAMPLE, escapes[contentType])
  return isJson(sample) ? undefined : 'filled in, it is no JSON: words stand in "…"'
}

/** The words that do most harm where they are not escaped. */
const SAMPLE = Object.fromEntries([
  ...OF_THE_NOTICE.map(name => [
    name,
    name === 'phone' ? '+8613800138000' : name.startsWith('phone') ? '13800138000' : 'a"b',
  ]),
  ...WORDS.map(name => [name, 'a "b"\n\\']),
])

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
