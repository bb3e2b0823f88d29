import type { ChannelParts } from '../channel.ts'
import type { Counterpart } from './counterpart.ts'

export type BrokerPart = Counterpart & {
  readonly publish: ChannelParts['publish']
  /** Somebody listens. */
  isHeard: boolean
  /** What is retained by its topic. */
  readonly retained: ReadonlyMap<string, string>
}

/** The broker is a part of the server: to a channel it is one call. `broker/notices.test.ts` has the real one. */
export function brokerPart(): BrokerPart {
  const received: string[] = []
  const retained = new Map<string, string>()
  let arrived = () => {}
  const broker: BrokerPart = {
    settings: {},
    isHeard: true,
    mood: 'accept',
    received,
    retained,
    arrival: () =>
      new Promise<void>(resolve => {
        arrived = resolve
      }),
    goDown: async () => {
      broker.mood = 'fail'
    },
    close: async () => {},
    async publish(topic, payload, retain) {
      if (broker.mood === 'hang') {
        arrived()
        return new Promise<boolean>(() => {})
      }
      if (broker.mood !== 'accept') throw new Error('closing')
      if (!retain) received.push(`${topic}\n${payload}`)
      else if (payload === '') retained.delete(topic)
      else retained.set(topic, payload)
      return broker.isHeard
    },
  }
  return broker
}
