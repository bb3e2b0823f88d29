import t, { type Test } from 'tap'
import type { ChannelKindDefinition, Message, NotSent, Sent } from '../channel.ts'
import { BUSY_MS, type Counterpart, type Mood } from './counterpart.ts'
import { sampleMessage } from './sample-message.ts'
import { type StoppedTime, stoppedTime } from './stopped-time.ts'

export interface ContractOptions {
  /** Moods that this counterpart cannot have. */
  readonly lacks?: readonly (Mood | 'down')[]
  /** How long it is to be left alone where it cannot say so itself; null where nobody knows. */
  readonly busyMs?: number | null
  /** It shows states and not words: what stands for the title there. */
  readonly shows?: (message: Message) => string
}

type Start = () => Promise<Counterpart>

/** What every channel promises whoever sends by it. `start` gives a counterpart in the mood to accept. */
export function channelContract(
  definition: ChannelKindDefinition,
  start: Start,
  options: ContractOptions = {},
): void {
  const { kind } = definition
  t.test(`${kind}: settings are strict, and what they parse is what they parse again`, async t => {
    const { settings, close } = await start()
    const parsed = definition.settings.parse(settings)
    t.same(definition.settings.parse(parsed), parsed)
    t.notOk(definition.settings.safeParse({ ...settings, unheardOf: 1 }).success, 'an unknown key is refused')
    t.notOk(definition.settings.safeParse(undefined).success && kind !== 'mqtt', 'nothing is refused')
    await close()
  })

  t.test(`${kind}: what is accepted was received once, with its words`, async t => {
    await withChannel(definition, start, async ({ send, counterpart }) => {
      const message = sampleMessage()
      t.match(await send(message), { ok: true })
      t.equal(counterpart.received.length, 1)
      t.match(counterpart.received[0], options.shows?.(message) ?? message.title)
    })
  })

  t.test(`${kind}: it sends one after the other, in both languages, also the end and a test`, async t => {
    await withChannel(definition, start, async ({ send, counterpart }) => {
      t.match(await send(sampleMessage({ language: 'zh', title: '需要帮助', body: '3 号楼' })), { ok: true })
      t.match(await send(sampleMessage({ isEnded: true, isTest: true })), { ok: true })
      t.equal(counterpart.received.length, 2)
    })
  })

  for (const [mood, expected] of Object.entries(outcomes(options))) {
    if (options.lacks?.includes(mood as Mood)) continue
    t.test(`${kind}: ${expected.title}`, async t => {
      await withChannel(definition, start, async cast => {
        await expected.check(t, cast)
        t.same(cast.counterpart.received, [], 'it was not received')
      })
    })
  }
}

interface Cast {
  readonly definition: ChannelKindDefinition
  readonly counterpart: Counterpart
  readonly parts: StoppedTime
  send(message?: Message, signal?: AbortSignal): Promise<Sent>
}

async function withChannel(
  definition: ChannelKindDefinition,
  start: Start,
  use: (cast: Cast) => Promise<void>,
): Promise<void> {
  const counterpart = await start()
  const parts = stoppedTime(counterpart.publish)
  const channel = definition.open(counterpart.settings, parts)
  const send = (message = sampleMessage(), signal = new AbortController().signal) =>
    channel.send(message, counterpart.address, signal)
  try {
    await use({ definition, counterpart, parts, send })
  } finally {
    await channel.close()
    await counterpart.close()
  }
}

interface Outcome {
  readonly title: string
  check(t: Test, cast: Cast): Promise<void>
}

const outcomes = ({ busyMs = BUSY_MS }: ContractOptions): Record<Mood | 'called off' | 'down', Outcome> => ({
  accept: { title: 'nothing is sent before it is asked to', check: async () => {} },
  refuse: answered('what is refused is not worth retrying', 'refuse', {
    isWorthRetrying: false,
    isUncertain: undefined,
  }),
  busy: answered('a counterpart with too much to do is tried again, when it said', 'busy', {
    isWorthRetrying: true,
    retryAfterMs: busyMs ?? undefined,
    isUncertain: undefined,
  }),
  fail: answered('a fault of the counterpart is worth retrying', 'fail', { isWorthRetrying: true }),
  break: answered('a connection that breaks leaves it uncertain', 'break', {
    isWorthRetrying: true,
    isUncertain: true,
  }),
  hang: {
    title: 'a counterpart that hangs is given up in time, and may have taken it',
    check: async (t, { send, counterpart, parts, definition }) => {
      counterpart.mood = 'hang'
      const arrival = counterpart.arrival()
      const sending = send()
      await arrival
      parts.pass(definition.timeoutMs)
      expected(t, counterpart, await sending, { isWorthRetrying: true, isUncertain: true })
    },
  },
  'called off': {
    title: 'what is called off ends at once',
    check: async (t, { send, counterpart }) => {
      counterpart.mood = 'hang'
      const calledOff = new AbortController()
      const arrival = counterpart.arrival()
      const sending = send(sampleMessage(), calledOff.signal)
      await arrival
      calledOff.abort()
      expected(t, counterpart, await sending, { reason: 'called off', isWorthRetrying: true })
    },
  },
  down: {
    title: 'a counterpart that is not there is worth retrying, and has taken nothing',
    check: async (t, { send, counterpart }) => {
      await counterpart.goDown()
      expected(t, counterpart, await send(), { isWorthRetrying: true, isUncertain: undefined })
    },
  },
})

const answered = (title: string, mood: Mood, want: Partial<NotSent> | Record<string, unknown>): Outcome => ({
  title,
  check: async (t, { send, counterpart }) => {
    counterpart.mood = mood
    expected(t, counterpart, await send(), want)
  },
})

function expected(t: Test, counterpart: Counterpart, sent: Sent, want: object): void {
  if (sent.ok) return void t.fail('it counts as sent')
  for (const [key, value] of Object.entries(want)) t.equal(sent[key as keyof NotSent], value, key)
  t.match(sent.reason, /^.{3,300}$/)
  for (const told of toldIn(counterpart)) t.notOk(sent.reason.includes(told), 'no secret, no address')
}

/** Everything that was given to it and is no word of ours. */
const toldIn = ({ settings, address }: Counterpart): string[] =>
  [...Object.values(settings), address]
    .flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : [value]))
    .filter((value): value is string => typeof value === 'string' && value.length > 7)
