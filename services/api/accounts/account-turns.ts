import { InTurn } from '../in-turn.ts'

/** Accounts are read, judged and written in one go: names are given once, and the last administrator is counted. */
export type AccountTurns = <T>(work: () => Promise<T>) => Promise<T>

export function accountTurns(): AccountTurns {
  const inTurn = new InTurn()
  return work => inTurn.run('accounts', work)
}
