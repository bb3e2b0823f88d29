import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireKind } from '../api/devices.ts'
import { isAddress, valueWords } from '../devices/value.ts'
import { Stamp } from '../time/Age.tsx'
import { useWords } from '../words/words.ts'
import { keptMetrics } from './evidence.ts'

interface KeptProps {
  readonly kept: NonNullable<WireAlert['evidence']['kept']>
  readonly kind: WireKind | undefined
}

/** Who it was and how that can be seen: plates and snapshots of the whole episode. */
export function Kept({ kept, kind }: KeptProps) {
  const words = useWords()
  const { say, of } = words
  const metrics = keptMetrics(kept, kind)
  return (
    <div className="scroll-x">
      <table className="readings">
        <caption>{say('alert.kept')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('alert.readings.time')}</th>
            {metrics.map(({ name, spec }) => (
              <th key={name} scope="col">
                {of(spec.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kept.map(({ at, values }) => (
            <tr key={`${at} ${Object.values(values).join(' ')}`}>
              <td>
                <Stamp at={at} />
              </td>
              {metrics.map(({ name, spec }) => (
                <td key={name}>
                  <KeptValue value={values[name]} words={value => valueWords(words, value, spec)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Value = KeptProps['kept'][number]['values'][string]

function KeptValue({ value, words }: { value: Value | undefined; words: (value: Value) => string }) {
  const { say } = useWords()
  if (value === undefined) return '–'
  if (!isAddress(value)) return words(value)
  return (
    <a href={value} target="_blank" rel="noreferrer">
      {say('value.open')}
    </a>
  )
}
