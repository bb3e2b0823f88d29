import { Popover } from 'antd'
import { type CSSProperties, useEffect, useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { AlarmPanel } from './AlarmPanel.tsx'
import { Bell } from './Bell.tsx'
import type { Call } from './call.ts'
import { useClock } from './clock-words.ts'
import { FLASHES } from './patterns.ts'
import { type Audible, allowSound, useAudible } from './player.ts'
import { type AlarmSettings, useAlarmSettings } from './settings.ts'
import { useCall } from './use-call.ts'
import { useSound } from './use-sound.ts'
import { words } from './words.ts'
import './alarm.css'

/** The lamp in the header: it flashes and sounds with what is new, and says why it makes no sound. */
export function AlarmSignal() {
  const { say } = useSay(words)
  const calling = useCall()
  const settings = useAlarmSettings()
  const muted = useMuted(settings)
  const audible = useAudible()
  useSound(calling, muted)
  const { call } = calling
  const state = stateOf(settings, muted, audible)
  return (
    <div className="alarm" data-state={state}>
      <p role="status" className="unseen">
        {say(
          call === undefined ? 'calls.none' : call.technical ? 'calls.technical' : `calls.${call.priority}`,
        )}
      </p>
      <Popover content={<AlarmPanel muted={muted} />} trigger="click" placement="bottomRight" destroyOnHidden>
        <button
          type="button"
          className="alarm-lamp"
          style={flashing(call)}
          data-calls={call === undefined ? undefined : FLASHES[call.priority].colour}
          aria-label={say(`button.${state}`)}
          title={say(`button.${state}`)}
        >
          <Bell silent={state !== 'on'} />
        </button>
      </Popover>
      <Short state={state} mutedUntil={settings.mutedUntil} />
    </div>
  )
}

type State = 'on' | 'off' | 'muted' | 'blocked'

function stateOf({ on }: AlarmSettings, muted: boolean, audible: Audible): State {
  if (!on || audible === 'never') return 'off'
  if (audible !== 'yes') return 'blocked'
  return muted ? 'muted' : 'on'
}

/** What should be seen without opening anything: that there is no sound though there should be. */
function Short({ state, mutedUntil }: { readonly state: State; readonly mutedUntil: number }) {
  const { say } = useSay(words)
  const clock = useClock()
  if (state === 'muted')
    return <small className="quiet">{say('short.muted', { at: clock(mutedUntil) })}</small>
  if (state !== 'blocked') return null
  return (
    <button type="button" className="alarm-allow" onClick={() => void allowSound()}>
      {say('short.blocked')}
    </button>
  )
}

/** True until the time is over, to the moment. */
function useMuted({ mutedUntil }: AlarmSettings): boolean {
  const [, look] = useState(0)
  const leftMs = mutedUntil - Date.now()
  useEffect(() => {
    const left = mutedUntil - Date.now()
    if (left <= 0) return
    const timer = setTimeout(look, left + 50, mutedUntil)
    return () => clearTimeout(timer)
  }, [mutedUntil])
  return leftMs > 0
}

function flashing(call: Call | undefined): CSSProperties {
  if (call === undefined) return {}
  const { hz } = FLASHES[call.priority]
  return hz === null ? {} : ({ '--flash-s': `${1 / hz}s` } as CSSProperties)
}
