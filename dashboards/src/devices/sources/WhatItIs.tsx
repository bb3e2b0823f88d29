import { Button } from 'antd'
import type { WireHeard } from '../../../../services/api/wire/source.ts'
import { useKinds } from '../../api/devices.ts'
import { useSay } from '../../words/use-say.ts'
import { Reading } from './Reading.tsx'
import { useFormats } from './source-api.ts'
import { words } from './words.ts'

export type Take = (as: { readonly kind: string; readonly codec: string }) => void

interface WhatItIsProps {
  readonly heard: WireHeard
  readonly onTake: Take
}

/** Its reading, and by what its kind is known. */
export function WhatItIs({ heard, onTake }: WhatItIsProps) {
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  const { kind, kindBy, codec, becomes } = heard
  if (becomes === 'ignored') return <p className="quiet">{say('heard.none')}</p>
  if (kind === undefined || kindBy === undefined) return <p className="quiet">{say('heard.choose-kind')}</p>
  const title = kinds?.get(kind)?.title
  return (
    <>
      <p className="quiet small">{say(`heard.by.${kindBy}`, { kind: title ? of(title) : kind })}</p>
      {codec !== undefined && <ReadBy codec={codec} />}
      <Reading heard={heard} />
      {kindBy === 'likeliest' && codec !== undefined && (
        <Button size="small" onClick={() => onTake({ kind, codec })}>
          {say('heard.take')}
        </Button>
      )}
    </>
  )
}

/** Of a reading that is wrong, or none, the codec is what is looked at first. */
function ReadBy({ codec }: { readonly codec: string }) {
  const { say, of } = useSay(words)
  const title = useFormats().data?.codecs.find(({ name }) => name === codec)?.title
  return <p className="quiet small">{say('heard.codec', { codec: title ? of(title) : codec })}</p>
}
