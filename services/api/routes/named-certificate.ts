import { X509Certificate } from 'node:crypto'
import type { NamedCertificate } from '../../broker/token-port.ts'
import { fingerprintOf, namesOf } from '../../domain/model/device-certificate.ts'
import type { Instant } from '../../domain/model/time.ts'
import { ApiProblem } from '../problem.ts'
import type { WireCertificateBody } from '../wire/device-certificate.ts'

/** What was given as a certificate; throws where it is none, or none any more. */
export function namedCertificate(body: WireCertificateBody, now: Instant): NamedCertificate {
  return 'pem' in body ? ofPem(body.pem, now) : { fingerprint: ofWritten(body.fingerprint) }
}

/** As a tool prints it, or `sha256 Fingerprint=AB:CD…` with what stands before. */
export function ofWritten(written: string): string {
  const fingerprint = fingerprintOf(written.slice(written.indexOf('=') + 1))
  if (fingerprint === undefined)
    throw new ApiProblem('CERTIFICATE_UNFIT', { detail: 'no SHA-256 fingerprint / 不是 SHA-256 指纹' })
  return fingerprint
}

function ofPem(pem: string, now: Instant): NamedCertificate {
  if (PRIVATE_KEY.test(pem)) throw new ApiProblem('PRIVATE_KEY_SENT')
  const certificate = read(pem)
  if (certificate.ca) throw new ApiProblem('CERTIFICATE_OF_AUTHORITY')
  const expiresAt = Date.parse(certificate.validTo)
  if (expiresAt <= now)
    throw new ApiProblem('CERTIFICATE_UNFIT', {
      detail: `it ended on ${certificate.validTo} / 已于 ${certificate.validTo} 到期`,
    })
  const fingerprint = ofWritten(certificate.fingerprint256)
  const { subject, subjectaltname } = certificate.toLegacyObject()
  const names = namesOf(subject?.CN, subjectaltname)
  return { fingerprint, serial: certificate.serialNumber.replace(/^0+(?=.)/, ''), expiresAt, names }
}

/** Of any sort: `RSA`, `EC`, `ENCRYPTED` or none. */
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/

function read(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new ApiProblem('CERTIFICATE_UNFIT', { detail: 'no PEM of a certificate / 不是 PEM 证书' })
  }
}
