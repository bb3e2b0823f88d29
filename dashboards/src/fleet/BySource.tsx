import type { WireDevice } from '../../../services/api/wire/device.ts'
import { useSources } from '../devices/sources/source-api.ts'
import { Names } from './Names.tsx'

/** Who speaks for how many; nothing where each speaks for itself. */
export function BySource({ devices }: { readonly devices: readonly WireDevice[] }) {
  const sources = useSources().data?.sources ?? []
  if (sources.length === 0) return null
  const calledBy = (id: string) => sources.find(source => source.id === id)?.name ?? id
  return <Names devices={devices} what="source" calledBy={calledBy} />
}
