import { defineWords } from '../words/define.ts'

/** What stands around the pages for the hand. */
export const words = defineWords({
  en: {
    'tab.label': 'Pages',
    'tab.care': 'My wearers',
    'tab.round': 'To do',
    'tab.alerts': 'Alerts',
    'tab.me': 'Me',
    back: 'Back',
    refresh: 'Refresh',
    refreshing: 'Refreshing…',
    'line.lost': 'No connection',
    'line.lost.since': 'No connection. What you see is from {age}.',
    'line.retry': 'Try again',
    'nothing-here': 'There is nothing at this address',
    home: 'To the first page',
    'offline.title': 'No connection to the server',
    'offline.text':
      'No alert can be seen now, and nothing is known of anybody. It tries again by itself. If somebody needs looking after, go or call.',
    'offline.waiting': 'Waiting to be sent: {n}. It is sent as soon as there is a connection.',
    'news.critical': 'New critical alert: {title}, {place}',
    'news.open': 'Open',
    'news.hide': 'Hide',
  },
  zh: {
    'tab.label': '页面',
    'tab.care': '照护',
    'tab.round': '待办',
    'tab.alerts': '告警',
    'tab.me': '我的',
    back: '返回',
    refresh: '刷新',
    refreshing: '正在刷新…',
    'line.lost': '没有网络',
    'line.lost.since': '没有网络，显示的是{age}的情况。',
    'line.retry': '重试',
    'nothing-here': '此地址没有内容',
    home: '回到首页',
    'offline.title': '连不上服务器',
    'offline.text':
      '现在看不到告警，也不知道老人的情况。系统会自动重试。如有人需要照看，请直接上门或打电话。',
    'offline.waiting': '有 {n} 项操作等待发送，网络恢复后自动发出。',
    'news.critical': '新的紧急告警：{title}，{place}',
    'news.open': '查看',
    'news.hide': '收起',
  },
})
