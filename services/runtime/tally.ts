/**
 * What is counted, each by one label. The names are those of `/metrics` (with `linli_` before and `_total` behind),
 * so they are part of the contract.
 */
export const tallies = {
  readings: 'Readings by what became of them',
  readings_marked: 'Readings whose stamp was not believed, by reason',
  metrics_rejected: 'Single metrics refused while the rest of their message stood, by reason',
  metrics_unwrapped: 'Numbers that were sent as unsigned and are signed, by metric',
  metrics_coerced: 'Flags that were sent as 0, 1 or a word, by metric',
  payloads_rejected: 'Messages refused whole, by reason',
  source_messages_rejected: 'Messages of sources that say nothing of a device that is known, by reason',
  source_events: 'What sources tell besides readings: joins, acknowledgements, errors of a network; by name',
  ocpp_messages: 'Calls of chargers, by action',
  ocpp_rejected: 'What chargers sent and was not taken, by reason',
  ocpp_mended:
    'What chargers sent otherwise than the standard has it and was read all the same, by what was odd',
  ocpp_events: 'What chargers tell besides readings: firmware, diagnostics, security; by name',
  ocpp_connects_refused: 'Chargers that were not let in, by reason',
  ocpp_closed: 'Connections of chargers closed by the server, by reason',
  ocpp_held_back: 'How often a charger was not read for a while, by reason',
  ocpp_calls: 'Calls to chargers, by outcome',
  bridge_messages: 'Messages of bridges, by what became of them',
  bridge_turns: 'Bridges that were connected or lost, by why',
  spikes: 'Values that jumped and came back with the next reading, by metric',
  uplinks: 'What devices’ own counts of their messages say: lost on the way, or begun again',
  publishes_refused: 'Publishes outside the rights of an account, by reason',
  subscriptions_refused: 'Subscriptions outside the rights of an account, by reason',
  connects_refused: 'MQTT connections refused, by reason',
  mqtt_messages_dropped: 'Messages not kept for MQTT clients, by reason',
  mqtt_sessions_ended: 'MQTT sessions ended by the server, by reason',
  mqtt_closed: 'MQTT connections closed by the server for what they hold up, by reason',
  rate_limited: 'Messages delayed or dropped by the rate limit, and how often a client was not read for it',
  clock_steps: 'Times that the machine’s clock was set, by direction',
  timers: 'Timers that could not be fired, by outcome',
  rules: 'Rules that failed and were switched off for a device, by rule',
  alert_events: 'Alert events by type',
  history_given_up: 'Readings that left the embedded history before their age or never reached it, by reason',
  commits: 'Commits of the journal, by outcome',
  influx_lines: 'Lines sent to InfluxDB, by outcome',
  http_refused: 'HTTP connections refused, by reason',
  feed_closed: 'Feed connections closed by the server, by reason',
  heartbeats: 'Heartbeats, by what became of them',
  replayed_batches: 'Batches that came out otherwise in a replay than journalled',
  orders: 'Orders to devices, by what became of them',
  notices: 'Notices to people, by what became of them',
  notice_attempts: 'Attempts to reach somebody, by kind of channel and outcome',
  notice_ends: 'Ends of alerts told to whoever showed them, by kind of channel and outcome',
  sign_ins: 'Sign-ins, by outcome',
} as const

export type TallyName = keyof typeof tallies

/** Added to in place: a reading is counted while it waits for nothing else. */
interface Count {
  n: number
}

export class Tally {
  readonly #counts = new Map<TallyName, Map<string, Count>>()

  add(name: TallyName, label: string, n = 1): void {
    let byLabel = this.#counts.get(name)
    if (byLabel === undefined) {
      byLabel = new Map()
      this.#counts.set(name, byLabel)
    }
    const count = byLabel.get(label)
    if (count === undefined) byLabel.set(label, { n })
    else count.n += n
  }

  of(name: TallyName, label: string): number {
    return this.#counts.get(name)?.get(label)?.n ?? 0
  }

  entries(name: TallyName): Iterable<readonly [label: string, count: number]> {
    return [...(this.#counts.get(name) ?? [])].map(([label, { n }]) => [label, n] as const)
  }
}
