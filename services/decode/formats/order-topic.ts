/** Whether a message can be sent there: a place of its own, and none of the broker's. */
export const isOrderTopic = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= TOPIC_CHARS_MAX &&
  !/[#+\0]/.test(value) &&
  !value.startsWith('$')

const TOPIC_CHARS_MAX = 300
