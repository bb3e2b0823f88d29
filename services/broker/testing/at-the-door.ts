import { signInAs, type TestDoor } from '../fixture.ts'
import { pingBytes } from '../raw-packets.ts'
import { sampleChange } from '../sample-change.ts'
import { type Peer, signInPeer } from './peer.ts'

/** What tests with bare bytes do at the door of a broker. */

export const signedIn = async (door: TestDoor, id: string, more = {}): Promise<Peer> => {
  const peer = door.peer()
  await signInPeer(peer, signInAs(id, more))
  return peer
}
export const published = async (peer: Peer, packet: Buffer) => {
  peer.send(packet)
  return peer.next()
}
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
/** The answer to a ping comes after everything that was sent before. */
export const settled = async (peer: Peer) => {
  peer.send(pingBytes)
  return (await peer.until('pingresp')).slice(0, -1)
}
export const alertsIn = (packets: readonly string[]) =>
  packets.map(packet => `${/sunny-\w+/.exec(packet)?.[0]}${packet.slice(packet.indexOf('} q') + 1)}`)
