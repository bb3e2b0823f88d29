import type { ReactNode } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { devicePath } from '../../app/route.ts'
import { useSay } from '../../words/use-say.ts'
import { OCPP } from '../heard/use-way.ts'
import { words } from './words.ts'

/** What was done, and what is next: a charger is let in with a token alone. Made here, for where it is shown knows neither language nor rights. */
export function useAdoptedWords(): (device: WireDevice, isWithoutLevel: boolean) => ReactNode {
  const { say } = useSay(words)
  const can = useCan()
  return ({ id, name, origin }, isWithoutLevel) => {
    if (isWithoutLevel)
      return (
        <>
          {say('claim.done.without-level', { name })}{' '}
          <Link href={`${devicePath(id)}?do=heard`}>{say('claim.measure')}</Link>
        </>
      )
    if (origin?.source !== OCPP) return say('claim.done', { name })
    return (
      <>
        {say('claim.done.charger', { name })}{' '}
        {can('devices.token') && <Link href={`${devicePath(id)}?do=token`}>{say('claim.token')}</Link>}
      </>
    )
  }
}
