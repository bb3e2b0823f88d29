import { isObject } from './is-object.ts'

/** What small devices write for long names, of those that are read here. */
const LONG: Readonly<Record<string, string>> = {
  avty: 'availability',
  avty_mode: 'availability_mode',
  avty_t: 'availability_topic',
  avty_tpl: 'availability_template',
  cmd_off_tpl: 'command_off_template',
  cmd_t: 'command_topic',
  cmd_tpl: 'command_template',
  dev: 'device',
  dev_cla: 'device_class',
  ids: 'identifiers',
  mdl: 'model',
  mf: 'manufacturer',
  pl: 'payload',
  pl_avail: 'payload_available',
  pl_lock: 'payload_lock',
  pl_not_avail: 'payload_not_available',
  pl_off: 'payload_off',
  pl_on: 'payload_on',
  pl_open: 'payload_open',
  pl_prs: 'payload_press',
  pl_unlk: 'payload_unlock',
  stat_locked: 'state_locked',
  stat_off: 'state_off',
  stat_on: 'state_on',
  stat_open: 'state_open',
  stat_t: 'state_topic',
  stat_unlocked: 'state_unlocked',
  t: 'topic',
  uniq_id: 'unique_id',
  unit_of_meas: 'unit_of_measurement',
  val_tpl: 'value_template',
}

/** A configuration with its names as they are documented, and `~` at either end of a topic put out. */
export function spelledOut(config: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const base = Object.hasOwn(config, '~') && typeof config['~'] === 'string' ? config['~'] : undefined
  return spelled(config, base, 0)
}

/** A configuration is no deeper than this: one that is means nothing that is read here. */
const DEPTH_MAX = 4

function spelled(
  config: Readonly<Record<string, unknown>>,
  base: string | undefined,
  depth: number,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(config).map(([name, value]) => {
    const long = Object.hasOwn(LONG, name) ? (LONG[name] as string) : name
    return [long, long.endsWith('topic') ? withBase(value, base) : within(value, base, depth)] as const
  })
  return Object.fromEntries(entries)
}

function within(value: unknown, base: string | undefined, depth: number): unknown {
  if (depth >= DEPTH_MAX) return undefined
  if (Array.isArray(value)) return value.map(each => within(each, base, depth + 1))
  return isObject(value) ? spelled(value, base, depth + 1) : value
}

function withBase(topic: unknown, base: string | undefined): unknown {
  if (typeof topic !== 'string' || base === undefined) return topic
  if (topic.startsWith('~')) return base + topic.slice(1)
  return topic.endsWith('~') ? topic.slice(0, -1) + base : topic
}
