import type { WireRota } from '../../../services/api/wire/duty.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { Sure } from '../form/Sure.tsx'
import { useSay } from '../words/use-say.ts'
import { changedByRota, rotaPath } from './rotas.ts'
import { words } from './words.ts'

export function RemoveRota({ site, rota, onClose }: { site: string; rota: WireRota; onClose: () => void }) {
  const { say } = useSay(words)
  const changed = useChanged()
  const remove = async () => {
    await ask(`${rotaPath(site, rota.id)}?version=${rota.version}`, { method: 'DELETE' })
    onClose()
    await changed(...changedByRota(site))
  }
  return (
    <Sure label={say('rota.delete')} title={say('rota.delete.sure')} onSure={remove}>
      <p>{say('rota.delete.help')}</p>
    </Sure>
  )
}
