import type { WireSource } from '../../../../services/api/wire/source.ts'
import { useDevices } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { Sure } from '../../form/Sure.tsx'
import { useSay } from '../../words/use-say.ts'
import { sourcePath } from './source-api.ts'
import { words } from './words.ts'

interface DeleteSourceProps {
  readonly source: WireSource
  readonly onClose: () => void
}

export function DeleteSource({ source, onClose }: DeleteSourceProps) {
  const { say } = useSay(words)
  const changed = useChanged()
  const devices = useDevices().data?.list ?? []
  const n = devices.filter(({ origin }) => origin?.source === source.id).length
  async function remove(): Promise<void> {
    await ask<void>(`${sourcePath(source.id)}${n > 0 ? '?devices=release' : ''}`, { method: 'DELETE' })
    onClose()
    await changed('/api/sources', '/api/unclaimed')
  }
  return (
    <Sure
      label={say('source.delete')}
      title={say('source.delete.sure', { name: source.name })}
      onSure={remove}
    >
      <p>{say('source.delete.help', { n })}</p>
    </Sure>
  )
}
