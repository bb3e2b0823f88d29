import type { DeviceProps } from '../../devices/device-props.ts'
import { isAddress, reportedMetrics, valueWords } from '../../devices/value.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words } from './words.ts'

/** What it said last, and by what it is known elsewhere. */
export function Says({ device, kind }: DeviceProps) {
  const { say: tell } = useSay(words)
  const common = useWords()
  const facts = [
    ...reportedMetrics(device, kind)
      .filter(({ value }) => !isAddress(value))
      .map(({ name, value, spec }) => [spec ? common.of(spec.title) : name, valueWords(common, value, spec)]),
    ...(device.model === undefined ? [] : [[tell('device.model'), device.model]]),
    [tell('device.id'), device.id],
  ]
  return (
    <section aria-label={tell('device.now')}>
      <h2>{tell('device.now')}</h2>
      <dl className="device-says">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
