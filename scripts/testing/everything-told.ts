/**
 * A server that is told of the same trouble again and again, as fast as it answers, would hold it back as chatter and a
 * flood. With these settings it tells each of it, one by one.
 */
export const EVERYTHING_TOLD = {
  LINLI_CHATTER_COUNT: '0',
  LINLI_FLOOD_FROM: '0',
  LINLI_GROUP_MINUTES: '0',
} as const
