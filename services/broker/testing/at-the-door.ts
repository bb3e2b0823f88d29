import type { RawConnect } from '../raw-packets.ts'
import { signInAs, type TestDoor } from './fixture.ts'
import { type Peer, signInPeer } from './peer.ts'
import { sampleChange } from './sample-change.ts'

/** What tests with bare bytes do at the door of a broker. */

export async function arrives(door: TestDoor, id: string, more: Partial<RawConnect> = {}) {
  const peer = door.peer()
  return { peer, answer: await signInPeer(peer, signInAs(id, more)) }
}
/** With a session that is kept when it leaves. */
export const arrivesToStay = (door: TestDoor, id: string, more: Partial<RawConnect> = {}) =>
  arrives(door, id, { clean: false, ...more })
export const signedIn = async (door: TestDoor, id: string, more = {}): Promise<Peer> =>
  (await arrives(door, id, more)).peer
export const raised = (door: TestDoor, id: string) =>
  door.broker.publishAlertChange({ ...sampleChange, alert: { ...sampleChange.alert, id } })
/** The line breaks, and the broker has noticed. */
export const gone = async ({ broker }: TestDoor, { socket }: Peer) => {
  const left = broker.stats().connections - 1
  socket.destroy()
  while (broker.stats().connections > left) await new Promise(setImmediate)
  // aedes takes its subscriptions away a turn later.
  await new Promise(setImmediate)
}
export const alertsIn = (packets: readonly string[]) =>
  packets.map(packet => `${/sunny-\w+/.exec(packet)?.[0]}${packet.slice(packet.indexOf('} q') + 1)}`)
