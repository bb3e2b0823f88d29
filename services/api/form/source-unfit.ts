import { formatNamed } from '../../decode/formats/formats.ts'
import type { SettingValues } from '../../decode/source.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import type { Source } from '../../sources/source.ts'

export interface Written extends Pick<Source, 'filters' | 'format'> {
  /** Nothing where it is not known yet. */
  readonly via?: Source['via'] | undefined
  readonly settings: SettingValues
}

/** What can be read and can never work: topics that nothing comes by, orders that nobody is given. */
export function unfitFaults({ via, filters, format, settings }: Written): readonly RuleFault[] {
  const isGateway = via !== undefined && 'gateway' in via
  const found = formatNamed(format)
  const unfit = found?.unfit?.(settings)
  const under = isGateway ? found?.ordersUnder?.(settings) : undefined
  return [
    ...filters.flatMap((filter, i) => filterFault(filter, `filters.${i}`, isGateway) ?? []),
    ...(unfit ? [fault(`settings.${unfit.setting}`, unfit.says.en, unfit.says.zh)] : []),
    ...(under && !isUnder(under.level, filters) ? [unheard(under)] : []),
  ]
}

function filterFault(filter: string, path: string, isGateway: boolean): RuleFault | undefined {
  const level = firstOf(filter)
  if (level === '$share')
    return fault(
      path,
      'no message has this topic: a share is set at the bridge (shared), and here what stands behind its name',
      '没有消息使用该主题：共享订阅在桥接中设置（shared），此处只填其后的主题',
    )
  if (!isGateway) return undefined
  if (level.startsWith('$'))
    return fault(path, 'a gateway publishes nothing under $', '网关不会在 $ 开头的主题下发布')
  if (level !== OWN_TOPICS) return undefined
  return fault(
    path,
    'below community/ devices speak for themselves: such topics are of no source',
    'community/ 之下由设备自己上报，不属于任何数据来源',
  )
}

/** The server's own tree, where each device has its rights. */
const OWN_TOPICS = 'community'

/** A gateway is told something under the first level of what is heard of it, and nowhere else. */
const isUnder = (level: string, filters: readonly string[]): boolean =>
  filters.some(filter => [level, '+', '#'].includes(firstOf(filter)))

const unheard = ({ setting, level }: { readonly setting: string; readonly level: string }): RuleFault =>
  fault(
    `settings.${setting}`,
    `the gateway hears nothing under ${level}/: orders go under the first level of a topic that is listened to`,
    `网关收不到 ${level}/ 之下的消息：指令主题的第一级须与所听主题的第一级相同`,
  )

const firstOf = (topic: string): string => topic.split('/', 1)[0] ?? ''
