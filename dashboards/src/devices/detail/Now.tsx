import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import type { DeviceProps } from '../device-props.ts'
import { isAddress, reportedMetrics, valueWords } from '../value.ts'
import { words } from './words.ts'

/** What it said last, with units, and how old that is. */
export function Now({ device, kind }: DeviceProps) {
  const { say } = useSay(words)
  const common = useWords()
  const metrics = reportedMetrics(device, kind)
  return (
    <section>
      <h2>
        {say('detail.now')}{' '}
        {device.lastSeenAt !== null && (
          <small className="quiet">
            {say('detail.now.age')} <Age at={device.lastSeenAt} />
          </small>
        )}
      </h2>
      {metrics.length === 0 && (
        <p className="quiet">{say(kind?.health ? 'not-for-you' : 'nothing-measured')}</p>
      )}
      <dl className="values">
        {metrics.map(({ name, value, spec }) => (
          <div key={name}>
            <dt>{spec ? common.of(spec.title) : name}</dt>
            <dd>
              {isAddress(value) ? (
                <a className="address" href={value} target="_blank" rel="noreferrer">
                  {value}
                </a>
              ) : (
                valueWords(common, value, spec)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
