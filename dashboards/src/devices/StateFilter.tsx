import { go } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { type DeviceFilter, listPath } from './device-filter.ts'
import { type DeviceState, STATES } from './device-states.ts'
import { StateShape } from './StateMark.tsx'
import { words } from './words.ts'

interface StateFilterProps {
  readonly filter: DeviceFilter
  readonly all: number
  /** Of each device among which is chosen. */
  readonly states: readonly (readonly DeviceState[])[]
}

/** What is the matter, with how many devices; a press shows those. */
export function StateFilter({ filter, all, states }: StateFilterProps) {
  const { say } = useSay(words)
  const show = (state: DeviceState | '') => go(listPath({ ...filter, state }), { replace: true })
  const count = (state: DeviceState) => states.filter(own => own.includes(state)).length
  return (
    <fieldset className="state-filter">
      <legend className="unseen">{say('list.states')}</legend>
      <button type="button" aria-pressed={filter.state === ''} onClick={() => show('')}>
        {say('list.everything', { n: all })}
      </button>
      {STATES.map(state => ({ state, n: count(state) }))
        .filter(({ state, n }) => n > 0 || state === filter.state)
        .map(({ state, n }) => (
          <button
            key={state}
            type="button"
            data-state={state}
            aria-pressed={filter.state === state}
            onClick={() => show(filter.state === state ? '' : state)}
          >
            <StateShape state={state} /> {say(`state.${state}`)} <strong>{n}</strong>
          </button>
        ))}
    </fieldset>
  )
}
