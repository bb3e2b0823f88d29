/** Why there was no answer, and what to do about it; `cause` is what `fetch` gives as its error's. */
export function unreached(url: string, cause: unknown): string {
  const code = String((cause as { code?: unknown } | undefined)?.code)
  if (UNTRUSTED.has(code))
    return (
      `the certificate of ${url} is not trusted (${code}): ` +
      'name a file with it, or with its authority’s, in NODE_EXTRA_CA_CERTS.'
    )
  const fault = FAULTS[code]
  if (fault !== undefined) return `the certificate of ${url} ${fault} (${code}).`
  return `no server answers at ${url}: is it running? Give its address with --url.`
}

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
])

/** Trusting the certificate would not help with these. */
const FAULTS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet, or this machine’s clock is behind',
  ERR_TLS_CERT_ALTNAME_INVALID: 'bears another name: give one of its own with --url',
}
