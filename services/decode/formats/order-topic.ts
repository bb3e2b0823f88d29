/** Whether a message can be sent there: a place of its own, and none of the broker's. */
export const isOrderTopic = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= TOPIC_CHARS_MAX &&
  !/[#+\0]/.test(value) &&
  !value.startsWith('$')

/** Nothing where none can be sent there. */
export const orderTopic = (topic: string): string | undefined => (isOrderTopic(topic) ? topic : undefined)

/** It would wait for ever: what makes the topic of an address makes none of this one. */
export const ADDRESS_UNFIT = { ok: false, reason: 'order-address-unfit' } as const

const TOPIC_CHARS_MAX = 300
