import { defineWords } from '../words/define.ts'

export const bannerWords = defineWords({
  en: {
    'banner.lost': 'An alert would not reach you.',
    'banner.mend': 'Put that right',
  },
  zh: {
    'banner.lost': '有告警时您收不到通知。',
    'banner.mend': '去解决',
  },
})
