import { Button } from 'antd'
import { useState } from 'react'
import type { WireRuleVersions } from '../../../../services/api/wire/rule-version.ts'
import { problemWords } from '../../api/request.ts'
import { Awaited } from '../../app/Awaited.tsx'
import { Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { Confirming, neededBy } from '../Confirming.tsx'
import { type RuleFile, useRestore, useVersions } from '../rule-api.ts'
import { Difference } from './Difference.tsx'
import { words } from './versions-words.ts'

type Version = WireRuleVersions['versions'][number]

/** Who changed the rule, when, why and how: newest first. Each can be compared with now, and made again. */
export function VersionsTab({ rule }: { readonly rule: RuleFile }) {
  const { say } = useSay(words)
  const versions = useVersions(rule.id)
  if (versions.data === undefined) return <Awaited what={versions} />
  const newestFirst = versions.data.toReversed()
  return (
    <section className="rule-part">
      <h2>{say('versions')}</h2>
      <p className="quiet small">{say('versions.about')}</p>
      <ol className="versions">
        {newestFirst.map((version, i) => (
          <VersionItem key={version.n} id={rule.id} version={version} isNow={i === 0} />
        ))}
      </ol>
    </section>
  )
}

interface VersionItemProps {
  readonly id: string
  readonly version: Version
  readonly isNow: boolean
}

function VersionItem({ id, version, isNow }: VersionItemProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const restore = useRestore(id)
  const [compared, compare] = useState(false)
  const { n, at, actor, note, what, says } = version
  return (
    <li>
      <div className="level-head">
        <b>{n === 0 ? say('version.product') : say('version', { n })}</b>
        {n > 0 && <span>{say(`what.${what}`)}</span>}
        <span className="quiet">
          {actor} {at && <Stamp at={at} />}
        </span>
        {isNow && <span className="badge">{say('version.now')}</span>}
        {!isNow && (
          <span className="version-ways">
            <Button size="small" aria-expanded={compared} onClick={() => compare(!compared)}>
              {say('version.compare')}
            </Button>
            {version.definition !== null && (
              <Button size="small" loading={restore.isPending} onClick={() => restore.mutate({ n })}>
                {say('version.restore')}
              </Button>
            )}
          </span>
        )}
      </div>
      {note && <p className="version-note">{note}</p>}
      <ul className="version-says">
        {says.map(words => (
          <li key={words.en}>{of(words)}</li>
        ))}
      </ul>
      {compared && <Difference id={id} from={n} />}
      {restore.isError && neededBy(restore.error) === undefined && (
        <p className="fault">{problemWords(common.say, restore.error)}</p>
      )}
      <Confirming
        error={restore.error}
        confirm={confirm => restore.mutate({ n, confirm })}
        cancel={() => restore.reset()}
      />
    </li>
  )
}
