import { defineWords } from '../../words/define.ts'

/** Labels that are stuck on devices. */
export const words = defineWords({
  en: {
    'label.one': 'Print label',
    'label.many': 'Print labels',
    'label.part': 'Labels {from}–{to}',
  },
  zh: {
    'label.one': '打印标签',
    'label.many': '打印标签',
    'label.part': '标签 {from}–{to}',
  },
})
