/** The little of the HTTP API that it takes to register devices and to read what the server counted. */
export class ApiClient {
  readonly #address: string
  #session = ''

  constructor(port: number) {
    this.#address = `http://127.0.0.1:${port}`
  }

  async signIn(password: string): Promise<void> {
    const { token } = await this.#ask<{ token: string }>('POST', '/api/session', {
      username: 'admin',
      password,
    })
    this.#session = token
  }

  /** Answers the device's token. */
  async register(id: string, device: Readonly<Record<string, string>>): Promise<string> {
    await this.#ask('PUT', `/api/devices/${id}`, device)
    return (await this.#ask<{ token: string }>('POST', `/api/devices/${id}/token`)).token
  }

  /** Every metric by its name with its labels, as it stands in the text. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    const reply = await fetch(`${this.#address}/metrics`, { headers: this.#headers() })
    if (!reply.ok) throw new Error(`/metrics answered ${reply.status}`)
    const lines = (await reply.text()).split('\n').filter(line => line !== '' && !line.startsWith('#'))
    return new Map(
      lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
    )
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await fetch(`${this.#address}${path}`, {
      method,
      headers: { ...this.#headers(), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`)
    return (await reply.json()) as T
  }

  #headers(): Record<string, string> {
    return this.#session === '' ? {} : { authorization: `Bearer ${this.#session}` }
  }
}
