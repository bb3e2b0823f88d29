import type { HeardEvent } from '../../source.ts'
import { spelledOut } from './abbreviations.ts'
import { type Command, type CommandFault, commandOf, isCommanded } from './commands.ts'
import { isObject } from './is-object.ts'
import { type Template, templateOf } from './template.ts'
import { inOurUnit } from './units.ts'

/** One value of a device, as it was announced. */
export interface Entity {
  readonly address: string
  readonly about?: NonNullable<HeardEvent['about']>
  readonly field: string
  /** What an order may call it: its own name, its device class, or what it is. */
  readonly names: readonly string[]
  /** Where its state is told; nothing of one that is told something alone. */
  readonly topic?: string
  readonly command?: Command
  readonly template: Template
  /** What the template's answer means; nothing where it means nothing. */
  readonly meaning: (value: unknown) => unknown
  readonly availability: readonly Availability[]
}

export interface Availability {
  readonly topic: string
  readonly template: Template
  readonly online: string
  readonly offline: string
}

export type EntityFault = 'component-not-read' | 'state-topic-missing' | CommandFault

/** `objectId`: what the configuration's topic calls it. */
export function entityOf(
  component: string,
  objectId: string,
  written: Readonly<Record<string, unknown>>,
): Entity | EntityFault {
  const config = spelledOut(written)
  const command = isCommanded(component) ? commandOf(component, config) : undefined
  if (typeof command === 'string') return command
  const read = Object.hasOwn(COMPONENTS, component) ? COMPONENTS[component] : undefined
  if (command === undefined && read === undefined) return 'component-not-read'
  const topic = stateTopicOf(component, config, command)
  if (topic === undefined && command === undefined) return 'state-topic-missing'
  const template = templateOf(config.value_template)
  const availability = availabilityOf(config)
  if (template === undefined || availability === undefined) return 'template-unsupported'
  const names = [objectId, word(config.device_class), component].filter(each => each !== undefined)
  return {
    ...{ ...ownerOf(config, objectId), names, template, availability },
    ...(read?.(config, objectId) ?? { field: objectId, meaning: value => command?.shown(value) }),
    ...(topic !== undefined && { topic }),
    ...(command !== undefined && { command }),
  }
}

/** Where orders are heard too, its state cannot be told from them. */
function stateTopicOf(component: string, config: Config, command: Command | undefined): string | undefined {
  const topic = word(component === 'device_automation' ? config.topic : config.state_topic)
  return topic === command?.topic ? undefined : topic
}

type Config = Readonly<Record<string, unknown>>
type Meant = Pick<Entity, 'field' | 'meaning'>

const COMPONENTS: Readonly<Record<string, (config: Config, objectId: string) => Meant>> = {
  sensor: (config, objectId) => ({
    field: word(config.device_class) ?? objectId,
    meaning: value => inOurUnit(value, config.unit_of_measurement),
  }),
  binary_sensor(config, objectId) {
    const { payload_on = 'ON', payload_off = 'OFF' } = config
    const called = word(config.device_class) ?? objectId
    return {
      // A battery that is on is one that is low.
      field: called === 'battery' ? 'battery_low' : called,
      meaning: value => (isSaid(value, payload_on) ? true : isSaid(value, payload_off) ? false : undefined),
    }
  },
  device_automation: ({ payload }) => ({
    field: 'action',
    meaning: value => (payload === undefined || isSaid(value, payload) ? value : undefined),
  }),
}

const isSaid = (value: unknown, meant: unknown): boolean => value === meant || String(value) === String(meant)
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The device that it belongs to, or itself where it belongs to none. */
function ownerOf(config: Config, objectId: string): Pick<Entity, 'address' | 'about'> {
  const device = isObject(config.device) ? config.device : {}
  const { identifiers, name, model, manufacturer } = device
  const id = word(Array.isArray(identifiers) ? identifiers[0] : identifiers)
  const words = [manufacturer, model].map(word).filter(each => each !== undefined)
  const called = word(name)
  const about = { ...(called && { name: called }), ...(words.length > 0 && { model: words.join(' ') }) }
  const address = id ?? word(config.unique_id) ?? objectId
  return Object.keys(about).length > 0 ? { address, about } : { address }
}

/** Nothing where one of them cannot be read. */
function availabilityOf(config: Config): readonly Availability[] | undefined {
  const single = { ...config, topic: config.availability_topic, value_template: config.availability_template }
  const listed: readonly unknown[] = Array.isArray(config.availability)
    ? config.availability.slice(0, AVAILABILITIES_MAX)
    : [config.availability_topic === undefined ? config.availability : single]
  const read = listed.filter(isObject).flatMap(each => {
    if (typeof each.topic !== 'string') return []
    const { payload_available = 'online', payload_not_available = 'offline' } = each
    const template = templateOf(each.value_template)
    return [
      {
        topic: each.topic,
        template,
        online: String(payload_available),
        offline: String(payload_not_available),
      },
    ]
  })
  return read.every((each): each is Availability => each.template !== undefined) ? read : undefined
}

/** A stick, a bridge, the device itself: none has more. */
const AVAILABILITIES_MAX = 8
