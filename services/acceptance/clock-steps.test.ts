import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needsFaketime, settableClock } from '../../scripts/testing/settable-clock.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'

const HOUR_S = 3_600

/** Resolves with the next line that holds these words, from the call on. */
function lineReader() {
  const waiting: { words: string; found: (line: string) => void }[] = []
  return {
    take(line: string) {
      for (const wait of [...waiting]) {
        if (!line.includes(wait.words)) continue
        waiting.splice(waiting.indexOf(wait), 1)
        wait.found(line)
      }
    },
    next: (words: string) => new Promise<string>(found => waiting.push({ words, found })),
  }
}

t.test(
  'whichever way the clock is set, alarms go on and nobody is called silent',
  needsFaketime(),
  async t => {
    const clock = settableClock()
    t.teardown(clock.remove)
    const lines = lineReader()
    const server = await startRealServer(clock.settings, line => lines.take(line))
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const feed = await client.feed()
    t.teardown(() => feed.close())
    let cameras = 0

    /** A new camera is tampered with; its clock is so far off. */
    async function tamper(offSeconds: number) {
      const id = `cam-${++cameras}`
      const password = await client.addDevice(id, 'fire-lane-camera')
      const device = await signInDevice(server, id, password)
      const ts = Date.now() + offSeconds * 1_000
      const payload = JSON.stringify({ ts, tampered: true })
      await device.publishAsync(`community/demo/fire-lane-camera/${id}/telemetry`, payload, { qos: 1 })
      await device.endAsync()
      const { alert } = await feed.until(({ alert }) => alert.deviceId === id)
      t.equal(alert.rule, 'camera-tampered')
      return (Date.parse(alert.raisedAt) - Date.now()) / 1_000
    }
    const reasons = async () => ((await client.call('GET', '/readyz')).body as { reasons: string[] }).reasons

    await tamper(0)
    const ahead = lines.next('jumped ahead')
    clock.set(HOUR_S)
    await ahead
    t.match(await reasons(), [/clock jumped 3\d\d\d s ahead, and no device confirms it/])
    t.ok(Math.abs(await tamper(0)) < 60, 'the devices’ time is believed, not the machine’s')

    const agreed = lines.next('agree again')
    clock.set(0)
    await agreed
    t.same(await reasons(), [])

    const back = lines.next('set back')
    clock.set(-HOUR_S)
    await back
    t.match(await reasons(), [/journal is 3\d\d\d s ahead of this machine's clock/])
    t.ok(Math.abs(await tamper(-HOUR_S)) < 60, 'stamps of the clock that was set back are moved on')
    t.ok(Math.abs(await tamper(0)) < 60, 'and right ones are not late')

    const follows = lines.next('follows')
    clock.set(2 * HOUR_S)
    for (let i = 0; i < 3; i++) await tamper(2 * HOUR_S)
    await follows
    t.ok(Math.abs((await tamper(2 * HOUR_S)) - 2 * HOUR_S) < 60, 'what the devices confirm is followed')
    t.same(
      feed.events
        .map(({ alert, event }) => `${event.type} ${alert.rule}`)
        .filter(it => !it.includes('tamper')),
      [],
    )
  },
)
