import type { BacktestDesk, BacktestRequest, Begun, TriedDevice } from '../../backtest/desk.ts'
import { type Trial, type TriedRule, whyNotTried } from '../../domain/backtest/trial.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import { DAY, type DurationMs, type Instant } from '../../domain/model/time.ts'
import type { KnownRules } from '../../domain/rules/sense/gathers.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { DeviceView, Registry } from '../../runtime/registry.ts'
import { type OwnDevices, ownDevices } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import type { Caller } from '../access/sessions.ts'
import { defined } from '../form/defined.ts'
import { checkRule, rulesThere } from '../form/rule-check.ts'
import { overridesOf } from '../form/rule-form.ts'
import type { TriedOn, WhyNotTried } from '../people/tried-on.ts'
import { ApiProblem } from '../problem.ts'
import type { WireBacktestBody } from '../wire/backtest.ts'
import { beginningOf } from './period.ts'
import { refuseFaulty } from './rule-figures.ts'

export interface BacktestOfficeOptions {
  readonly desk: BacktestDesk
  readonly rangeMsMax: DurationMs
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: OwnDevices & Pick<Registry, 'tuning' | 'customRule' | 'customRules'>
  readonly intake: Pick<Intake, 'now'>
  readonly triedOn: TriedOn
}

/** Makes of what a person asks what can be tried, or says why it cannot. */
export interface BacktestOffice {
  /** On the devices that the person reaches and may look at. Answers the id. */
  begin(body: WireBacktestBody, by: Caller, reach: Reach): string
}

export function createBacktestOffice(options: BacktestOfficeOptions): BacktestOffice {
  const { desk, rules, kinds, registry, intake, rangeMsMax, triedOn } = options
  return {
    begin(body, by, reach) {
      const known = rules.find(({ id }) => id === body.rule) ?? registry.customRule(body.rule)
      const rule = draftOf(body, known, kinds, rulesThere(rules, registry))
      if (whyNotTried(rule, kinds) !== undefined) throw new ApiProblem('BACKTEST_UNSUPPORTED')
      const present = known && { rule: known, tuning: registry.tuning(known.id) }
      const request: BacktestRequest = {
        trial: trialOf(rule, body.overrides && overridesOf(body.overrides), present),
        devices: devicesOf(rule, body.scope ?? {}, ownDevices(registry, reach), device =>
          triedOn(by, device, rule),
        ),
        ...rangeOf(body, intake.now(), rangeMsMax),
        by: by.username,
      }
      const begun = desk.begin(request)
      if (!begun.ok) throw new ApiProblem(begun.code, detailOf(begun))
      return begun.id
    },
  }
}

const detailOf = (refusal: Extract<Begun, { ok: false }>): { detail?: string } =>
  refusal.code === 'BACKTEST_BUSY'
    ? { detail: `${refusal.waiting} wait, and no more may (LINLI_BACKTESTS_WAITING)` }
    : {}

/** Of a rule that is there, or of one that is only written so far. */
function draftOf(
  body: WireBacktestBody,
  known: Rule | undefined,
  kinds: readonly Kind[],
  there: KnownRules,
): Rule {
  if (body.definition === undefined) {
    if (known === undefined) throw new ApiProblem('RULE_NOT_FOUND')
    return known
  }
  const version = (known?.version ?? 0) + 1
  const { rule, faults } = checkRule(body.definition, { id: body.rule, version, kinds, known: there })
  if (rule === undefined) throw new ApiProblem('RULE_INVALID', { faults: [...faults] })
  return rule
}

/** What is set for the rule as it stands is set for the draft too, where nothing else is given. */
function trialOf(
  rule: Rule,
  given: readonly RuleOverride[] | undefined,
  present: TriedRule | undefined,
): Trial {
  const now = present?.tuning?.overrides ?? []
  const overrides = given ?? now
  if (rule === present?.rule && isSame(overrides, now)) return { draft: present, present: undefined }
  refuseFaulty(rule, overrides)
  return { draft: { rule, tuning: { rule: rule.id, version: 0, overrides } }, present }
}

const isSame = (a: readonly RuleOverride[], b: readonly RuleOverride[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

type Scope = NonNullable<WireBacktestBody['scope']>

/** What is named and may not be looked at is refused; what lies in the scope besides is left out. */
function devicesOf(
  rule: Rule,
  scope: Scope,
  registry: Pick<Registry, 'get' | 'list'>,
  whyNot: (device: Device) => WhyNotTried | undefined,
): TriedDevice[] {
  const fits = ({ device: { kind, site, zone } }: DeviceView): boolean =>
    (rule.kind === '*' ? !rule.except?.includes(kind) : rule.kind === kind) &&
    (scope.site ?? site) === site &&
    (scope.zone ?? zone) === zone
  const named = scope.devices === undefined ? [...registry.list()] : namedIn(scope.devices, registry)
  const fitting = named.filter(fits).map(({ device, historyFrom }) => ({ device, historyFrom }))
  const found = fitting.filter(({ device }) => whyNot(device) === undefined)
  const [refused] = fitting.flatMap(({ device }) => whyNot(device) ?? [])
  if (refused && (scope.devices !== undefined || found.length === 0))
    throw new ApiProblem(refused.code, defined({ detail: refused.detail }))
  if (found.length === 0) throw new ApiProblem('BACKTEST_SCOPE_EMPTY')
  return found
}

const namedIn = (ids: readonly string[], registry: Pick<Registry, 'get'>): DeviceView[] =>
  [...new Set(ids)].map(id => {
    const view = registry.get(id)
    if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND', { detail: id })
    return view
  })

function rangeOf(
  body: Pick<WireBacktestBody, 'from' | 'to'>,
  now: Instant,
  rangeMsMax: DurationMs,
): { from: Instant; to: Instant } {
  const end = now + 1 // up to and with this very moment
  const to = Math.min(end, body.to === undefined ? end : Date.parse(body.to))
  const from = body.from === undefined ? to - 7 * DAY : Date.parse(body.from)
  // Before there were readings, and where days have no four-digit year.
  if (from < 0) throw new ApiProblem('TIME_RANGE_INVALID', { detail: '`from` is before 1970' })
  if (from >= to)
    throw new ApiProblem('TIME_RANGE_INVALID', { detail: '`from` is not before `to`, or not past' })
  return { from: beginningOf(from, to, rangeMsMax, 'LINLI_BACKTEST_DAYS_MAX'), to }
}
