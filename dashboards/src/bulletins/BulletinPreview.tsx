import { BulletinCard } from '../screen/BulletinCard.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'
import '../screen/wall.css'

interface BulletinPreviewProps {
  readonly bulletin: { readonly title: string; readonly text: string; readonly until: string }
  readonly timeZone: string
}

/** The corner of the wall in which it hangs, to scale: what does not fit here does not fit there. */
export function BulletinPreview({ bulletin, timeZone }: BulletinPreviewProps) {
  const { say } = useSay(words)
  const shown = { ...bulletin, title: bulletin.title === '' ? say('preview.title') : bulletin.title }
  return (
    <figure className="bulletin-preview">
      <figcaption className="quiet small">{say('preview')}</figcaption>
      <div className="bulletin-preview-scale">
        <div className="bulletin-preview-wall wall-colours">
          <BulletinCard bulletin={shown} timeZone={timeZone} />
        </div>
      </div>
    </figure>
  )
}
