/** A session that runs at a charger: what ends it from here is its id. */
export interface ChargingSession {
  readonly chargePoint: string
  readonly connector: number
  readonly id: number
}

/** What the chargers' door remembers beyond a restart, of each connector one. Writes are durable when they resolve, in their order. */
export interface ChargingStore {
  chargingSessions(): Promise<readonly ChargingSession[]>
  chargingBegan(session: ChargingSession): Promise<void>
  chargingEnded(chargePoint: string, connector: number): Promise<void>
}
