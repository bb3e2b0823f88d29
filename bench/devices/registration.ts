import { Operator } from '../../scripts/soak/operator.ts'

export interface DeviceAccount {
  readonly id: string
  readonly kind: string
  readonly token: string
}

export interface DevicesWanted {
  readonly kind: string
  readonly count: number
  /** Begins each id. */
  readonly prefix: string
}

/** Requests at a time: they share commits. */
const AT_ONCE = 32

export const BENCH_SITE = 'bench'

/** Through the API, as an operator's script would do it. */
export async function register(
  httpPort: number,
  password: string,
  { kind, count, prefix }: DevicesWanted,
): Promise<DeviceAccount[]> {
  const operator = await Operator.signIn(httpPort, password)
  const accounts: DeviceAccount[] = []
  let next = 0
  const work = async () => {
    while (next < count) {
      const id = `${prefix}${next++}`
      accounts.push({ id, kind, token: await operator.register({ id, kind, site: BENCH_SITE }) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return accounts
}
