import { App } from 'antd'
import type { WireWearer } from '../../../services/api/wire/people.ts'
import type { WireErased } from '../../../services/api/wire/person-data.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { Sure } from '../form/Sure.tsx'
import { useSay } from '../words/use-say.ts'
import { wearerPath, wearersPath } from './people-paths.ts'
import { words } from './words.ts'

interface EraseProps {
  readonly site: string
  readonly wearer: WireWearer
  readonly onClose: () => void
}

/** Takes everything of somebody for good, and says afterwards what is still to be erased elsewhere. */
export function Erase({ site, wearer, onClose }: EraseProps) {
  const { say } = useSay(words)
  const changed = useChanged()
  const { modal } = App.useApp()
  const erase = async () => {
    const path = `${wearerPath(site, wearer.id)}?erase=true&confirm=${encodeURIComponent(wearer.id)}`
    const { wearings } = await ask<WireErased>(path, { method: 'DELETE' })
    onClose()
    await changed(wearersPath(site))
    modal.success({
      title: say('erase.done'),
      content: (
        <>
          <p>{say('erase.elsewhere')}</p>
          <ul className="told-list">
            {wearings.map(({ device, since, until }) => (
              <li key={`${device} ${since}`}>
                {device}: {since} – {until}
              </li>
            ))}
          </ul>
        </>
      ),
    })
  }
  return (
    <Sure
      label={say('erase')}
      title={say('erase.sure', { name: wearer.name })}
      typed={wearer.id}
      onSure={erase}
    >
      <p>{say('erase.goes')}</p>
      <ul>
        {(['file', 'readings', 'band', 'alerts'] as const).map(what => (
          <li key={what}>{say(`erase.${what}`)}</li>
        ))}
      </ul>
      <p>{say('erase.stays')}</p>
    </Sure>
  )
}
