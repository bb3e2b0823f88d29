import type { ChannelKindDefinition, NotSent, Settings } from './channel.ts'

/** What is told instead of a secret that is there; saved, it stands for the one that is kept. */
export const KEPT = '••••••'

/** Settings as they may be told: that a secret is set, not which. What is empty is none. */
export function tellable({ secrets }: Pick<ChannelKindDefinition, 'secrets'>, settings: Settings): Settings {
  const told = Object.entries(settings).map(([key, value]) => [
    key,
    secrets.includes(key) && texts(value).length > 0 ? KEPT : value,
  ])
  return Object.fromEntries(told)
}

/** What is saved, with the secrets that were not given anew as they are kept. */
export function withKept(
  { secrets }: Pick<ChannelKindDefinition, 'secrets'>,
  given: Settings,
  before: Settings | undefined,
): Settings {
  const isKept = ([key, value]: [string, unknown]) => secrets.includes(key) && value === KEPT
  const entries = Object.entries(given)
    .map((entry): [string, unknown] => (isKept(entry) ? [entry[0], before?.[entry[0]]] : entry))
    .filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}

/** Reasons are made of our own words, but a counterpart's code or a library's error may repeat what it was given. */
export function withoutTold(
  sent: NotSent,
  secrets: readonly string[],
  settings: Settings,
  address: string | undefined,
): NotSent {
  const told = [...secrets.flatMap(key => texts(settings[key])), ...(address === undefined ? [] : [address])]
  const reason = told
    .filter(text => text.length >= SECRET_LENGTH_MIN)
    .reduce((reason, text) => reason.replaceAll(text, '…'), sent.reason)
  return { ...sent, reason: reason.slice(0, REASON_LENGTH_MAX) }
}

/** A shorter one is no secret, and would take words apart. */
const SECRET_LENGTH_MIN = 4
const REASON_LENGTH_MAX = 300

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
