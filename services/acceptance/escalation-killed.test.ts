import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { Random } from '../../scripts/testing/random.ts'
import { testSeed } from '../../scripts/testing/seed.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import type { WireAlertFile } from '../api/wire/alert.ts'
import type { WireNotice } from '../api/wire/notice.ts'
import { IS_REPEAT } from '../notify/wording/reason-words.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { type Answer, NoticeReceiver, type Received } from './notice-receiver.ts'
import { Staff, webhookTo } from './staff.ts'

/** A night in which nobody answers, and the server is killed again and again: `TAP_TIMEOUT=0 LINLI_KILLS=50` for a long one. */
const KILLS = Number(process.env.LINLI_KILLS ?? 5)
const STEPS = 10
const STEP_MS = 400
const password = 'a-password-for-the-night'
const people = ['li', 'mei', 'wang', 'chen']

/** Where it is killed: before the message is answered, right after, or once the ledger says that it was sent. */
type Moment = 'unanswered' | 'answered' | 'settled'
const moments: readonly Moment[] = ['unanswered', 'answered', 'settled']

class Night {
  readonly folder = temporaryFolder()
  readonly settled = new Set<string>()
  kills = 0
  mqttPort = 0
  isArmed = false
  readonly #random = new Random(testSeed)
  #server: ReturnType<typeof startServerProcess> | undefined
  #client: Client | undefined
  #up: Promise<void> = Promise.resolve()

  get staff(): Staff {
    return new Staff(this.#client as Client)
  }

  get client(): Client {
    return this.#client as Client
  }

  async start(): Promise<void> {
    const settings = { LINLI_DATA: this.folder, LINLI_ADMIN_PASSWORD: password }
    this.#server = startServerProcess({
      settings: { ...settings, LINLI_HTTP_PORT: '0', LINLI_MQTT_PORT: '0' },
    })
    const ports = await this.#server.ready
    this.mqttPort = ports.mqttPort
    this.#client = await signIn({ ...ports, password })
  }

  /** What the receiver answers; now and then the server dies of it. */
  async answer({ notice, alert }: Received): Promise<Answer> {
    if (!this.isArmed || this.kills >= KILLS || this.#random.fraction() < 0.3) return 200
    this.isArmed = false
    const moment = moments[this.#random.below(moments.length)]
    this.#up = this.#killAndStart(moment ?? 'unanswered', notice, alert)
    return moment === 'unanswered' ? 'never' : 200
  }

  async #killAndStart(moment: Moment, notice: string, alert: string): Promise<void> {
    if (moment === 'answered') await new Promise(setImmediate)
    if (moment === 'settled') await this.#untilSettled(notice, alert)
    await this.kill()
    this.kills += 1
    await this.start()
    this.isArmed = true
  }

  async #untilSettled(notice: string, alert: string): Promise<void> {
    const isSent = ({ id, state }: WireNotice) => id === notice && state === 'sent'
    await askUntil(async () => (await this.staff.notices(alert)).some(isSent))
    this.settled.add(notice)
  }

  async kill(): Promise<void> {
    this.#server?.child.kill('SIGKILL')
    await this.#server?.ended
  }

  /** Resolves when no kill is under way. */
  async isUp(): Promise<void> {
    for (let up: Promise<void> | undefined; up !== this.#up; ) {
      up = this.#up
      await up
    }
  }
}

t.test('killed again and again, it repeats nobody’s call and forgets none', { timeout: 0 }, async t => {
  const night = new Night()
  const receiver = await NoticeReceiver.open(message => night.answer(message))
  t.teardown(() => receiver.close())
  t.teardown(() => night.kill())
  await night.start()
  await setUp(night, receiver)
  for (let n = 0; night.kills < KILLS; n++) {
    night.isArmed = false
    const alert = await press(night, `band-${n}`)
    night.isArmed = true
    await receiver.until(() => new Set(noticesOf(receiver, alert)).size === STEPS)
    await night.isUp()
    await night.staff.ask('POST', `/api/alerts/${alert}/acknowledge`, {})
    await check(t, night, receiver, alert)
  }
  t.comment(`seed ${testSeed}: killed ${night.kills} times, ${receiver.received.length} messages`)
})

const noticesOf = ({ received }: NoticeReceiver, alert: string): string[] =>
  received.filter(one => one.alert === alert).map(({ notice }) => notice)

async function setUp({ staff, client }: Night, receiver: NoticeReceiver): Promise<void> {
  await client.addDevice('gate', 'fire-lane-camera')
  for (const person of people) await staff.add(person, 'manager')
  await staff.channel('room', webhookTo(receiver.url))
  for (const person of people) await staff.reach(person, { channel: 'room' })
  await staff.plan('night', {
    match: { rules: ['sos'] },
    steps: Array.from({ length: STEPS }, (_, n) => ({
      afterMs: n * STEP_MS,
      tell: [{ who: 'person', person: people[n % people.length] ?? '' }],
    })),
    repeatAfterMs: 3_600_000,
  })
}

/** Answers with the alert. */
async function press({ client, mqttPort }: Night, band: string): Promise<string> {
  const device = await signInDevice({ mqttPort }, band, await client.addDevice(band, 'wristband'))
  const topic = `community/demo/wristband/${band}/telemetry`
  await device.publishAsync(topic, JSON.stringify({ sos: true }), { qos: 1 })
  await device.endAsync()
  const { body } = await client.call('GET', `/api/alerts?device=${band}`)
  return (body as { alerts: { id: string }[] }).alerts[0]?.id ?? ''
}

async function check(t: Test, night: Night, receiver: NoticeReceiver, alert: string): Promise<void> {
  const { events } = (await night.staff.ask('GET', `/api/alerts/${alert}`)) as WireAlertFile
  const told = events.flatMap(({ at, notice }) =>
    notice === undefined ? [] : [{ at: Date.parse(at), ...notice }],
  )
  t.same(
    told.map(({ step, round, to }) => `${round}/${step} ${to}`),
    Array.from({ length: STEPS }, (_, n) => `1/${n + 1} ${people[n % people.length]}`),
    `${alert}: each step once, in its order`,
  )
  for (const [i, { at, id }] of told.entries()) {
    const before = told[i - 1]
    if (before) t.ok(at - before.at >= STEP_MS, `${id} keeps its distance`)
  }
  // Those that were queued in one instant stand in no order among themselves.
  const numberOf = ({ id }: WireNotice) => Number(id.split('/').at(-1))
  const ledger = (await night.staff.notices(alert)).toSorted((a, b) => numberOf(a) - numberOf(b))
  t.same(
    ledger.map(({ id, state }) => `${id} ${state}`),
    told.map(({ id }) => `${id} sent`),
    'each was sent',
  )
  for (const { id, attempts } of ledger) {
    const came = receiver.of(id)
    t.ok(came.length >= 1 && came.length <= attempts.length, `${id} came ${came.length} times`)
    t.same(
      attempts.map(({ outcome }) => outcome),
      [...attempts.slice(1).map(() => 'unknown'), 'delivered'],
      'each attempt but the last was cut off',
    )
    t.equal(attempts.filter(({ isRepeat }) => isRepeat).length, attempts.length - 1)
    if (night.settled.has(id)) t.equal(came.length, 1, `${id} was sent before the kill, and never again`)
    for (const again of came.slice(1))
      t.match(again.body, IS_REPEAT.zh, 'it says that it may have come before')
  }
}
