import { defineWords } from '../words/define.ts'

/** For somebody who comes in for the first time, or chose another password. */
export const welcomeWords = defineWords({
  en: {
    'welcome.hello': 'Welcome, {name}',
    'welcome.invitation': 'Choose a password, and you are in.',
    'welcome.reset': 'Choose another password.',
    'welcome.username': 'Your user name',
    'welcome.username.help': 'You sign in with it. Write it down.',
    'welcome.password': 'Your password',
    'welcome.password.help':
      'At least 12 characters. Easy to keep in mind: three or four words that have nothing to do with each other.',
    'welcome.show': 'Show the password',
    'welcome.hide': 'Hide the password',
    'welcome.save': 'Save and go in',
    'welcome.wait': 'One moment…',
    'welcome.bad': 'This link does not work',
    'welcome.bad.help':
      'It was used already, or is too old. Ask whoever sent it for another. If you chose a password already, sign in.',
    'welcome.sign-in': 'Sign in',
    'welcome.again': 'Try again',
    'welcome.done': 'Your password is saved',
    'welcome.done.help': 'Next: switch on notifications, so that an alert reaches you.',
    'welcome.go': 'Open Linli',
  },
  zh: {
    'welcome.hello': '您好，{name}',
    'welcome.invitation': '设置一个密码就可以使用了。',
    'welcome.reset': '请设置新密码。',
    'welcome.username': '您的用户名',
    'welcome.username.help': '登录时使用，请记下来。',
    'welcome.password': '设置密码',
    'welcome.password.help': '至少 12 个字符。三四个互不相关的词（拼音也可以）最好记。',
    'welcome.show': '显示密码',
    'welcome.hide': '隐藏密码',
    'welcome.save': '保存并进入',
    'welcome.wait': '请稍候…',
    'welcome.bad': '链接无效',
    'welcome.bad.help': '链接已使用或已过期，请向发送人重新索取。如已设过密码，请直接登录。',
    'welcome.sign-in': '去登录',
    'welcome.again': '重试',
    'welcome.done': '密码已保存',
    'welcome.done.help': '下一步：开启通知，有告警时才能收到。',
    'welcome.go': '打开邻里',
  },
})
