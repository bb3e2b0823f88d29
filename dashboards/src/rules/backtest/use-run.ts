import { useRef, useState } from 'react'
import type {
  WireBacktest,
  WireBacktestBody,
  WireBacktestResult,
} from '../../../../services/api/wire/backtest.ts'
import { ask } from '../../api/request.ts'

export type RunState =
  | { readonly is: 'idle' }
  | { readonly is: 'waiting'; readonly before: number }
  | { readonly is: 'running'; readonly done: number; readonly leftMs: number | null }
  | {
      readonly is: 'done'
      readonly result: WireBacktestResult
      readonly from: number
      readonly to: number
      readonly notes: WireBacktest['notes']
    }
  | { readonly is: 'failed'; readonly error: unknown }

const LOOK_EVERY_MS = 400

/** Begins a trial on the past, follows it, and calls it off where somebody has seen enough. */
export function useRun() {
  const [state, setState] = useState<RunState>({ is: 'idle' })
  const called = useRef(0)
  const begin = async (body: WireBacktestBody) => {
    const mine = ++called.current
    const tell = (next: RunState) => mine === called.current && setState(next)
    setState({ is: 'waiting', before: 0 })
    let path: string | undefined
    try {
      const { id } = await ask<{ id: string }>('/api/rules/backtest', { method: 'POST', body })
      path = `/api/rules/backtests/${encodeURIComponent(id)}`
      while (mine === called.current) {
        const next = stateOf(await ask<WireBacktest>(path))
        tell(next)
        if (next.is === 'done' || next.is === 'failed') break
        await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
      }
    } catch (error) {
      tell({ is: 'failed', error })
    } finally {
      if (path !== undefined) await ask(path, { method: 'DELETE' }).catch(() => {})
    }
  }
  const cancel = () => {
    called.current++
    setState({ is: 'idle' })
  }
  return { state, begin, cancel }
}

function stateOf(backtest: WireBacktest): RunState {
  switch (backtest.state) {
    case 'waiting':
      return { is: 'waiting', before: backtest.before }
    case 'running': {
      const { readingsDone, readingsExpected, leftMs } = backtest.progress
      return { is: 'running', done: Math.min(1, readingsDone / Math.max(1, readingsExpected)), leftMs }
    }
    case 'done': {
      const { result, from, to, notes } = backtest
      return { is: 'done', result, from: Date.parse(from), to: Date.parse(to), notes }
    }
    case 'failed':
      return { is: 'failed', error: new Error(backtest.reason) }
  }
}
