export interface NewDevice {
  readonly id: string
  readonly kind: string
  readonly site: string
  readonly gateway?: string
  readonly expectedIntervalMs?: number
}

/** Requests at a time: they share commits. */
const AT_ONCE = 32

/** Registers the devices, and reads what the server says of itself. */
export class Operator {
  readonly #origin: string
  #token = ''

  /** For whoever asks by other means than this. */
  get token(): string {
    return this.#token
  }

  static async signIn(port: number, password: string): Promise<Operator> {
    const operator = new Operator(port)
    const answer = await operator.#ask('POST', '/api/session', { username: 'admin', password })
    operator.#token = ((await answer.json()) as { readonly token: string }).token
    return operator
  }

  private constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`
  }

  /** Answers them in their order, each with its token. */
  async registerAll<New extends NewDevice>(devices: readonly New[]): Promise<(New & { token: string })[]> {
    const accounts: (New & { token: string })[] = []
    await atOnce(devices, async (device, i) => {
      accounts[i] = { ...device, token: await this.#register(device) }
    })
    return accounts
  }

  /** Without tokens: whoever is behind a gateway needs none. */
  saveAll(devices: readonly NewDevice[]): Promise<void> {
    return atOnce(devices, device => this.#save(device))
  }

  /** Every metric by its name with its labels, as it stands in the text. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    const text = await (await this.#ask('GET', '/metrics')).text()
    const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
    return new Map(
      lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
    )
  }

  /** The sum of a metric over its labels. */
  async counted(name: string): Promise<number> {
    const counts = [...(await this.metrics())].filter(([key]) => key === name || key.startsWith(`${name}{`))
    return counts.reduce((sum, [, count]) => sum + count, 0)
  }

  async #save({ id, ...what }: NewDevice): Promise<void> {
    const answer = await this.#ask('PUT', `/api/devices/${id}`, { zone: 'east', name: id, ...what })
    await answer.arrayBuffer()
  }

  async #register({ id, kind, site }: NewDevice): Promise<string> {
    await this.#save({ id, kind, site })
    const answer = await this.#ask('POST', `/api/devices/${id}/token`)
    return ((await answer.json()) as { readonly token: string }).token
  }

  async #ask(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${this.#origin}${path}`, {
      method,
      headers: {
        ...(this.#token !== '' && { authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (answer.ok) return answer
    throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`)
  }
}

async function atOnce<T>(list: readonly T[], work: (one: T, n: number) => Promise<void>): Promise<void> {
  const left = list.entries()
  const worker = async () => {
    for (const [n, one] of left) await work(one, n)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
