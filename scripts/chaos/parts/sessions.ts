import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from '../api.ts'
import type { MakePart } from '../part.ts'

const PAUSE_MS_MAX = 1_500
/** Asked again each round, with those that were opened last. */
const ASKED_MAX = 5

/** Sign-ins stand, and sign-outs too. */
export const sessions: MakePart = async ({ api, random, onFault }) => {
  const open: string[] = []
  const closed: string[] = []

  async function check(tokens: readonly string[], status: number, what: string): Promise<void> {
    for (const token of tokens.slice(-ASKED_MAX)) {
      const found = await statusOf(api, token)
      if (found !== status) onFault(`a session that was ${what} is answered ${found}`)
    }
  }

  async function comeAndGo(): Promise<void> {
    const token = await api.signIn()
    if (random.chance(0.5)) open.push(token)
    else {
      await api.ask({ method: 'DELETE', path: '/api/session' }, token)
      closed.push(token)
    }
    await pause(random.below(PAUSE_MS_MAX))
    await check(open, 200, 'opened')
    await check(closed, 401, 'closed')
  }

  return {
    rounds: [comeAndGo],
    counted: () => ({ 'sign-ins': open.length + closed.length }),
  }
}

const statusOf = async (api: Api, token: string): Promise<number> =>
  (await api.ask({ method: 'GET', path: '/api/me' }, token)).status
