import { Button } from 'antd'
import { useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { amountOf } from '../amount.ts'
import type { RuleFile } from '../rule-api.ts'
import { words } from './places-words.ts'
import { depthOf, hasFigures, type Override, type Scope, sameScope } from './scopes.ts'

interface PlaceRowProps {
  readonly rule: RuleFile
  readonly override: Override
  readonly edit?: () => void
  readonly remove?: () => void
}

/** One place: on or off, and each figure that is another there, with what is usual. */
export function PlaceRow({ rule, override, edit, remove }: PlaceRowProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const { scope, enabled, settings = {} } = override
  const sentence = rule.orders?.find(asked => sameScope(asked.scope, scope))?.sentence
  const empty = rule.emptyPlaces?.find(each => sameScope(each.scope, scope))
  return (
    <li className="place-row" data-depth={depthOf(scope)}>
      <PlaceName scope={scope} />
      <ul>
        {empty !== undefined && (
          <li className="field-warning">
            ▲ {say('places.empty')} {of(empty.says)}
          </li>
        )}
        {enabled !== undefined && <li data-off={!enabled}>{say(enabled ? 'places.on' : 'places.off')}</li>}
        {sentence !== undefined && <li>{of(sentence)}</li>}
        {override.response !== undefined && <li>{say('places.response')}</li>}
        {Object.entries(settings).map(([name, value]) => {
          const setting = rule.settings[name]
          const amount = (figure: number) => amountOf(common, figure, setting?.unit ?? '')
          return (
            <li key={name}>
              {setting ? of(setting.title) : name}{' '}
              {setting && <small className="quiet">{amount(setting.default)} →</small>} <b>{amount(value)}</b>
            </li>
          )
        })}
      </ul>
      {edit && (
        <span className="version-ways">
          <Button size="small" onClick={edit}>
            {say('places.edit')}
          </Button>
          {hasFigures(override) && (
            <Button size="small" type="text" onClick={remove}>
              {say('places.remove')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}

export function PlaceName({ scope: { site, zone, device } }: { readonly scope: Scope }) {
  const { say, of } = useSay(words)
  const { data: devices } = useDevices()
  const { siteName, zoneName } = usePlaces()
  if (device !== undefined)
    return (
      <span className="place-name">
        {say('places.device')}{' '}
        <Link href={devicePath(device)}>{devices?.byId.get(device)?.name ?? device}</Link>
      </span>
    )
  const names = [
    ...(site === undefined ? [] : [of(siteName(site))]),
    ...(zone === undefined ? [] : [site === undefined ? zone : of(zoneName(site, zone))]),
  ]
  const what = zone !== undefined ? 'zone' : site !== undefined ? 'site' : 'everywhere'
  return (
    <span className="place-name">
      {say(`places.${what}`)} <b>{names.join(' · ')}</b>
    </span>
  )
}
