import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { WireConfirmation } from '../../../../services/api/wire/rule.ts'
import { isCode, problemWords } from '../../api/request.ts'
import { faultsOf } from '../../form/faults.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { Confirming, neededBy } from '../Confirming.tsx'
import { type RuleFile, usePutRule } from '../rule-api.ts'
import { words } from './places-words.ts'
import { type Override, withOverride } from './scopes.ts'

export interface Tuning {
  readonly set: (override: Override, done?: () => void) => void
  readonly setAll: (overrides: readonly Override[], done?: () => void) => void
  readonly isPending: boolean
  /** What became of the last change: warnings, a way back, why it was refused. */
  readonly told: ReactNode
}

interface Asked {
  readonly overrides: readonly Override[]
  readonly done?: (() => void) | undefined
}

/** Sets figures for places, with a way back; what may cost a life is asked about. */
export function useTune(rule: RuleFile): Tuning {
  const { say, of } = useSay(words)
  const common = useWords()
  const put = usePutRule(rule.id)
  const [asked, setAsked] = useState<Asked>()
  const [before, setBefore] = useState<RuleFile['overrides']>()
  const send = (next: Asked, confirm: readonly WireConfirmation[] = []) => {
    setAsked(next)
    const body = { overrides: [...next.overrides], version: rule.tuningVersion }
    put.mutate(
      { ...body, ...(confirm.length > 0 ? { confirm: [...confirm] } : {}) },
      {
        onSuccess() {
          setBefore(rule.overrides)
          next.done?.()
        },
      },
    )
  }
  const setAll = (overrides: readonly Override[], done?: () => void) => send({ overrides, done })
  const told = (
    <div aria-live="polite" className="tuned">
      {put.isSuccess && (
        <p className="notice-good">
          ✓ {say('tuned')}{' '}
          {before !== undefined && (
            <Button
              size="small"
              onClick={() => {
                setBefore(undefined)
                setAll(before)
              }}
            >
              {say('tuned.undo')}
            </Button>
          )}
        </p>
      )}
      {put.data?.warnings?.map(({ says }) => (
        <p key={says.en} className="notice">
          ⚠ {of(says)}
        </p>
      ))}
      {put.isError && neededBy(put.error) === undefined && (
        <p className="fault" role="alert">
          {isCode(put.error, 'RULE_VERSION_CONFLICT')
            ? say('tuned.conflict')
            : problemWords(common.say, put.error)}
          {isCode(put.error) ? '' : ` ${detailOf(put.error)}`}
          {faultsOf(put.error).map(({ path, says }) => (
            <span key={path}> {of(says)}</span>
          ))}
        </p>
      )}
      <Confirming
        error={put.error}
        confirm={confirm => asked && send(asked, confirm)}
        cancel={() => put.reset()}
      />
    </div>
  )
  return {
    set: (override, done) => setAll(withOverride(rule.overrides, override), done),
    setAll,
    isPending: put.isPending,
    told,
  }
}

const detailOf = (error: unknown): string =>
  (error as { problem?: { detail?: string } } | null)?.problem?.detail ?? ''
