/** Where the server of the same settings is, on this machine. */
export function ownAddress(env: Readonly<Record<string, string | undefined>>): string {
  const { LINLI_HTTP_PORT: port, LINLI_TLS_CERT, LINLI_TLS_CERT_FILE } = env
  const scheme = LINLI_TLS_CERT || LINLI_TLS_CERT_FILE ? 'https' : 'http'
  // 0 is a free port, which nobody here knows.
  return `${scheme}://localhost:${port && Number(port) > 0 ? port : 8080}`
}
