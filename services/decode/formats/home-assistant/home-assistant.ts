import { text } from '../../../domain/model/text.ts'
import { parseJson, parseJsonObject } from '../../json-object.ts'
import type { Heard, SourceDecoded, SourceFormat, SourceMessage } from '../../source.ts'
import { Entities } from './entities.ts'
import { type Entity, entityOf } from './entity.ts'
import { examples } from './examples.ts'
import { OnlineMemory } from './online-memory.ts'
import { homeAssistantOrders, ordersUnfit } from './orders.ts'

/** Whatever announces itself to Home Assistant: its configuration says where its values are, and how they are read. */
export const homeAssistant: SourceFormat = {
  name: 'home-assistant',
  title: text('Home Assistant MQTT discovery', 'Home Assistant MQTT 发现'),
  filters: ['homeassistant/+/+/config', 'homeassistant/+/+/+/config'],
  settings: {
    prefix: { title: text('Discovery prefix', '发现前缀'), type: 'word', default: 'homeassistant' },
    orders: {
      title: text(
        'What orders set: cut-off:switch=off,restore:switch=on,announce:speech={text}',
        '指令对应的实体：cut-off:switch=off,restore:switch=on,announce:speech={text}',
      ),
      type: 'word',
    },
  },
  open(settings, { payloadBytesMax }) {
    const { prefix = 'homeassistant' } = settings
    if (prefix === '' || /[#+]/.test(String(prefix)))
      throw new Error('prefix: expected a topic, without wildcards')
    const entities = new Entities()
    const online = new OnlineMemory()
    const hear = (message: SourceMessage): SourceDecoded => {
      const announced = configIn(message.topic, `${prefix}/`)
      return announced === undefined
        ? told(message, entities, online, payloadBytesMax)
        : announce(announced, message, entities, payloadBytesMax)
    }
    return Object.assign(hear, { orders: homeAssistantOrders(String(prefix), settings, entities) })
  },
  unfit: ordersUnfit,
  examples,
}

interface Announced {
  readonly component: string
  readonly objectId: string
}

/** `homeassistant/{component}/[{node}/]{object}/config`. */
function configIn(topic: string, prefix: string): Announced | undefined {
  if (!topic.startsWith(prefix) || !topic.endsWith('/config')) return undefined
  const levels = topic.slice(prefix.length).split('/')
  const [component = '', ...rest] = levels.slice(0, -1)
  const objectId = rest.at(-1) ?? ''
  return rest.length === 1 || rest.length === 2 ? { component, objectId } : undefined
}

function announce(
  { component, objectId }: Announced,
  { topic, payload }: SourceMessage,
  entities: Entities,
  bytesMax: number,
): SourceDecoded {
  if (payload.length === 0) {
    const gone = entities.remove(topic)
    return { ok: true, heard: gone === undefined ? [] : [event(gone, 'withdrawn')] }
  }
  const parsed = parseJsonObject(payload, bytesMax)
  if (!parsed.ok) return parsed
  const entity = entityOf(component, objectId, parsed.object)
  if (typeof entity === 'string') {
    entities.remove(topic)
    return { ok: false, reason: entity }
  }
  if (!entities.put(topic, entity)) return { ok: false, reason: 'too-many-entities' }
  return { ok: true, heard: [event(entity, 'announced')] }
}

const event = ({ address, about }: Entity, name: string): Heard => ({
  ...{ what: 'event', address, event: name },
  ...(about && { about }),
})

function told(
  { topic, payload }: SourceMessage,
  entities: Entities,
  online: OnlineMemory,
  bytesMax: number,
): SourceDecoded {
  const meant = entities.of(topic)
  if (meant.length === 0) return { ok: false, reason: 'topic-not-announced' }
  if (payload.length > bytesMax) return { ok: false, reason: 'payload-too-large' }
  const words = Buffer.from(payload).toString('utf8')
  const parsed = parseJson(payload, bytesMax)
  const json = parsed.ok ? parsed.json : undefined
  return { ok: true, heard: [...online.heard(meant, topic, words, json), ...said(meant, topic, words, json)] }
}

/** Of each device what this message has of it: in one what it measures, in one what it is set to. */
function said(meant: readonly Entity[], topic: string, words: string, json: unknown): readonly Heard[] {
  const [set, measured] = [true, false].map(isSet =>
    fieldsIn(
      meant.filter(each => each.topic === topic && (each.command !== undefined) === isSet),
      words,
      json,
    ),
  ) as [readonly Of[], readonly Of[]]
  return [
    ...measured.map(({ fields, ...of }): Heard => ({ what: 'said', ...of, fields })),
    ...set.map(({ fields, ...of }): Heard => ({ what: 'event', event: 'set', ...of, shows: fields })),
  ]
}

type Of = Pick<Entity, 'address' | 'about'> & { readonly fields: Readonly<Record<string, unknown>> }

function fieldsIn(meant: readonly Entity[], words: string, json: unknown): readonly Of[] {
  const fieldsOf = new Map<string, { readonly of: Entity; readonly fields: Record<string, unknown> }>()
  for (const entity of meant) {
    const value = entity.meaning(entity.template(words, json))
    if (value === undefined) continue
    const found = fieldsOf.get(entity.address) ?? { of: entity, fields: {} }
    fieldsOf.set(entity.address, found)
    Object.defineProperty(found.fields, entity.field, { value, enumerable: true, configurable: true })
  }
  return [...fieldsOf.values()].map(({ of: { address, about }, fields }) => ({
    ...{ address, fields },
    ...(about && { about }),
  }))
}
