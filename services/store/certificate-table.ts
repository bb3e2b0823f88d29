import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceCertificate } from '../domain/model/device-certificate.ts'

export const certificateTables = `
  CREATE TABLE device_certificate (fingerprint TEXT PRIMARY KEY, device TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
`

export function certificateWrites(db: DatabaseSync) {
  const save = db.prepare(
    'INSERT OR REPLACE INTO device_certificate (fingerprint, device, body) VALUES (?, ?, ?)',
  )
  const unbind = db.prepare(
    "DELETE FROM device_certificate WHERE device = ? AND json_extract(body, '$.state') = 'bound'",
  )
  return {
    saveDeviceCertificate(certificate: DeviceCertificate): void {
      save.run(certificate.fingerprint, certificate.device, JSON.stringify(certificate))
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
})
