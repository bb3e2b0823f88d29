import type { PageProps } from '../app/page-props.ts'
import DevicePage from './DevicePage.tsx'
import DevicesPage from './DevicesPage.tsx'

/** All of them, or the one that the address names. */
export default function DevicePages({ rest: [id] }: PageProps) {
  return id === undefined ? <DevicesPage /> : <DevicePage id={id} />
}
