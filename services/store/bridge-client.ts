import type { BridgeStore } from './bridge-store.ts'
import type { StorageThreads } from './storage-threads.ts'

export const bridgesOf = ({ reader, writer }: StorageThreads): BridgeStore => ({
  bridgeSessions: () => reader.call('bridgeSessions'),
  saveBridgeSession: session => writer.call('saveBridgeSession', session),
})
