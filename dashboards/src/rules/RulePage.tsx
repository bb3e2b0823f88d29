import { Button } from 'antd'
import { useKinds } from '../api/devices.ts'
import { Awaited } from '../app/Awaited.tsx'
import { KindMark } from '../app/kind-marks.tsx'
import { Link } from '../app/Link.tsx'
import { go, usePlace } from '../app/location.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { BacktestTab } from './backtest/BacktestTab.tsx'
import { CopyRule } from './CopyRule.tsx'
import { DeleteRule } from './DeleteRule.tsx'
import { switchedOf } from './listed.ts'
import { NewDraft } from './NewDraft.tsx'
import { PlacesTab } from './places/PlacesTab.tsx'
import { RuleAbout } from './RuleAbout.tsx'
import { RuleBadges } from './RuleBadges.tsx'
import { RuleEditor } from './RuleEditor.tsx'
import { type RuleFile, rulePath, useRule } from './rule-api.ts'
import { words } from './rule-words.ts'
import { VersionsTab } from './versions/VersionsTab.tsx'

const TABS = ['about', 'places', 'backtest', 'versions', 'edit'] as const
type Tab = (typeof TABS)[number]

/** One rule: what it says, where it differs, what it would have done, who changed it, and its forms. */
export function RulePage({ id }: { readonly id: string }) {
  const rule = useRule(id)
  if (rule.data === undefined) return <Awaited what={rule} />
  if (rule.data !== null) return <Known rule={rule.data} />
  return <NewDraft id={id} />
}

function Known({ rule }: { readonly rule: RuleFile }) {
  const { say, of } = useSay(words)
  const can = useCan()
  const { data: kinds } = useKinds()
  const asked = new URLSearchParams(usePlace().query).get('tab')
  const may: Readonly<Record<Tab, boolean>> = {
    about: true,
    places: true,
    backtest: can('backtest'),
    versions: can('rules.write'),
    edit: can('rules.write') && rule.custom,
  }
  const tab = TABS.find(name => name === asked && may[name]) ?? 'about'
  const title = kinds?.get(rule.kind)?.title
  return (
    <div className="rules-page">
      <div className="page-head">
        <Link href="/rules">{say('back')}</Link>
        <h1>{of(rule.title)}</h1>
        <small className="quiet">
          <KindMark kind={rule.kind} /> {title ? of(title) : say('all-kinds')} · {rule.id} ·{' '}
          {say('version', { n: rule.version })}
        </small>
        <RuleBadges rule={rule} on={switchedOf(rule)} />
        {can('rules.write') && <CopyRule rule={rule} />}
        {can('rules.write') && rule.custom && <DeleteRule id={rule.id} />}
      </div>
      <nav className="rule-tabs" aria-label={say('tabs')}>
        {TABS.filter(name => may[name]).map(name => (
          <Link
            key={name}
            href={`${rulePath(rule.id)}${name === 'about' ? '' : `?tab=${name}`}`}
            {...(name === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {say(`tab.${name}`)}
          </Link>
        ))}
      </nav>
      {tab === 'about' && <RuleAbout rule={rule} />}
      {tab === 'places' && <PlacesTab rule={rule} />}
      {tab === 'backtest' && <BacktestTab rule={rule} />}
      {tab === 'versions' && <VersionsTab rule={rule} />}
      {tab === 'edit' && (
        <RuleEditor
          key={rule.version}
          id={rule.id}
          begun={{ definition: rule.definition, seen: rule.version }}
        />
      )}
      {tab === 'about' && may.edit && (
        <Button type="primary" onClick={() => go(`${rulePath(rule.id)}?tab=edit`)}>
          {say('edit')}
        </Button>
      )}
    </div>
  )
}
