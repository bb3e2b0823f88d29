/** A session at a broker that is somewhere else. */
export interface BridgeSession {
  readonly bridge: string
  /** Made once: a broker knows this server by it. */
  readonly clientId: string
  /** Another word for each session that the broker began anew; message ids are its own. */
  readonly session: string
  /** What is subscribed in it, or may be. */
  readonly filters: readonly string[]
}

/** What bridges remember beyond a restart. Writes are durable when they resolve. */
export interface BridgeStore {
  bridgeSessions(): Promise<readonly BridgeSession[]>
  saveBridgeSession(session: BridgeSession): Promise<void>
}
