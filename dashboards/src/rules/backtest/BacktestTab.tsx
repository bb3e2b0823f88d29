import { Button, Checkbox, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { problemWords } from '../../api/request.ts'
import { go, usePlace } from '../../app/location.ts'
import { clock } from '../../time/clock.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { draftOf } from '../draft.ts'
import { ScopeChoice } from '../places/ScopeChoice.tsx'
import { type RuleFile, rulePath } from '../rule-api.ts'
import { AdoptFigures } from './AdoptFigures.tsx'
import { addressOf, askedIn, type BacktestAsked, bodyOf, DAYS } from './asked.ts'
import { words } from './backtest-words.ts'
import { Result } from './Result.tsx'
import { TriedFigures } from './TriedFigures.tsx'
import { useRun } from './use-run.ts'
import './backtest.css'

/** Tries other figures, or what is being written, on the real past: before anybody hears of it. */
export function BacktestTab({ rule }: { readonly rule: RuleFile }) {
  const { say } = useSay(words)
  const common = useWords()
  const asked = askedIn(usePlace().query)
  const draft = draftOf(rule.id)
  const [usesDraft, setUsesDraft] = useState(draft !== undefined)
  const { state, begin, cancel } = useRun()
  const change = (next: Partial<BacktestAsked>) =>
    go(rulePath(rule.id) + addressOf({ ...asked, ...next }), { replace: true })
  const definition = usesDraft ? draft?.definition : undefined
  const run = () =>
    void begin(
      bodyOf({
        ...{ rule: rule.id, overrides: rule.overrides, asked, now: clock.now() },
        ...(definition === undefined ? {} : { definition }),
      }),
    )
  const isRunning = state.is === 'waiting' || state.is === 'running'
  return (
    <div className="backtest">
      <section className="rule-part">
        <h2>{say('try')}</h2>
        {draft !== undefined && rule.version > 0 && (
          <Checkbox checked={usesDraft} onChange={({ target }) => setUsesDraft(target.checked)}>
            {say('try.draft')}
          </Checkbox>
        )}
        {!usesDraft && (
          <TriedFigures rule={rule} settings={asked.settings} change={settings => change({ settings })} />
        )}
        <div className="condition-fields">
          <div className="rule-field">
            <span className="field-label">{say('try.where')}</span>
            <ScopeChoice scope={asked.scope} kind={rule.kind} choose={scope => change({ scope })} />
          </div>
          <div className="rule-field">
            <span className="field-label">{say('try.days')}</span>
            <Segmented
              aria-label={say('try.days')}
              value={asked.days}
              options={[...new Set([...DAYS, asked.days])]
                .sort((a, b) => a - b)
                .map(value => ({ value, label: say('try.n-days', { n: value }) }))}
              onChange={days => change({ days })}
            />
          </div>
        </div>
        <div className="publish-ways">
          <Button type="primary" disabled={isRunning} onClick={run}>
            {say('try.run')}
          </Button>
          {isRunning && <Button onClick={cancel}>{say('try.cancel')}</Button>}
        </div>
        <div aria-live="polite">
          {state.is === 'waiting' && <p className="quiet">{say('try.waiting', { n: state.before })}</p>}
          {state.is === 'running' && (
            <Progress aria-label={say('try.running')} percent={Math.round(state.done * 100)} />
          )}
          {state.is === 'failed' && <p className="fault">{problemWords(common.say, state.error)}</p>}
        </div>
      </section>
      {state.is === 'done' && (
        <>
          <Result
            result={state.result}
            from={state.from}
            to={state.to}
            notes={state.notes}
            definition={definition ?? rule.definition}
            settings={usesDraft ? {} : asked.settings}
          />
          {!usesDraft && <AdoptFigures rule={rule} asked={asked} />}
        </>
      )}
    </div>
  )
}
