/** Whether a topic is meant by a filter (MQTT 3.1.1, 4.7). */
export function filterMatches(filter: string, topic: string): boolean {
  if (filter === topic) return true
  // 4.7.2: a filter that begins with a wildcard means no topic of the server's own.
  if (topic.startsWith('$') && !filter.startsWith('$')) return false
  const wanted = filter.split('/')
  const levels = topic.split('/')
  for (const [i, level] of wanted.entries()) {
    if (level === '#') return true
    if (i >= levels.length || (level !== '+' && level !== levels[i])) return false
  }
  return wanted.length === levels.length
}

/** Whether every topic that `narrow` means is meant by `wide` (MQTT 3.1.1, 4.7). */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return true
  if (narrow.startsWith('$') && !wide.startsWith('$')) return false
  const [wanted, given] = [wide.split('/'), narrow.split('/')]
  for (const [i, level] of wanted.entries()) {
    if (level === '#') return true
    const own = given[i]
    if (own === undefined || own === '#') return false
    if (level !== '+' && level !== own) return false
  }
  return wanted.length === given.length
}

/** Whether a message can have come there (MQTT 3.1.1, 3.3.2.1): a wildcard stands in filters alone. */
export const isMessageTopic = (topic: string): boolean => !/[#+\0]/.test(topic)
