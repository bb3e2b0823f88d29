import { defineWords } from '../words/define.ts'

export const words = defineWords({
  en: {
    'trend.weeks': 'The last 8 weeks: {values}',
    'trend.about': 'Small bars: the last 8 weeks. Dashed: the limit.',
    'all-faults': '‹ All figures',
    'open-rule': 'Alerts and remedy',
    'in-rule': 'Open in the rule, with this filled in',
    'to-rule': 'Open the rule',
    'rule.alerts': 'Its latest alerts',
    'rule.none': 'None of its alerts are there any more.',
    'rule.share': '{share} of what the figure comes from',
    'good-now': 'Nothing is behind this figure now: it is within its limit.',
  },
  zh: {
    'trend.weeks': '最近 8 周：{values}',
    'trend.about': '小柱为最近 8 周，虚线为上限。',
    'all-faults': '‹ 全部指标',
    'open-rule': '告警与改进',
    'in-rule': '在规则中打开并填入此改进',
    'to-rule': '打开规则',
    'rule.alerts': '最近的告警',
    'rule.none': '已没有它的告警记录。',
    'rule.share': '占该指标来源的 {share}',
    'good-now': '该指标目前在上限之内，没有问题规则。',
  },
})
