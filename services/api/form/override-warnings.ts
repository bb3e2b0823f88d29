import { isNeverHeld, type Rule, type RuleOverride } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { warning } from '../../domain/rules/sense/draft.ts'
import type { Registry } from '../../runtime/registry.ts'

/** What may surprise of figures that are set: nobody hears of an SOS, or a typing error that silently does nothing. */
export const overrideWarnings = (
  rule: Rule,
  overrides: readonly RuleOverride[],
  registry: Pick<Registry, 'get' | 'list'>,
): RuleFault[] =>
  overrides.flatMap((override, i) => [
    ...silenced(`overrides.${i}`, rule, override),
    ...nowhere(`overrides.${i}.scope`, override, registry),
  ])

function silenced(path: string, rule: Rule, { enabled }: RuleOverride): RuleFault[] {
  if (enabled !== false || !isNeverHeld(rule)) return []
  return [
    warning(
      `${path}.enabled`,
      `nobody will hear of “${rule.title.en}” there: a life may hang on it`,
      `停用后将不再通知“${rule.title.zh}”，可能危及生命`,
    ),
  ]
}

/** What is set for a place that is not there yet holds once it is. */
function nowhere(
  path: string,
  { scope }: RuleOverride,
  registry: Pick<Registry, 'get' | 'list'>,
): RuleFault[] {
  const { site, zone, device } = scope
  const known =
    device === undefined ? [...registry.list()] : [registry.get(device)].filter(one => one !== undefined)
  if (device !== undefined && known.length === 0) {
    return [warning(`${path}.device`, `there is no device “${device}”`, `没有设备“${device}”`)]
  }
  const onSite = known.filter(one => site === undefined || one.device.site === site)
  if (onSite.length === 0 && site !== undefined)
    return [nothingIn(`${path}.site`, site, '社区', 'on site', device)]
  const inZone = onSite.filter(one => zone === undefined || one.device.zone === zone)
  if (inZone.length === 0 && zone !== undefined)
    return [nothingIn(`${path}.zone`, zone, '区域', 'in zone', device)]
  return []
}

const nothingIn = (
  path: string,
  name: string,
  zh: string,
  en: string,
  device: string | undefined,
): RuleFault =>
  device === undefined
    ? warning(path, `no device is ${en} “${name}”`, `${zh}“${name}”中没有设备`)
    : warning(path, `“${device}” is not ${en} “${name}”`, `设备“${device}”不在${zh}“${name}”`)
