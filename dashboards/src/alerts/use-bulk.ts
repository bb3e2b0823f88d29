import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSay } from '../words/use-say.ts'
import { type Outcome, type Tried, toEach, triedOf } from './bulk.ts'
import { AT_ONCE, type BulkAction, type BulkWords, fitFor, takesBack } from './bulk-actions.ts'
import { isConflict, sendCommand, showAnswer } from './commands.ts'
import { words } from './list-words.ts'

export type BulkStage =
  | { readonly at: 'rest' }
  | { readonly at: 'asking'; readonly action: BulkAction }
  | { readonly at: 'running'; readonly through: number; readonly total: number }
  | { readonly at: 'told'; readonly tried: Tried; readonly action: BulkAction | 'undo' }

export interface BulkState {
  readonly stage: BulkStage
  /** At once, or after it has asked for what goes with it. */
  run(action: BulkAction, chosen: readonly WireAlert[], given?: BulkWords): void
  undo(): void
  rest(): void
}

type Given = Omit<Parameters<typeof sendCommand>[0], 'alert'>

/** One action on many alerts: each with the version that was seen, told honestly, and taken back where that is possible. */
export function useBulk(me: WireMe): BulkState {
  const { say } = useSay(words)
  const client = useQueryClient()
  const { message } = App.useApp()
  const [stage, enter] = useState<BulkStage>({ at: 'rest' })

  async function send(
    action: BulkAction | 'undo',
    alerts: readonly WireAlert[],
    given: Given,
  ): Promise<void> {
    const total = alerts.length
    enter({ at: 'running', through: 0, total })
    const sent = (alert: WireAlert) => sendOne(client, alert, given)
    const outcomes = await toEach(alerts, sent, through => enter({ at: 'running', through, total }))
    enter({ at: 'told', action, tried: triedOf(outcomes) })
  }

  /** What fits none of them is said, and not done to nothing. */
  function begin(action: BulkAction, fit: readonly WireAlert[], given: Given): void {
    if (fit.length > 0) void send(action, fit, given)
    else void message.info(say(action === 'claim' ? 'unfit.claim' : 'unfit.acknowledge'))
  }

  return {
    stage,
    run(action, chosen, given) {
      if (given === undefined && !AT_ONCE.has(action)) enter({ at: 'asking', action })
      else begin(action, fitFor(action, chosen, me), { action, ...given })
    },
    undo() {
      if (stage.at !== 'told' || stage.action === 'undo') return
      const back = takesBack(stage.action, say('bulk.reason'))
      if (back !== undefined) void send('undo', stage.tried.done, back)
    },
    rest: () => enter({ at: 'rest' }),
  }
}

async function sendOne(client: QueryClient, alert: WireAlert, given: Given): Promise<Outcome> {
  try {
    const answer = await sendCommand({ alert, ...given })
    showAnswer(client, answer.alert)
    return { alert, became: 'done', after: answer.alert }
  } catch (error) {
    return isConflict(error) ? { alert, became: 'changed' } : { alert, became: 'refused', error }
  }
}
