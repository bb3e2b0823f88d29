import type { MqttClient } from 'mqtt'

/** What comes on these topics, one after the other. */
export async function listening(client: MqttClient, ...topics: string[]) {
  const heard: [topic: string, payload: Buffer][] = []
  let news = () => {}
  client.on('message', (topic, payload) => {
    heard.push([topic, payload])
    news()
  })
  for (const topic of topics) await client.subscribeAsync(topic, { qos: 1 })
  return {
    heard,
    async next() {
      while (heard.length === 0) await new Promise<void>(resolve => (news = resolve))
      return heard.shift() as (typeof heard)[number]
    },
  }
}
