import { useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { useParameter } from '../../form/parameter.ts'

const GATEWAY = 'gateway'

/** Where what is adopted most likely stands: as it was said, else where the gateway stands, else the first that has a name. */
export function useUsualZone(site: string): string {
  const [chosen] = useParameter('zone')
  const { zonesOf } = usePlaces()
  const devices = useDevices().data?.list ?? []
  if (chosen !== '') return chosen
  const gateway = devices.find(device => device.kind === GATEWAY && device.site === site)
  return gateway?.zone ?? zonesOf(site)[0]?.id ?? ''
}
