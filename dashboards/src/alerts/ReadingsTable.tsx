import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isAddress, valueWords } from '../devices/value.ts'
import { Stamp } from '../time/Age.tsx'
import { useWords } from '../words/words.ts'
import type { NamedMetric } from './evidence.ts'

type Reading = WireAlert['evidence']['readings'][number]

interface ReadingsTableProps {
  readonly caption: string
  readonly metrics: readonly NamedMetric[]
  /** In the order in which they are read, top down. */
  readonly readings: readonly Reading[]
}

/** Readings below each other, a metric a column. */
export function ReadingsTable({ caption, metrics, readings }: ReadingsTableProps) {
  const { say, of } = useWords()
  return (
    <div className="scroll-x">
      <table className="readings">
        <caption>{caption}</caption>
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
          {readings.map(({ at, values }) => (
            <tr key={`${at} ${Object.values(values).join(' ')}`}>
              <td>
                <Stamp at={at} />
              </td>
              {metrics.map(({ name, spec }) => (
                <td key={name}>
                  <Value value={values[name]} spec={spec} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ValueProps {
  readonly value: Reading['values'][string] | undefined
  readonly spec: NamedMetric['spec']
}

/** A plate is read, a picture is opened. */
function Value({ value, spec }: ValueProps) {
  const words = useWords()
  if (value === undefined) return '–'
  if (!isAddress(value)) return valueWords(words, value, spec)
  return (
    <a href={value} target="_blank" rel="noreferrer">
      {words.say('value.open')}
    </a>
  )
}
