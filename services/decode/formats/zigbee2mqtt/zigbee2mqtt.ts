import { text } from '../../../domain/model/text.ts'
import { parseJsonObject } from '../../json-object.ts'
import type { FormatLimits, SettingValues, SourceDecoded, SourceFormat, SourceMessage } from '../../source.ts'
import { readStamp } from '../../stamp.ts'
import { orderValuesSetting } from '../order-values.ts'
import { availabilityIn } from './availability.ts'
import { bridgeSaid } from './bridge.ts'
import { examples } from './examples.ts'
import { KnownDevices } from './known-devices.ts'
import { zigbeeOrders } from './orders.ts'
import { PressMemory } from './press-memory.ts'

/** One device a topic, named by its friendly name, which may have slashes; `bridge/…` tells of the network itself. */
export const zigbee2mqtt: SourceFormat = {
  name: 'zigbee2mqtt',
  title: text('Zigbee2MQTT', 'Zigbee2MQTT'),
  filters: ['zigbee2mqtt/#'],
  settings: {
    base: { title: text('Base topic', '基础主题'), type: 'word', default: 'zigbee2mqtt' },
    help: {
      title: text(
        'More actions that call for help, beside emergency, panic and sos (commas between)',
        '除 emergency、panic、sos 外视为求救的动作（逗号分隔）',
      ),
      type: 'word',
      default: '',
    },
    orders: orderValuesSetting,
  },
  open(settings, limits) {
    const base = baseOf(settings)
    const reader = new Reader(limits, helpOf(settings))
    const hear = (message: SourceMessage): SourceDecoded => {
      if (!message.topic.startsWith(`${base}/`)) return { ok: false, reason: 'topic-names-no-device' }
      return reader.read(message.topic.slice(base.length + 1), message)
    }
    return Object.assign(hear, { orders: zigbeeOrders(base, settings) })
  },
  examples,
}

function baseOf({ base = 'zigbee2mqtt' }: SettingValues): string {
  const topic = String(base).replace(/\/+$/, '')
  if (topic === '' || /[#+]/.test(topic)) throw new Error('base: expected a topic, without wildcards')
  return topic
}

const helpOf = ({ help = '' }: SettingValues): ReadonlySet<string> =>
  new Set([
    ...['emergency', 'panic', 'sos'],
    ...String(help)
      .split(',')
      .map(action => action.trim())
      .filter(action => action !== ''),
  ])

const NOTHING: SourceDecoded = { ok: true, heard: [] }
/** What others ask of a device, and its answers to that. */
const ASKED = /\/(?:set|get)(?:\/|$)/

class Reader {
  readonly #limits: FormatLimits
  readonly #help: ReadonlySet<string>
  readonly #known = new KnownDevices()
  readonly #presses = new PressMemory()

  constructor(limits: FormatLimits, help: ReadonlySet<string>) {
    this.#limits = limits
    this.#help = help
  }

  read(rest: string, { payload }: SourceMessage): SourceDecoded {
    const { payloadBytesMax } = this.#limits
    if (rest === 'bridge' || rest.startsWith('bridge/'))
      return bridgeSaid(rest.slice('bridge/'.length), payload, payloadBytesMax, this.#known)
    const ending = this.#known.has(rest) ? undefined : /^(.+)\/(availability|action)$/.exec(rest)
    if (ending?.[2] === 'availability') {
      const online = availabilityIn(payload)
      if (online === undefined) return { ok: false, reason: 'availability-unknown' }
      const address = ending[1] as string
      return { ok: true, heard: [{ what: 'status', address, online, ...this.#known.about(address) }] }
    }
    if (ending?.[2] === 'action') return this.#pressed(ending[1] as string, payload)
    if (ASKED.test(rest)) return NOTHING
    return this.#state(rest, payload)
  }

  #state(address: string, payload: Uint8Array): SourceDecoded {
    const parsed = parseJsonObject(payload, this.#limits.payloadBytesMax)
    if (!parsed.ok) return parsed
    const { last_seen, ...said } = parsed.object
    const action = Object.hasOwn(said, 'action') ? said.action : undefined
    const stamp = last_seen === undefined ? undefined : readStamp(last_seen)
    const ts = stamp !== undefined && 'ts' in stamp ? { ts: stamp.ts } : {}
    const isNew = this.#presses.inState(address, action)
    // Whoever looks at the message sees which press is left out of it.
    const fields = isNew
      ? { ...said, ...this.#calls(action) }
      : { ...said, action: '', action_said_before: action }
    return { ok: true, heard: [{ what: 'said', address, fields, ...ts, ...this.#known.about(address) }] }
  }

  #pressed(address: string, payload: Uint8Array): SourceDecoded {
    if (payload.length > ACTION_BYTES_MAX) return { ok: false, reason: 'payload-too-large' }
    const action = Buffer.from(payload).toString('utf8').trim()
    if (action === '') return NOTHING
    if (!this.#presses.onItsTopic(address, action))
      return { ok: true, heard: [{ what: 'event', address, event: 'action-said-again' }] }
    const fields = { action, ...this.#calls(action) }
    return { ok: true, heard: [{ what: 'said', address, fields, ...this.#known.about(address) }] }
  }

  #calls(action: unknown): { readonly help?: true } {
    return typeof action === 'string' && this.#help.has(action) ? { help: true } : {}
  }
}

/** No action of any device is longer. */
const ACTION_BYTES_MAX = 256
