import { setTimeout as pause } from 'node:timers/promises'

export interface Figures {
  /** Numbers of the journal that are not in InfluxDB. */
  readonly influxLag: number
  /** What the pump gave up, for want of room, since the server started. */
  readonly givenUp: number
  readonly heapBytes: number
}

export interface NewDevice {
  readonly id: string
  readonly kind: string
  readonly site: string
  readonly gateway?: string
  readonly expectedIntervalMs?: number
}

/** Requests at a time: they share commits. */
const AT_ONCE = 32
const RETRY_MS = 500
const GIVEN_UP = ['pruned', 'given-up']

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

  async #save({ id, ...what }: NewDevice): Promise<void> {
    const answer = await this.#ask('PUT', `/api/devices/${id}`, { zone: 'east', name: id, ...what })
    await answer.arrayBuffer()
  }

  async #register(device: NewDevice): Promise<string> {
    const { id, kind, site } = device
    await this.#save({ id, kind, site })
    const answer = await this.#ask('POST', `/api/devices/${id}/token`)
    return ((await answer.json()) as { readonly token: string }).token
  }

  async figures(): Promise<Figures> {
    const text = await (await this.#ask('GET', '/metrics')).text()
    const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
    return {
      influxLag: figure('linli_influx_lag'),
      givenUp: GIVEN_UP.reduce(
        (sum, label) => sum + figure(`linli_influx_lines_total\\{label="${label}"\\}`),
        0,
      ),
      heapBytes: figure('nodejs_heap_size_used_bytes'),
    }
  }

  /** The sum of a counter of `/metrics` over its labels. */
  async counted(name: string): Promise<number> {
    const text = await (await this.#ask('GET', '/metrics')).text()
    const counts = text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
  }

  /** Resolves when InfluxDB has everything, or when it took too long. */
  async caughtUp(withinMs: number): Promise<void> {
    const until = Date.now() + withinMs
    while ((await this.figures()).influxLag > 0 && Date.now() < until) await pause(RETRY_MS)
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
