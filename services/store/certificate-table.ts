import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate, SeenCertificate } from '../domain/model/device-certificate.ts'

export const certificateTables = `
  CREATE TABLE device_certificate (fingerprint TEXT PRIMARY KEY, device TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
`

/** By which devices signed in: a list to each. */
export const seenCertificateTable =
  'CREATE TABLE device_certificate_seen (device TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;'

export function certificateWrites(db: DatabaseSync) {
  const save = db.prepare(
    'INSERT OR REPLACE INTO device_certificate (fingerprint, device, body) VALUES (?, ?, ?)',
  )
  const unbind = db.prepare(
    "DELETE FROM device_certificate WHERE device = ? AND json_extract(body, '$.state') = 'bound'",
  )
  const see = db.prepare('INSERT OR REPLACE INTO device_certificate_seen (device, body) VALUES (?, ?)')
  const unsee = db.prepare('DELETE FROM device_certificate_seen WHERE device = ?')
  return {
    saveDeviceCertificate(certificate: DeviceCertificate): void {
      save.run(certificate.fingerprint, certificate.device, JSON.stringify(certificate))
    },
    /** Of whom nothing is left to say, nothing is kept. */
    saveSeenCertificates(changed: readonly (readonly [DeviceId, readonly SeenCertificate[]])[]): void {
      for (const [id, seen] of changed)
        if (seen.length === 0) unsee.run(id)
        else see.run(id, JSON.stringify(seen))
    },
    /** What was taken from it stays: it is to open nothing, whoever has its id next. */
    removeBoundCertificates: (id: DeviceId) => void unbind.run(id),
  }
}

export const certificateReads = (db: DatabaseSync) => ({
  deviceCertificates: (): DeviceCertificate[] =>
    db
      .prepare('SELECT body FROM device_certificate')
      .all()
      .map(({ body }) => JSON.parse(String(body))),
  seenCertificates: (): ReadonlyMap<DeviceId, readonly SeenCertificate[]> =>
    new Map(
      db
        .prepare('SELECT device, body FROM device_certificate_seen')
        .all()
        .map(({ device, body }) => [String(device), JSON.parse(String(body))]),
    ),
})
