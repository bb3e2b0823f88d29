import { Button, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import { clock } from '../../time/clock.ts'
import { localText } from '../../time/local-text.ts'
import { useSay } from '../../words/use-say.ts'
import { moved, PRESET_NAMES, PRESETS, type Preset, type Range, zoomed } from './range.ts'
import { words } from './words.ts'

interface RangeBarProps {
  readonly range: Range
  readonly show: (range: Range) => void
}

/** Every way to another range, for the mouse and for the keyboard. */
export function RangeBar({ range, show }: RangeBarProps) {
  const { say } = useSay(words)
  const [isPicking, setPicking] = useState(false)
  const preset = (name: Preset) => {
    const to = clock.now()
    show({ from: to - PRESETS[name], to, preset: name })
  }
  return (
    <div className="range-bar">
      <Segmented
        aria-label={say('history.range')}
        value={range.preset ?? ''}
        options={PRESET_NAMES.map(value => ({ value, label: say(`history.${value}`) }))}
        onChange={name => preset(name as Preset)}
      />
      <span className="range-steps">
        <Button onClick={() => show(moved(range, -1, clock.now()))} aria-label={say('history.earlier')}>
          ‹
        </Button>
        <Button onClick={() => show(zoomed(range, 0.5, clock.now()))} aria-label={say('history.closer')}>
          +
        </Button>
        <Button onClick={() => show(zoomed(range, 2, clock.now()))} aria-label={say('history.wider')}>
          −
        </Button>
        <Button
          onClick={() => show(moved(range, 1, clock.now()))}
          aria-label={say('history.later')}
          disabled={range.preset !== undefined}
        >
          ›
        </Button>
      </span>
      <Button onClick={() => setPicking(!isPicking)} aria-expanded={isPicking}>
        {say('history.pick')}
      </Button>
      {isPicking && <Pick key={`${range.from}`} range={range} show={show} />}
    </div>
  )
}

function Pick({ range, show }: RangeBarProps) {
  const { say } = useSay(words)
  const [from, setFrom] = useState(() => localText(range.from))
  const [to, setTo] = useState(() => localText(range.to))
  const wanted = { from: new Date(from).getTime(), to: new Date(to).getTime() }
  const isRange = wanted.from < wanted.to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRange) show(wanted)
  }
  return (
    <form className="range-pick plain-controls" onSubmit={submit}>
      <label>
        {say('history.from')}{' '}
        <input type="datetime-local" value={from} onChange={event => setFrom(event.target.value)} />
      </label>
      <label>
        {say('history.to')}{' '}
        <input type="datetime-local" value={to} onChange={event => setTo(event.target.value)} />
      </label>
      <Button htmlType="submit" disabled={!isRange}>
        {say('history.show')}
      </Button>
    </form>
  )
}
