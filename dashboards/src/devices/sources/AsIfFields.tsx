import { Select } from 'antd'
import { useKinds } from '../../api/devices.ts'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { useSay } from '../../words/use-say.ts'
import { MountingFields } from '../mounting/MountingFields.tsx'
import type { MountingDraft } from '../mounting/mounting.ts'
import { chosenCodec, otherCodecs } from './codec-choices.ts'
import type { WireCodec } from './source-api.ts'
import { words } from './words.ts'

export interface AsIf {
  readonly kind: string
  readonly codec: string
  readonly mounting: MountingDraft
}

interface AsIfFieldsProps extends AsIf {
  readonly codecs: readonly WireCodec[]
  /** The codec of the source. */
  readonly usual: string
  readonly faults?: readonly Fault[]
  readonly onChange: (part: Partial<AsIf>) => void
}

const fittingOf = (codecs: readonly WireCodec[], kind: string): readonly WireCodec[] =>
  codecs.filter(each => each.kind === undefined || each.kind === kind)

/** Its level follows from how it hangs. */
export const showsDistance = ({
  kind,
  codec,
  codecs,
  usual,
}: Pick<AsIfFieldsProps, 'kind' | 'codec' | 'codecs' | 'usual'>): boolean =>
  fittingOf(codecs, kind).some(({ name, needsMounting }) => needsMounting && name === (codec || usual))

/** These speak for themselves, or for others. */
const NEVER_BEHIND = ['server', 'gateway']

/** What devices that nobody registered are taken for: a kind, how it is read, how it hangs. */
export function AsIfFields(props: AsIfFieldsProps) {
  const { kind, codec, mounting, codecs, usual, faults = [], onChange } = props
  const { say, of } = useSay(words)
  const { data: kinds } = useKinds()
  const fitting = fittingOf(codecs, kind)
  const titleOf = (name: string) => {
    const found = codecs.find(each => each.name === name)
    return found ? of(found.title) : say('source.codec.none')
  }
  return (
    <>
      <div className="form-pair">
        <Field label={say('try.as')} path="kind" faults={faults}>
          {control => (
            <Select
              {...control}
              value={kind}
              options={[
                { value: '', label: say('try.as.none') },
                ...[...(kinds?.values() ?? [])]
                  .filter(each => !NEVER_BEHIND.includes(each.kind))
                  .map(each => ({ value: each.kind, label: of(each.title) })),
              ]}
              onChange={next => onChange({ kind: next, codec: '' })}
            />
          )}
        </Field>
        {kind !== '' && (
          <Field label={say('source.codec')}>
            {({ status: _, ...control }) => (
              <Select
                {...control}
                showSearch={{ optionFilterProp: 'label' }}
                value={chosenCodec(codec, usual)}
                options={[
                  { value: '', label: titleOf(usual) },
                  ...otherCodecs(fitting, usual).map(({ name, title }) => ({
                    value: name,
                    label: of(title),
                  })),
                ]}
                onChange={next => onChange({ codec: next })}
              />
            )}
          </Field>
        )}
      </div>
      {showsDistance({ kind, codec, codecs, usual }) && (
        <MountingFields draft={mounting} faults={faults} onChange={next => onChange({ mounting: next })} />
      )}
    </>
  )
}
