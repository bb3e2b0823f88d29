import { Button } from 'antd'
import type { WireScreenMade } from '../../../services/api/wire/lobby.ts'
import { wholeUrl } from '../case/use-issued-case.ts'
import { Once } from '../form/Once.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** The link of a screen that was just added: nobody can be told it again. */
export function ScreenMade({ made, onDone }: { readonly made: WireScreenMade; readonly onDone: () => void }) {
  const { say } = useSay(words)
  return (
    <div className="screen-made" role="status">
      <Once
        qr
        label={say('screen.link')}
        secret={wholeUrl(made.url)}
        help={say('screen.made', { name: made.screen.name })}
      />
      <Button onClick={onDone}>{say('screen.done')}</Button>
    </div>
  )
}
