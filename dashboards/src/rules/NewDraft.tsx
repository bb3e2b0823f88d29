import { Blank } from '../app/Blank.tsx'
import { Link } from '../app/Link.tsx'
import { usePlace } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { BacktestTab } from './backtest/BacktestTab.tsx'
import { type Draft, draftOf } from './draft.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { type RuleFile, rulePath } from './rule-api.ts'
import { words } from './rule-words.ts'

const TABS = ['edit', 'backtest'] as const

/** A rule that is begun in this window and is not on the server yet. */
export function NewDraft({ id }: { readonly id: string }) {
  const { say } = useSay(words)
  const tab = new URLSearchParams(usePlace().query).get('tab') === 'backtest' ? 'backtest' : 'edit'
  const begun = draftOf(id)
  if (begun === undefined)
    return (
      <Blank title={say('unknown')} help={id}>
        <Link href="/rules">{say('back')}</Link>
      </Blank>
    )
  return (
    <div className="rules-page">
      <div className="page-head">
        <Link href="/rules">{say('back')}</Link>
        <h1>{id}</h1>
        <span className="badge">{say('is-new')}</span>
      </div>
      <nav className="rule-tabs" aria-label={say('tabs')}>
        {TABS.map(name => (
          <Link
            key={name}
            href={`${rulePath(id)}?tab=${name}`}
            {...(name === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {say(`tab.${name}`)}
          </Link>
        ))}
      </nav>
      {tab === 'edit' ? <RuleEditor id={id} begun={begun} /> : <BacktestTab rule={asRule(id, begun)} />}
    </div>
  )
}

/** As it would be, were it saved. */
const asRule = (id: string, { definition }: Draft): RuleFile => ({
  ...{ id, kind: definition.kind, title: definition.title, settings: { ...definition.settings }, definition },
  ...{ version: 0, tuningVersion: 0, custom: true, sentences: [], overrides: [] },
  ...{ lifeSafety: false, neverHeld: false, dryRun: false, optIn: false },
})
