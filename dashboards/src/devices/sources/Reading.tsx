import type { WireHeard } from '../../../../services/api/wire/source.ts'
import { useKinds } from '../../api/devices.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { useReason } from '../reasons.ts'
import { valueWords } from '../value.ts'
import { words } from './words.ts'

/** The values by what the kind calls them, and what of it was refused. */
export function Reading({
  heard,
}: {
  readonly heard: Pick<WireHeard, 'values' | 'rejected' | 'reason' | 'kind'>
}) {
  const { say } = useSay(words)
  const common = useWords()
  const reason = useReason()
  const specs = useMetrics()
  const values = Object.entries(heard.values ?? {})
  const title = (name: string) =>
    specs(name) ? common.of(specs(name)?.title ?? { en: name, zh: name }) : name
  return (
    <>
      {heard.reason !== undefined && (
        <p className="field-warning">
          {say('heard.no-reading', { reason: reason({ reason: heard.reason }) })}
        </p>
      )}
      <dl className="heard-values">
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>{title(name)}</dt>
            <dd>{valueWords(common, value, specs(name))}</dd>
          </div>
        ))}
      </dl>
      {(heard.rejected?.length ?? 0) > 0 && (
        <>
          <p className="heard-label">{say('heard.rejected')}</p>
          <ul className="heard-rejected">
            {heard.rejected?.map(each => (
              <li key={each.metric}>{reason({ reason: each.reason, metric: title(each.metric) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What is called the same is the same in all kinds. */
function useMetrics() {
  const { data: kinds } = useKinds()
  return (name: string) => {
    for (const kind of kinds?.values() ?? []) if (name in kind.metrics) return kind.metrics[name]
    return undefined
  }
}
