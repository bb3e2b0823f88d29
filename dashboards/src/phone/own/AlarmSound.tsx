import { ALARMS } from '../../alarm/patterns.ts'
import { allowSound, playBurst } from '../../alarm/player.ts'
import { changeAlarm, useAlarmSettings } from '../../alarm/settings.ts'
import { useSay } from '../../words/use-say.ts'
import { Switch } from './Switch.tsx'
import { words } from './words.ts'

/** Whether a new critical alert is heard while these pages are open. Switched on it is heard at once, so that it is known. */
export function AlarmSound() {
  const { say: tell } = useSay(words)
  const { on, volume } = useAlarmSettings()
  const change = (now: boolean) => {
    changeAlarm({ on: now })
    if (now) void allowSound().then(() => playBurst(ALARMS.high, volume))
  }
  return (
    <div className="told-here">
      <Switch id="alarm-sound" label={tell('sound.label')} checked={on} change={change} />
      <p className="quiet">{tell('sound.help')}</p>
    </div>
  )
}
