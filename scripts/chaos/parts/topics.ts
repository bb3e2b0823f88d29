import { setTimeout as pause } from 'node:timers/promises'
import mqtt from 'mqtt'
import type { WireAlertList } from '../../../services/api/wire/alert.ts'
import { alertMessage } from '../../../services/broker/alert-message.ts'
import { kinds } from '../../../services/domain/kinds/kinds.ts'
import type { NumberedChange } from '../../../services/journal/journal.ts'
import type { MakePart, Stage } from '../part.ts'
import { placeOf, type Truth } from '../truth.ts'

const SITES = ['garden', 'riverside'] as const
const RETRY_MS = 30
/** How long the listeners have at the end for what they have not yet heard. */
const HEARD_MS_MAX = 15_000

/**
 * Systems on site that keep their session hear each alert event at least once, the first time in order, and nothing
 * that is not in the journal.
 */
export const topics: MakePart = async stage => {
  const { api, watch } = stage
  const listeners: Listener[] = []
  for (const site of SITES) listeners.push(await listen(stage, site))
  const from = placeOf((await api.get<WireAlertList>('/api/alerts?limit=1')).feedCursor)
  let upTo = from
  return {
    rounds: [],
    end: async () => {
      upTo = watch.lastSeq
      const awaited = (site: string) => watch.seenOn(site).filter(({ seq }) => seq > from)
      for (const { site, heard, client } of listeners) {
        const hasAll = () => new Set(heard.map(({ payload }) => payload)).size >= awaited(site).length
        for (const until = Date.now() + HEARD_MS_MAX; !hasAll() && Date.now() < until; ) await pause(RETRY_MS)
        await client.endAsync(true)
      }
    },
    counted: () => ({ 'events heard over MQTT': listeners.flatMap(({ heard }) => heard).length }),
    *faults({ changes }: Truth) {
      for (const { site, heard } of listeners) {
        const ofSite = changes.filter(({ change }) => change.alert.site === site)
        const isDue = (seq: number) => seq > from && seq <= upTo
        yield* hearingFaults(`the listener of ${site}`, heard, ofSite, isDue)
      }
    },
  }
}

interface Heard {
  readonly topic: string
  readonly payload: string
}

const wordsOf = ({ topic, payload }: Heard): string => `${topic} ${payload}`

function* hearingFaults(
  who: string,
  heard: readonly Heard[],
  changes: readonly NumberedChange[],
  isDue: (seq: number) => boolean,
): Iterable<string> {
  const journal = new Map(changes.map(({ seq, change }) => [wordsOf(alertMessage(change, kinds)), seq]))
  const known = new Set<string>()
  let before = 0
  for (const message of heard) {
    const words = wordsOf(message)
    if (known.has(words)) continue
    known.add(words)
    const seq = journal.get(words)
    if (seq === undefined) yield `${who}: was told what is not in the journal: ${words}`
    else if (seq < before) yield `${who}: was told ${seq} for the first time after ${before}`
    before = Math.max(before, seq ?? 0)
  }
  for (const [words, seq] of journal) {
    if (isDue(seq) && !known.has(words)) yield `${who}: was never told ${seq}: ${words}`
  }
}

interface Listener {
  readonly site: string
  readonly heard: readonly Heard[]
  readonly client: mqtt.MqttClient
}

async function listen({ api, server, onShown }: Stage, site: string): Promise<Listener> {
  const id = `listener-${site}`
  const body = { kind: 'gateway', site, zone: 'east', name: id }
  await api.expect({ method: 'PUT', path: `/api/devices/${id}`, body }, 200)
  const { token } = await api.expect<{ token: string }>(
    { method: 'POST', path: `/api/devices/${id}/token` },
    200,
  )
  const { mqttPort } = await server.up()
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
    ...{ username: id, password: token, clientId: id, clean: false, reconnectPeriod: RETRY_MS },
    // Its subscription is part of the session that the server keeps.
    resubscribe: false,
  })
  const heard: Heard[] = []
  client.on('error', () => {})
  client.on('message', (topic, payload) => {
    heard.push({ topic, payload: String(payload) })
    onShown()
  })
  await client.subscribeAsync(`community/${site}/alerts/+`, { qos: 1 })
  return { site, heard, client }
}
