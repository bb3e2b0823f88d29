import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceTokens } from '../domain/model/device-token.ts'

/** Of a token from before this nothing but its hash is known. */
export const tokenLives = 'ALTER TABLE device_token ADD COLUMN life TEXT;'

export function tokenWrites(db: DatabaseSync) {
  const save = db.prepare('INSERT OR REPLACE INTO device_token (device, token_hash, life) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM device_token WHERE device = ?')
  return {
    saveDeviceTokens(changed: readonly (readonly [DeviceId, DeviceTokens])[]): void {
      for (const [id, tokens] of changed) save.run(id, tokens.current.hash, JSON.stringify(tokens))
    },
    removeDeviceToken: (id: DeviceId) => void remove.run(id),
  }
}

export const tokenReads = (db: DatabaseSync) => ({
  deviceTokens(): ReadonlyMap<DeviceId, DeviceTokens> {
    const rows = db.prepare('SELECT device, token_hash, life FROM device_token').all()
    return new Map(rows.map(row => [String(row.device), tokensOf(String(row.token_hash), row.life)]))
  },
})

const tokensOf = (hash: string, life: unknown): DeviceTokens =>
  life === null
    ? { current: { hash, madeAt: null, firstUsedAt: null, lastUsedAt: null } }
    : JSON.parse(String(life))
