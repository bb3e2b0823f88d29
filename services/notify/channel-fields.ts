import { z } from 'zod'
import type { ChannelKindDefinition } from './channel.ts'

/** `pairs` are texts by name; `json` is whatever has a form of its own. */
export const FIELD_TYPES = ['text', 'lines', 'number', 'yes-no', 'choice', 'pairs', 'json'] as const

/** One setting of a kind of channel, for a form that is drawn from it. */
export interface ChannelField {
  readonly key: string
  readonly type: (typeof FIELD_TYPES)[number]
  readonly isRequired: boolean
  /** Kept, and never told again. */
  readonly isSecret: boolean
  readonly oneOf?: readonly string[]
  /** What holds where nothing is said. */
  readonly usual?: string | number | boolean
}

/** Beyond so many characters a text is written in a field of several lines. */
const LINE_MAX = 4_000

/** Drawn from what the settings are checked against, so that no form forgets a key. */
export function channelFields({ settings, secrets }: Pick<ChannelKindDefinition, 'settings' | 'secrets'>) {
  const { properties = {}, required = [] } = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([key, schema]): ChannelField => {
    const form = schema as JsonForm
    return {
      key,
      type: typeOf(form),
      isRequired: required.includes(key),
      isSecret: secrets.includes(key),
      ...(form.enum && { oneOf: form.enum }),
      ...(isWord(form.default) && { usual: form.default }),
    }
  })
}

interface JsonForm {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly maxLength?: number
  readonly additionalProperties?: unknown
}

function typeOf({ type, enum: oneOf, maxLength = 0, additionalProperties }: JsonForm): ChannelField['type'] {
  if (oneOf !== undefined) return 'choice'
  if (type === 'boolean') return 'yes-no'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'string') return maxLength > LINE_MAX ? 'lines' : 'text'
  return typeof additionalProperties === 'object' ? 'pairs' : 'json'
}

const isWord = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) && value !== ''
