import { z } from 'zod'
import { time } from './alert.ts'

const takenElsewhere = z
  .boolean()
  .optional()
  .describe('`true`: also one that was taken away at another device (`CERTIFICATE_TAKEN_ELSEWHERE`)')

/** The body of `POST /api/devices/{id}/certificates`: the certificate itself, or what is known of it. */
export const certificateBody = z.union([
  z.strictObject({ pem: z.string().min(1).max(65_536), takenElsewhere }),
  z.strictObject({
    fingerprint: z.string().min(1).max(200).describe('SHA-256 in hex, with or without colons'),
    takenElsewhere,
  }),
])
export type WireCertificateBody = z.infer<typeof certificateBody>

/** Of `DELETE /api/devices/{id}/certificates/{fingerprint}`. */
export const takenQuery = z.strictObject({
  unseen: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: also one that is neither bound nor was seen, so that it never opens anything'),
})

export const deviceCertificate = z.object({
  fingerprint: z.string().describe('SHA-256, 64 hex digits'),
  state: z.enum(['bound', 'revoked']).describe('`revoked`: it opens nothing any more'),
  serial: z.string().nullable(),
  expiresAt: time.nullable(),
  at: time,
  by: z.string(),
})
export type WireDeviceCertificate = z.infer<typeof deviceCertificate>
