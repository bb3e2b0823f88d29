import { Button, Slider, Switch } from 'antd'
import { useSay } from '../words/use-say.ts'
import { useClock } from './clock-words.ts'
import { ALARMS, TECHNICAL } from './patterns.ts'
import { allowSound, playBurst, useAudible } from './player.ts'
import { changeAlarm, useAlarmSettings } from './settings.ts'
import { words } from './words.ts'

const MINUTE_MS = 60_000
const QUIET_MINUTES = [5, 15, 60] as const
const TESTS = { ...ALARMS, technical: TECHNICAL } as const

/** Whether it sounds and how loud, what it sounds like, and for how long it is to be quiet. */
export function AlarmPanel({ muted }: { readonly muted: boolean }) {
  const { say } = useSay(words)
  const { on, volume } = useAlarmSettings()
  const audible = useAudible()
  return (
    <section className="alarm-panel" aria-label={say('sound.title')}>
      {audible === 'never' && <p className="notice">{say('sound.never')}</p>}
      {audible === 'after-a-click' && (
        <p className="notice">
          {say('sound.blocked')}{' '}
          <Button size="small" onClick={() => void allowSound()}>
            {say('blocked.allow')}
          </Button>
        </p>
      )}
      <div className="alarm-line">
        <label htmlFor="alarm-on">{say('sound.switch')}</label>
        <Switch id="alarm-on" checked={on} onChange={next => changeAlarm({ on: next })} />
      </div>
      <div className="alarm-line">
        <span id="alarm-volume">{say('sound.volume')}</span>
        <Slider
          aria-labelledby="alarm-volume"
          ariaLabelForHandle={say('sound.volume')}
          min={10}
          max={100}
          step={10}
          disabled={!on}
          value={Math.round(volume * 100)}
          onChange={percent => changeAlarm({ volume: percent / 100 })}
        />
      </div>
      <Listen volume={volume} />
      {on && <Quiet muted={muted} />}
      <p className="quiet small">{say('sound.help')}</p>
    </section>
  )
}

function Listen({ volume }: { readonly volume: number }) {
  const { say } = useSay(words)
  const names = Object.keys(TESTS) as (keyof typeof TESTS)[]
  return (
    <fieldset>
      <legend>{say('sound.test')}</legend>
      {names.map(name => (
        <Button
          key={name}
          size="small"
          onClick={() => void allowSound().then(() => playBurst(TESTS[name], volume))}
        >
          {say(`test.${name}`)}
        </Button>
      ))}
    </fieldset>
  )
}

function Quiet({ muted }: { readonly muted: boolean }) {
  const { say } = useSay(words)
  const { mutedUntil } = useAlarmSettings()
  const clock = useClock()
  return (
    <fieldset>
      <legend>{say('sound.mute')}</legend>
      {QUIET_MINUTES.map(minutes => (
        <Button
          key={minutes}
          size="small"
          onClick={() => changeAlarm({ mutedUntil: Date.now() + minutes * MINUTE_MS })}
        >
          {say('mute.minutes', { n: minutes })}
        </Button>
      ))}
      {muted && (
        <p>
          {say('sound.muted', { at: clock(mutedUntil) })}{' '}
          <Button type="link" size="small" onClick={() => changeAlarm({ mutedUntil: 0 })}>
            {say('sound.unmute')}
          </Button>
        </p>
      )}
    </fieldset>
  )
}
