import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Connection } from './connection.ts'
import { type Reported, TOPIC_LOGGED_MAX } from './refused-publishes.ts'
import { GATEWAY, type PublishRefusal } from './rights.ts'
import type { SourceReader } from './source-messages.ts'

/** Topics of one connection that are named, where it was refused and in the log: a recorder has hundreds of them. */
export const TOPICS_NAMED_MAX = 8

type Account = Pick<Device, 'id' | 'kind'>

export interface Unheard {
  isUnheard(account: Account, topic: string, refused: PublishRefusal): boolean
  /** Counts it; the connection stays. */
  drop(connection: Connection | undefined, gateway: string, packet: Pick<PublishPacket, 'topic'>): void
}

/**
 * Systems that speak for devices publish a lot on one connection of which a source reads a part. What nobody reads is
 * answered and dropped: were the connection ended, they would come back and begin with it again, for ever.
 */
export function unheardTopics(
  sources: SourceReader | undefined,
  { tally, log, refusals }: Reported,
): Unheard {
  const named = new WeakMap<Connection, Set<string>>()

  const isNamed = (connection: Connection | undefined, topic: string): boolean =>
    connection === undefined || named.get(connection)?.has(topic) === true

  /** Whether it is named from now on, and was not before. */
  function names(connection: Connection | undefined, topic: string): boolean {
    if (isNamed(connection, topic)) return connection === undefined
    const known = named.get(connection as Connection) ?? new Set()
    if (known.size < TOPICS_NAMED_MAX) named.set(connection as Connection, known.add(topic))
    return known.has(topic)
  }

  return {
    isUnheard: (account, topic, refused) => isUnheard(sources, account, topic, refused),
    drop(connection, gateway, { topic }) {
      const isFirst = names(connection, topic)
      tally.add('source_messages_rejected', REASON)
      refusals?.note(gateway, REASON, isNamed(connection, topic) ? topic : undefined)
      if (!isFirst) return
      const shown = topic.slice(0, TOPIC_LOGGED_MAX)
      log.warn({ device: gateway, topic: shown, reason: REASON }, 'no source listens to a topic of a gateway')
    },
  }
}

/** Whether it is a gateway’s with sources, and merely none of them listens to it. */
export const isUnheard = (
  sources: Pick<SourceReader, 'hasSources'> | undefined,
  { id, kind }: Account,
  topic: string,
  refused: PublishRefusal,
): boolean =>
  refused === 'topic-malformed' && kind === GATEWAY && !isOfServer(topic) && sources?.hasSources(id) === true

const REASON = 'topic-no-source'

const isOfServer = (topic: string): boolean => topic === 'community' || topic.startsWith('community/')
