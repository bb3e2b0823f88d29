import type { ChargingSession, ChargingStore } from '../../store/charging-store.ts'

/** What the door remembers, in the hands of the test, which may begin the next door with it. */
export function memorySessions(): ChargingStore & { readonly kept: Map<string, ChargingSession> } {
  const kept = new Map<string, ChargingSession>()
  return {
    kept,
    chargingSessions: async () => [...kept.values()],
    async chargingBegan(session) {
      kept.set(`${session.chargePoint} ${session.connector}`, session)
    },
    async chargingEnded(chargePoint, connector) {
      kept.delete(`${chargePoint} ${connector}`)
    },
  }
}
