import { z } from 'zod'

/** Of one filter, in characters; MQTT would let it have 65,535 bytes. */
export const FILTER_CHARS_MAX = 300

/**
 * What MQTT (3.1.1, 4.7) would not take of a filter: brokers cut the connection of whoever subscribes to such a one, and
 * with it all that is heard through it.
 */
export function filterFault(filter: string): string | undefined {
  if (filter.includes('\0')) return 'NUL may not stand in a topic filter'
  if (!filter.isWellFormed()) return 'something in it is no character'
  const levels = filter.split('/')
  if (levels.some((level, i) => level.includes('#') && (level !== '#' || i < levels.length - 1)))
    return '# means all levels below: it may stand only at the end, alone after the last /'
  if (levels.some(level => level.includes('+') && level !== '+'))
    return '+ means one whole level: it may only stand alone between two /'
  return undefined
}

export const topicFilter = z
  .string()
  .min(1)
  .max(FILTER_CHARS_MAX)
  .superRefine((filter, context) => {
    const message = filterFault(filter)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

/** None twice. */
export const topicFilters = (countMax: number) =>
  z
    .array(topicFilter)
    .min(1)
    .max(countMax)
    .superRefine((filters, context) => {
      for (const [i, filter] of filters.entries())
        if (filters.indexOf(filter) < i)
          context.addIssue({ code: 'custom', path: [i], message: 'stands there already' })
    })
