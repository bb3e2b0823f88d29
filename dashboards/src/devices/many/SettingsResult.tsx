import { Button } from 'antd'
import type { WireDeviceSettingsDone } from '../../../../services/api/wire/device-settings.ts'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

const NAMED_MAX = 50

interface SettingsResultProps {
  readonly answer: WireDeviceSettingsDone
  readonly says: 'many.would' | 'many.done'
  readonly choose?: (ids: readonly string[]) => void
}

/** How many change, and which do not, and why. */
export function SettingsResult({ answer, says, choose }: SettingsResultProps) {
  const { say } = useSay(words)
  const { changed, unchanged, refused } = answer
  return (
    <>
      <p>
        <strong>{say(says, { changed, unchanged, refused: refused.length })}</strong>
      </p>
      {says === 'many.would' && changed === 0 && <p>{say('many.nothing')}</p>}
      {refused.length > 0 && <Refused refused={refused} />}
      {refused.length > 0 && choose !== undefined && (
        <Button onClick={() => choose(refused.map(({ id }) => id))}>{say('many.only-refused')}</Button>
      )}
    </>
  )
}

function Refused({ refused }: Pick<WireDeviceSettingsDone, 'refused'>) {
  const { say } = useSay(words)
  const why = useWhy()
  const { data: devices } = useDevices()
  return (
    <>
      <h3>{say('many.refused')}</h3>
      <ul className="told-list">
        {refused.slice(0, NAMED_MAX).map(({ id, code, title, detail }) => (
          <li key={id}>
            <Link href={devicePath(id)}>{devices?.byId.get(id)?.name ?? id}</Link>: {why(code, title)}
            {detail !== undefined && <span className="quiet"> ({detail})</span>}
          </li>
        ))}
      </ul>
      {refused.length > NAMED_MAX && <p className="quiet">{say('many.first', { n: NAMED_MAX })}</p>}
    </>
  )
}

/** In the reader's language where the console knows the code. */
function useWhy(): (code: string, title: string) => string {
  const { say } = useSay(words)
  return (code, title) => {
    const key = `refused.${code}`
    return key in words.en ? say(key as 'refused.NOT_ALLOWED') : title
  }
}
