import { Select } from 'antd'
import { Field } from '../../form/Field.tsx'
import { useSay } from '../../words/use-say.ts'
import { chosenCodec, otherCodecs } from '../sources/codec-choices.ts'
import { useFormats, useSources } from '../sources/source-api.ts'
import type { HeardFieldsProps } from './heard-props.ts'
import { words } from './words.ts'

/** How what it says is read: as its source is, unless something else is said. */
export function CodecField({ device, draft, change, faults }: HeardFieldsProps) {
  const { say, of } = useSay(words)
  const codecs = useFormats().data?.codecs ?? []
  const usual = useSources().data?.sources.find(({ id }) => id === draft.source)?.codec ?? ''
  const ofSource = codecs.find(({ name }) => name === usual)
  const asSource = ofSource
    ? say('heard.codec.of-source', { codec: of(ofSource.title) })
    : say('heard.codec.none')
  const fitting = codecs.filter(({ kind }) => kind === undefined || kind === device.kind)
  return (
    <Field label={say('heard.codec')} path="origin.codec" faults={faults}>
      {control => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosenCodec(draft.codec, usual)}
          options={[
            { value: '', label: asSource },
            ...otherCodecs(fitting, usual).map(({ name, title }) => ({ value: name, label: of(title) })),
          ]}
          onChange={codec => change({ codec: codec ?? '' })}
        />
      )}
    </Field>
  )
}
