import type { Aedes } from 'aedes'

interface Addressee {
  readonly clientId: string
}
interface Acknowledged {
  readonly id: string
}

/** The part of aedes' store of sessions through which a message for a client that keeps its session passes. */
interface SessionStore {
  outgoingEnqueueCombi(addressees: readonly Addressee[], packet: unknown): Promise<void>
  outgoingClearMessageId(client: Acknowledged, packet: unknown): Promise<unknown>
}

/**
 * aedes keeps messages for a client that is away until it comes back, without end. Here the newest are not added once
 * so many wait: what a site's speaker would have said hours ago is of no use, but the memory of the server is.
 */
export function limitQueues(aedes: Aedes, queuedPerClientMax: number): void {
  const { persistence } = aedes as Aedes & { persistence: SessionStore }
  const waiting = new Map<string, number>()
  const enqueue = persistence.outgoingEnqueueCombi.bind(persistence)
  const clear = persistence.outgoingClearMessageId.bind(persistence)

  persistence.outgoingEnqueueCombi = (addressees, packet) => {
    const withRoom = addressees.filter(({ clientId }) => (waiting.get(clientId) ?? 0) < queuedPerClientMax)
    for (const { clientId } of withRoom) waiting.set(clientId, (waiting.get(clientId) ?? 0) + 1)
    return enqueue(withRoom, packet)
  }
  persistence.outgoingClearMessageId = async (client, packet) => {
    const cleared = await clear(client, packet)
    const left = (waiting.get(client.id) ?? 0) - (cleared === undefined ? 0 : 1)
    if (left > 0) waiting.set(client.id, left)
    else waiting.delete(client.id)
    return cleared
  }
}
