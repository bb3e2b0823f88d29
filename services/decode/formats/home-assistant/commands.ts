import { parseJsonObject } from '../../json-object.ts'
import { isOrderTopic } from '../order-topic.ts'
import { type CommandTemplate, commandTemplateOf } from './command-template.ts'
import { isObject } from './is-object.ts'

/** What is sent for a word, and what its state shows once it is so: nothing where none tells. */
export interface Told {
  readonly payload: string
  readonly shows?: string
}

/** What an entity can be told, in the words of orders: `on`, `off`, `press`, `lock`, `unlock`, `open`, or a text. */
export interface Command {
  readonly topic: string
  /** Nothing where it cannot be told that. */
  told(word: unknown): Told | undefined
  /** What its state shows; nothing where that means none of its words. */
  shown(state: unknown): string | undefined
}

export type CommandFault = 'command-topic-missing' | 'template-unsupported'

type Config = Readonly<Record<string, unknown>>
type Words = Pick<Command, 'told' | 'shown'>

export const isCommanded = (component: string): boolean => Object.hasOwn(COMPONENTS, component)

export function commandOf(component: string, config: Config): Command | CommandFault {
  const { command_topic: topic } = config
  if (!isOrderTopic(topic)) return 'command-topic-missing'
  const template = commandTemplateOf(config.command_template)
  const off = commandTemplateOf(config.command_off_template ?? config.command_template)
  if (template === undefined || off === undefined) return 'template-unsupported'
  const words = COMPONENTS[component]?.(config, { template, off })
  return words === undefined ? 'command-topic-missing' : { topic, ...words }
}

/** What such a one can be told, whatever it announces; nothing where that is any text, or where it is none. */
export const wordsOf = (component: string): readonly string[] | undefined =>
  Object.hasOwn(WORDS, component) ? WORDS[component] : undefined

interface Templates {
  readonly template: CommandTemplate
  readonly off: CommandTemplate
}

const COMPONENTS: Readonly<Record<string, (config: Config, templates: Templates) => Words>> = {
  switch: (config, { template }) => choice(onOff(config), template),
  siren,
  button: ({ payload_press = 'PRESS' }, { template }) => choice({ press: [payload_press] }, template),
  lock: (config, { template }) => choice(lockWords(config), template),
  text: ({ min = 0, max = 255 }, { template }) => ({
    told: word => textOf(word, Number(min), Number(max), shows => ({ payload: template(shows), shows })),
    shown: state => (typeof state === 'string' ? state : undefined),
  }),
  notify: (_config, { template }) => ({
    told: word => textOf(word, 1, TEXT_CHARS_MAX, text => ({ payload: template(text) })),
    shown: () => undefined,
  }),
}

/** Without a template it is told, and tells, an object with its state. */
function siren(config: Config, { template, off }: Templates): Words {
  const isPlain = config.command_template !== undefined
  const words = choice(onOff(config), isPlain ? template : state => JSON.stringify({ state }))
  const ending = config.command_off_template === undefined ? words : choice(onOff(config), off)
  return {
    told: word => (word === 'off' ? ending : words).told(word),
    shown: state => words.shown(stateIn(state)),
  }
}

function stateIn(state: unknown): unknown {
  const parsed = typeof state === 'string' ? parseJsonObject(Buffer.from(state), STATE_BYTES_MAX) : undefined
  if (parsed?.ok) return parsed.object.state
  return isObject(state) ? state.state : state
}

const STATE_BYTES_MAX = 10_000
const TEXT_CHARS_MAX = 1_000

function textOf(word: unknown, min: number, max: number, told: (text: string) => Told): Told | undefined {
  if (typeof word !== 'string' && typeof word !== 'number') return undefined
  const text = String(word)
  return text.length >= min && text.length <= max ? told(text) : undefined
}

/** By each word what is sent, and what the state says then. */
type Choices = Readonly<Record<string, readonly [payload: unknown, state?: unknown]>>

const onOff = ({
  payload_on = 'ON',
  payload_off = 'OFF',
  state_on = payload_on,
  state_off = payload_off,
}: Config): Choices => ({
  on: [payload_on, state_on],
  off: [payload_off, state_off],
})

const lockWords = ({
  payload_lock = 'LOCK',
  payload_unlock = 'UNLOCK',
  payload_open,
  state_locked = 'LOCKED',
  state_unlocked = 'UNLOCKED',
  state_open = 'OPEN',
}: Config): Choices => ({
  lock: [payload_lock, state_locked],
  unlock: [payload_unlock, state_unlocked],
  ...(payload_open !== undefined && { open: [payload_open, state_open] }),
})

const WORDS: Readonly<Record<string, readonly string[]>> = {
  switch: Object.keys(onOff({})),
  siren: Object.keys(onOff({})),
  button: ['press'],
  lock: Object.keys(lockWords({ payload_open: 'OPEN' })),
}

const choice = (choices: Choices, template: CommandTemplate): Words => ({
  told(word) {
    const [payload, state] = (Object.hasOwn(choices, String(word)) && choices[String(word)]) || []
    if (payload === undefined) return undefined
    return { payload: template(written(payload)), ...(state !== undefined && { shows: String(word) }) }
  },
  shown(state) {
    const found = Object.entries(choices).find(
      ([, [, its]]) => its !== undefined && written(its) === written(state),
    )
    return found?.[0]
  },
})

const written = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)
