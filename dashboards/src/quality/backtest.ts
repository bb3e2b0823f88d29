import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { WireBacktest, WireBacktestResult } from '../../../services/api/wire/backtest.ts'
import { ask } from '../api/request.ts'
import type { Culprit } from './quality.ts'

export type BacktestBody = NonNullable<Culprit['remedy']['backtest']>

const LOOK_EVERY_MS = 500

/** Tries a change on the past. The result is taken from the server once and dropped there. */
export const useBacktest = (): UseMutationResult<WireBacktestResult, Error, BacktestBody> =>
  useMutation({ mutationFn: tried, retry: false })

async function tried(body: BacktestBody): Promise<WireBacktestResult> {
  const { id } = await ask<{ id: string }>('/api/rules/backtest', { method: 'POST', body })
  const path = `/api/rules/backtests/${encodeURIComponent(id)}`
  try {
    return await resultAt(path)
  } finally {
    await ask(path, { method: 'DELETE' }).catch(() => {})
  }
}

async function resultAt(path: string): Promise<WireBacktestResult> {
  for (;;) {
    const backtest = await ask<WireBacktest>(path)
    if (backtest.state === 'done') return backtest.result
    if (backtest.state === 'failed') throw new Error(backtest.reason)
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
